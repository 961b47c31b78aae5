// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "catalog/requestfields.h"
#include "market/cost.h"

#include <optional>

namespace berth {

// What the request would cost on the offer. Nothing when the offer's details are not known.
struct DraftCost
{
    HourlyCost cost;
    RentalType type = RentalType::OnDemand;
    double diskGb = 0;
    bool diskAssumed = false; // the disk was left alone, so its size is the template's or the server's
};

// The size reckoned with while the disk is left alone: what the official client asks for.
inline constexpr double assumedDiskGb = 10;

// Interruptible where a bid is set or the form says so.
[[nodiscard]] RentalType rentalTypeOf(const RequestFields &fields);
[[nodiscard]] std::optional<DraftCost> draftCost(
    const std::optional<Offer> &offer, const RequestFields &fields);

}
