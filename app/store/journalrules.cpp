// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journalrules.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace berth {
namespace {

struct Step
{
    LaunchState from;
    LaunchState to;
};

using S = LaunchState;
constexpr std::array steps{
    Step{S::Prepared, S::Sending},
    Step{S::Prepared, S::NotSent},
    Step{S::Sending, S::Created},
    Step{S::Sending, S::Refused},
    Step{S::Sending, S::NotSent},
    Step{S::Sending, S::Unknown},
    Step{S::Unknown, S::Created},
    Step{S::Unknown, S::Absent},
    Step{S::Unknown, S::Conflict},
    Step{S::Absent, S::Created},
    Step{S::Absent, S::Conflict},
    Step{S::Refused, S::Created},
    Step{S::Refused, S::Conflict},
    Step{S::Conflict, S::Created},
    Step{S::Conflict, S::Absent},
};

constexpr std::chrono::hours watched{72};

}

bool mayMove(LaunchState from, LaunchState to, ObservationKind why)
{
    const bool known = std::any_of(
        steps.begin(), steps.end(), [&](const Step &step) { return step.from == from && step.to == to; });
    return known && (from != LaunchState::Conflict || why == ObservationKind::Decision);
}

bool isSound(const LaunchRecord &before, const LaunchRecord &after)
{
    if (after.contract < 0 || after.looks < before.looks)
        return false;
    if ((after.state == LaunchState::Created) != (after.contract > 0))
        return false;
    if (before.contract > 0 && after.contract != before.contract)
        return false;
    const bool ended = after.gone.isValid() || after.destroyAsked.isValid();
    if (ended && after.state != LaunchState::Created)
        return false;
    return !after.confirmedAbsent.isValid() || after.state != LaunchState::Prepared;
}

bool isOpen(const LaunchRecord &record, const QDateTime &now)
{
    switch (record.state) {
    case LaunchState::Sending:
    case LaunchState::Unknown:
        return true;
    case LaunchState::Refused:
        return !record.confirmedAbsent.isValid();
    case LaunchState::Absent:
        return record.prepared.msecsTo(now) <= std::chrono::milliseconds(watched).count();
    case LaunchState::Prepared:
    case LaunchState::Created:
    case LaunchState::NotSent:
    case LaunchState::Conflict:
        return false;
    }
    Q_UNREACHABLE();
}

}
