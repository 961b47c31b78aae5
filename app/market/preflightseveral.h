// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/preflight.h"

namespace berth {

// One launch of a plan, and what it costs there; nothing where the price is not known.
struct PlannedLaunch
{
    Offer offer;
    std::optional<HourlyCost> cost;
};

// The checks of a plan of several launches, in the order of preflight(). What concerns the account is looked
// at once for all of them together; what concerns machines is told once, with how many of the offers it holds
// for. `common` is what all share; its offer and cost are not looked at. `ceiling`: what an offer in the
// place of one that is gone may cost an hour, at most; none: no more than the dearest of the plan.
[[nodiscard]] QList<PreflightCheck> preflightSeveral(
    const PreflightInput &common, const QList<PlannedLaunch> &launches, std::optional<Money> ceiling);

}
