// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <optional>

namespace berth {

// What a person allows. Rent is off above it.
struct SpendingLimits
{
    std::optional<Money> perHour; // of one launch, running, its disk in it
    std::optional<Money> perDay; // of all that the account has, and the launch

    friend bool operator==(const SpendingLimits &, const SpendingLimits &) = default;
};

// How long and with what traffic a person means to use an instance; for working out what that costs.
struct CostPlan
{
    static constexpr int mostHours = 8760; // a year
    static constexpr int mostGb = 100'000;

    int hours = 8; // running, 1 … mostHours
    int upGb = 0; // out of the machine
    int downGb = 0; // into it

    [[nodiscard]] bool hasTraffic() const { return upGb > 0 || downGb > 0; }
    friend bool operator==(const CostPlan &, const CostPlan &) = default;
};

}
