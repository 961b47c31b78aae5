// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/cost.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace berth {
namespace {

// Nano-dollars and milli-GB keep thirds of a cent exact enough, and their product within 64 bits.
constexpr double largestPrice = 50; // $/GB/month, or $/GB
constexpr double largestAmount = 1e5; // GB
constexpr qint64 nanoMilliPerMicro = 1000 * 1000;

// dollarsPerGb × gb ÷ parts.
Money priceOf(double dollarsPerGb, double gb, int parts)
{
    if (!(dollarsPerGb > 0) || !(gb > 0))
        return {};
    if (dollarsPerGb > largestPrice || gb > largestAmount)
        return Money::fromDollars(dollarsPerGb * gb / parts).value_or(Money());
    const qint64 nanoDollars = std::llround(dollarsPerGb * 1e9);
    const qint64 milliGb = std::llround(gb * 1e3);
    const qint64 divisor = nanoMilliPerMicro * parts;
    return Money::fromMicro((nanoDollars * milliGb + divisor / 2) / divisor);
}

}

Money diskPerHour(double dollarsPerGbMonth, double diskGb)
{
    return priceOf(dollarsPerGbMonth, diskGb, hoursPerStorageMonth);
}

Money trafficCost(double dollarsPerGb, double gb)
{
    return priceOf(dollarsPerGb, gb, 1);
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

PlannedCost plannedCost(const Offer &offer, Money perHour, const CostPlan &plan)
{
    PlannedCost cost;
    cost.running = perHour * plan.hours;
    cost.up = trafficCost(offer.inetUpCost, plan.upGb);
    cost.down = trafficCost(offer.inetDownCost, plan.downGb);
    cost.total = cost.running + cost.up + cost.down;
    return cost;
}

std::optional<std::chrono::minutes> creditLasts(Money credit, Money perHour)
{
    constexpr qint64 mostHours = 8'766'000'000; // a million years
    if (perHour <= Money())
        return std::nullopt;
    if (credit <= Money())
        return std::chrono::minutes(0);
    const qint64 hours = credit.micro() / perHour.micro();
    if (hours >= mostHours)
        return std::chrono::minutes(mostHours * 60);
    // In two steps: credit × 60 might not fit.
    const qint64 rest = credit.micro() % perHour.micro();
    const qint64 minutes = perHour.micro() > std::numeric_limits<qint64>::max() / 60
        ? rest / (perHour.micro() / 60)
        : rest * 60 / perHour.micro();
    return std::chrono::minutes(hours * 60 + minutes);
}

std::optional<Money> onDemandPrice(const Offer &offer)
{
    if (offer.dphBase <= Money() || (offer.isBid && offer.dphBase <= offer.minBid))
        return std::nullopt;
    return offer.dphBase;
}

std::optional<Money> suggestedBid(const Offer &offer)
{
    constexpr qint64 step = 1000; // a tenth of a cent
    constexpr qint64 lowest = 1000; // what the API takes: 0.001 … 128
    constexpr qint64 highest = 128'000'000;
    const qint64 minimum = offer.minBid.micro();
    if (minimum <= 0)
        return std::nullopt;
    qint64 bid = minimum + (minimum + 4) / 5;
    const auto onDemand = onDemandPrice(offer);
    if (onDemand) {
        if (onDemand->micro() <= minimum)
            return std::nullopt;
        bid = std::min(bid, minimum + (onDemand->micro() - minimum) / 2);
    }
    const qint64 rounded = (bid + step - 1) / step * step;
    if (!onDemand || rounded < onDemand->micro())
        bid = rounded;
    if (bid < lowest || bid > highest || (onDemand && bid >= onDemand->micro()))
        return std::nullopt;
    return Money::fromMicro(bid);
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
