// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/cost.h"

#include <cmath>

namespace berth {
namespace {

// Nano-dollars and milli-GB keep thirds of a cent exact enough, and their product within 64 bits.
constexpr double largestPrice = 50; // $/GB/month
constexpr double largestDisk = 1e5; // GB
constexpr qint64 nanoMilliPerMicro = 1000 * 1000;

}

Money diskPerHour(double dollarsPerGbMonth, double diskGb)
{
    if (!(dollarsPerGbMonth > 0) || !(diskGb > 0))
        return {};
    if (dollarsPerGbMonth > largestPrice || diskGb > largestDisk)
        return Money::fromDollars(dollarsPerGbMonth * diskGb / hoursPerStorageMonth).value_or(Money());
    const qint64 nanoDollars = std::llround(dollarsPerGbMonth * 1e9);
    const qint64 milliGb = std::llround(diskGb * 1e3);
    constexpr qint64 divisor = nanoMilliPerMicro * hoursPerStorageMonth;
    return Money::fromMicro((nanoDollars * milliGb + divisor / 2) / divisor);
}

HourlyCost hourlyCost(const Offer &offer, RentalType type, double diskGb, std::optional<Money> bid)
{
    // An answer without dph_base still has a price; taking it whole errs on the dear side.
    const Money onDemand = offer.dphBase > Money() ? offer.dphBase : offer.dphTotal;
    const Money lowestBid = offer.minBid > Money() ? offer.minBid : onDemand;
    HourlyCost cost;
    cost.gpu = type == RentalType::Interruptible ? bid.value_or(lowestBid) : onDemand;
    cost.disk = diskPerHour(offer.storageCost, diskGb);
    cost.total = cost.gpu + cost.disk;
    cost.stopped = cost.disk;
    return cost;
}

BidCheck checkBid(const Offer &offer, Money bid)
{
    if (bid < offer.minBid)
        return BidCheck::BelowMinimum;
    // A search for interruptible offers may quote the lowest bid as dph_base; that says nothing of on-demand.
    const bool onDemandKnown = offer.dphBase > offer.minBid;
    return onDemandKnown && bid >= offer.dphBase ? BidCheck::NotBelowOnDemand : BidCheck::Fine;
}

}
