// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiaccount.h"
#include "core/expected.h"
#include "selftest/selfcheck.h"

#include <functional>

namespace berth {

// Starts a market where nothing is billed and tells how to reach it.
using PracticeMarket = std::function<Expected<ApiAccount, QString>()>;

// Searches an offer there, rents it by the request that the window would send, and finds the contract in the
// list of instances. Fails without renting when the market is not on this computer. Runs an event loop.
[[nodiscard]] SelfCheck checkLaunch(const PracticeMarket &market);

}
