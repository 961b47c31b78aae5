// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace berth {

// The states of a launch, as the launch rule names them. Absent and Conflict are reached by looking at the
// account's list of contracts.
enum class LaunchState : quint8 { Prepared, Sending, Created, Refused, NotSent, Unknown, Absent, Conflict };

// A contract may exist that nobody can name yet: Sending, Unknown and Conflict. A person is not left alone
// with these.
[[nodiscard]] bool isUnresolved(LaunchState state);

// "created", "not_sent": for scripts and for the journal.
[[nodiscard]] QString launchStateName(LaunchState state);
[[nodiscard]] std::optional<LaunchState> launchStateFromName(const QString &name);

}
