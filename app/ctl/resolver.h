// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

#include <QList>

#include <chrono>

namespace berth {

class JournalService;
class Reconciler;
class Terminal;

// Lets the reconciler look until nothing is left to look for, or the time is up, and then once more. Gives
// the records as they are in the journal then.
[[nodiscard]] QList<LaunchRecord> lookUntilResolved(Reconciler &reconciler, JournalService &journal,
    const QStringList &ids, std::chrono::milliseconds time, Terminal &terminal);
// The record of this id as it is in the journal, or nothing.
[[nodiscard]] std::optional<LaunchRecord> readRecord(JournalService &journal, const QString &id);

}
