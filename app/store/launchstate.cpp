// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/launchstate.h"

#include <algorithm>
#include <array>

namespace berth {
namespace {

struct Named
{
    LaunchState state;
    const char *name;
};

constexpr std::array names{
    Named{LaunchState::Prepared, "prepared"},
    Named{LaunchState::Sending, "sending"},
    Named{LaunchState::Created, "created"},
    Named{LaunchState::Refused, "refused"},
    Named{LaunchState::NotSent, "not_sent"},
    Named{LaunchState::Unknown, "unknown"},
    Named{LaunchState::Absent, "absent"},
    Named{LaunchState::Conflict, "conflict"},
};

}

bool isUnresolved(LaunchState state)
{
    return state == LaunchState::Sending || state == LaunchState::Unknown || state == LaunchState::Conflict;
}

QString launchStateName(LaunchState state)
{
    const auto found
        = std::find_if(names.begin(), names.end(), [state](const Named &n) { return n.state == state; });
    Q_ASSERT(found != names.end());
    return QString::fromLatin1(found->name);
}

std::optional<LaunchState> launchStateFromName(const QString &name)
{
    const auto found = std::find_if(
        names.begin(), names.end(), [&name](const Named &n) { return name == QLatin1String(n.name); });
    return found == names.end() ? std::nullopt : std::optional(found->state);
}

}
