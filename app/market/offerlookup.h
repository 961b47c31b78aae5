// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/searchoffers.h"

namespace berth {

// The search that finds one offer by the number that create takes, rentable or not. It filters on
// ask_contract_id: a filter on id matches nothing (FACTS, oddities).
[[nodiscard]] OfferSearch offerById(qint64 id, RentalType type, double storageGb);

}
