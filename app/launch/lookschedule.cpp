// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/lookschedule.h"

#include <algorithm>

namespace berth {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds firstRetry{5};
constexpr seconds longestRetry{60};
constexpr seconds penalty{12}; // what the server makes callers wait that were too fast

}

std::optional<milliseconds> nextLookAge(LaunchState state, std::optional<milliseconds> last)
{
    switch (state) {
    case LaunchState::Refused:
        return refusalConfirmedAfter;
    case LaunchState::Absent:
        return last ? std::nullopt : std::optional(milliseconds::zero());
    case LaunchState::Unknown: {
        const auto next = std::find_if(
            lookTimes.begin(), lookTimes.end(), [&](seconds time) { return !last || time > *last; });
        return next == lookTimes.end() ? std::nullopt : std::optional<milliseconds>(*next);
    }
    default:
        return std::nullopt;
    }
}

bool isConclusive(LaunchState state, milliseconds age)
{
    if (state == LaunchState::Refused)
        return age >= refusalConfirmedAfter;
    return state == LaunchState::Unknown && age >= lookTimes.back();
}

milliseconds retryDelay(int failures, bool limited)
{
    const seconds delay = std::min(firstRetry * (1 << std::clamp(failures - 1, 0, 4)), longestRetry);
    return limited ? std::max(delay, penalty) : delay;
}

}
