// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/launchresult.h"

namespace berth {

// What went wrong, in the words that scripts rely on: kind is not_sent, transport, http, refusal or
// malformed, the closed set of ApiError. Empty for a creation without an error.
[[nodiscard]] LaunchError launchErrorOf(const LaunchResult &result);
// The reply as the journal keeps it: status, what came of it, and the masked answer (at most 4 KiB of it).
[[nodiscard]] Observation replyObservation(const QDateTime &at, const LaunchResult &result);

}
