// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

namespace berth {

// Whether the launch rule knows this step. Out of Conflict leads only a person's decision. Prepared may
// become NotSent: a launch that was prepared and given up before it was sent.
[[nodiscard]] bool mayMove(LaunchState from, LaunchState to, ObservationKind why);

// Whether a record may look like this; `before` is what it was. Created, and it alone, has a contract;
// one once bound is neither dropped nor exchanged; only what was created can be destroyed.
[[nodiscard]] bool isSound(const LaunchRecord &before, const LaunchRecord &after);

// Whether looking for this launch still makes sense: it is on its way or unknown, refused and not yet
// confirmed, or absent and prepared less than 72 hours ago.
[[nodiscard]] bool isOpen(const LaunchRecord &record, const QDateTime &now);

}
