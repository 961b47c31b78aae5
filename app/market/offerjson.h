// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "api/searchoffers.h"

#include <QJsonObject>

namespace berth {

// An offer for scripts, under the names and in the units of the wire (MB, seconds; null: not told), and
// "cost": what it comes to for this rental type with this disk, in dollars.
[[nodiscard]] QJsonObject offerJson(const Offer &offer, RentalType type, double diskGb);

}
