// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchresult.h"

namespace berth {

LaunchState launchStateOf(CreateState state)
{
    switch (state) {
    case CreateState::Created:
        return LaunchState::Created;
    case CreateState::Refused:
        return LaunchState::Refused;
    case CreateState::NotSent:
        return LaunchState::NotSent;
    case CreateState::Unknown:
        return LaunchState::Unknown;
    }
    Q_UNREACHABLE();
}

}
