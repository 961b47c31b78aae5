// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/accountfacts.h"
#include "market/cost.h"

#include <QString>

namespace berth {

// What money means, in the person's words and locale.
namespace CostText {

[[nodiscard]] QString perHour(Money price); // "$0.631/h"
[[nodiscard]] QString perGb(double dollars); // "$0.0029/GB"
[[nodiscard]] QString plan(const CostPlan &plan); // "8 h, 5 GB up and 100 GB down"
// "40 minutes", "27 hours", "6 days", rounded down; nothing is for ever.
[[nodiscard]] QString lasts(std::optional<std::chrono::minutes> time);
// How long the credit pays for the instance running and stopped, with all that the account has already; what
// is not known is said.
[[nodiscard]] QString credit(const AccountFacts &account, const HourlyCost &cost);
// Why suggestedBid() says what it says.
[[nodiscard]] QString bidRule();

}

}
