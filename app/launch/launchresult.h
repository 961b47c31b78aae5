// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/createreply.h"
#include "store/launchrecord.h"
#include "store/launchstate.h"

#include <QString>

#include <chrono>

namespace berth {

// What one reply says of the state.
[[nodiscard]] LaunchState launchStateOf(CreateState state);

// The first outcome of a launch; looking at the list of contracts may change it later.
struct LaunchResult
{
    qint64 offerId = 0;
    LaunchState state = LaunchState::Unknown;
    CreateOutcome outcome;
    LaunchRecord record; // as in the journal; without an id when the intent could not be kept
    QString journalProblem; // why the journal could not keep the intent, or the outcome; usually empty
    std::chrono::milliseconds took{0}; // from the confirmation to the answer
};

}
