// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchstate.h"

#include <array>
#include <chrono>
#include <optional>

namespace berth {

// When the list of contracts is looked at for a launch, in time since its reply.
inline constexpr std::array<std::chrono::seconds, 7> lookTimes{std::chrono::seconds(2),
    std::chrono::seconds(5), std::chrono::seconds(10), std::chrono::seconds(20), std::chrono::seconds(40),
    std::chrono::seconds(60), std::chrono::seconds(120)};
// A list lags behind creations; before this it says nothing about a launch that was refused.
inline constexpr std::chrono::seconds refusalConfirmedAfter{3};

// How old the launch will be at its next look, when the last one that counted began at age `last` (nothing:
// none did). nullopt: none is planned.
[[nodiscard]] std::optional<std::chrono::milliseconds> nextLookAge(
    LaunchState state, std::optional<std::chrono::milliseconds> last);

// Whether a list that was read at that age and does not show the launch settles its outcome.
[[nodiscard]] bool isConclusive(LaunchState state, std::chrono::milliseconds age);

// How long to wait after the look that did not count, for the `failures`th time in a row (from 1).
[[nodiscard]] std::chrono::milliseconds retryDelay(int failures, bool limited);

}
