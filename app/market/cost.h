// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "api/searchoffers.h"
#include "core/money.h"
#include "store/spending.h"

#include <chrono>
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

// $ for `gb` GB of traffic at `dollarsPerGb`, rounded half up to a micro-dollar. Nothing for what is negative
// or not a number.
[[nodiscard]] Money trafficCost(double dollarsPerGb, double gb);

// What a person plans to do with it, in dollars altogether.
struct PlannedCost
{
    Money running; // the hours, at `perHour`
    Money up; // out of the machine
    Money down; // into it
    Money total;

    friend bool operator==(const PlannedCost &, const PlannedCost &) = default;
};
// `perHour` is what running costs, the disk in it.
[[nodiscard]] PlannedCost plannedCost(const Offer &offer, Money perHour, const CostPlan &plan);

// How long the credit pays for something that costs this much, rounded down to a minute; zero where there is
// none. Nothing: for ever, for it costs nothing. A million years are the most.
[[nodiscard]] std::optional<std::chrono::minutes> creditLasts(Money credit, Money perHour);

// $/hour of the same machine on-demand, without the disk. Nothing where the market did not tell: a search for
// interruptible offers may quote the lowest bid as dph_base.
[[nodiscard]] std::optional<Money> onDemandPrice(const Offer &offer);

// A bid that is likely to keep running for a while: a fifth above the lowest that runs now, so that the next
// one who bids a little more does not stop it; but no nearer to on-demand than half-way from the lowest bid,
// for what is saved is the point of bidding. In whole tenths of a cent, rounded up where that stays below
// on-demand. Nothing where the lowest bid is not known, or where it leaves nothing to save.
[[nodiscard]] std::optional<Money> suggestedBid(const Offer &offer);

enum class BidCheck : quint8 {
    Fine,
    BelowMinimum, // the contract is created, but stays stopped, and its disk is billed
    NotBelowOnDemand, // interruptible for the price of on-demand, or more
};
// Where the offer does not tell its lowest bid or its on-demand price, the bid is fine.
[[nodiscard]] BidCheck checkBid(const Offer &offer, Money bid);

}
