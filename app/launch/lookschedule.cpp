// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/lookschedule.h"

#include <algorithm>

namespace berth {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds firstRetry{1};
constexpr seconds longestRetry{600}; // a key that is not taken is not asked with every minute
constexpr seconds limitedRetry{3}; // the list may be asked once a second; other programs ask, too

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
    const seconds first = limited ? limitedRetry : firstRetry;
    return std::min(first * (1 << std::clamp(failures - 1, 0, 9)), longestRetry);
}

}
