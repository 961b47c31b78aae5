// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "api/searchoffers.h"
#include "core/money.h"

#include <optional>

namespace berth {

// Hours in the month of storage prices. From the example of the public page of GET /api/v0/instances/{id}/:
// storage_cost 0.149333… ($/GB/month) for 10 GB gives storage_total_cost and diskHour 0.00207407… $/hour, and
// 0.149333… × 10 ÷ 720 is that number. Offers quoted in public projects agree (0.20 × 10 ÷ 720 =
// 0.00277777…), with dph_total = dph_base + storage_total_cost.
inline constexpr int hoursPerStorageMonth = 720;

// What a contract costs, all in $/hour. Traffic (inetUpCost, inetDownCost) is billed by the GB and is not in
// it.
struct HourlyCost
{
    Money gpu; // billed while running
    Money disk; // billed from creation until destruction, running or not
    Money total; // running: gpu + disk
    Money stopped; // stopped: the disk alone

    friend bool operator==(const HourlyCost &, const HourlyCost &) = default;
};

// $/hour of `diskGb` GB at `dollarsPerGbMonth`, rounded half up to a micro-dollar. Nothing for what is
// negative or not a number.
[[nodiscard]] Money diskPerHour(double dollarsPerGbMonth, double diskGb);

// On-demand (and reserved) the GPU costs the offer's dph_base. Interruptible it costs the bid, or the offer's
// lowest bid where none is given: a bid is $/hour for the whole machine, and the disk comes on top of it.
[[nodiscard]] HourlyCost hourlyCost(
    const Offer &offer, RentalType type, double diskGb, std::optional<Money> bid = {});

// 24 hours.
[[nodiscard]] constexpr Money perDay(Money perHour)
{
    return perHour * 24;
}

enum class BidCheck : quint8 {
    Fine,
    BelowMinimum, // the contract is created, but stays stopped, and its disk is billed
    NotBelowOnDemand, // interruptible for the price of on-demand, or more
};
// Where the offer does not tell its lowest bid or its on-demand price, the bid is fine.
[[nodiscard]] BidCheck checkBid(const Offer &offer, Money bid);

}
