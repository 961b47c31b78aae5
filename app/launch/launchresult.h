// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/createreply.h"
#include "store/launchstate.h"

#include <QString>

#include <chrono>

namespace berth {

// What one reply says of the state.
[[nodiscard]] LaunchState launchStateOf(CreateState state);

// How a launch ended.
struct LaunchResult
{
    qint64 offerId = 0;
    LaunchState state = LaunchState::Unknown;
    CreateOutcome outcome;
    std::chrono::milliseconds took{0}; // from the click to the answer
};

}
