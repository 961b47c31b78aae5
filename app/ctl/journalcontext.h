// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/command.h"
#include "store/launchstate.h"

#include <chrono>
#include <optional>

namespace berth {

// What the commands that use the journal share.
inline constexpr std::chrono::seconds reconcileForDefault{120}; // the launch rule's whole schedule

void addReconcileFor(QCommandLineParser &parser);
// Nothing, and the problem is said, where --reconcile-for is no number of seconds from 0 to 86,400.
[[nodiscard]] std::optional<std::chrono::milliseconds> readReconcileFor(
    const QCommandLineParser &parser, Terminal &terminal);
// The state folder; nothing, and the problem is said, where it can't be made.
[[nodiscard]] std::optional<QString> stateDirOf(const GlobalOptions &global, const Context &context);
[[nodiscard]] Exit exitFor(LaunchState state);

}
