// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace berth {

// A launch that is looked for.
struct OpenLaunch
{
    LaunchRecord record;
    QDateTime since; // when its reply came, or it was prepared, where none came
};

struct OpenLaunches
{
    QList<OpenLaunch> open;
    QList<LaunchRecord> conflicts; // not looked for: a person decides
    QList<LaunchRecord> closed; // those of `known` that are neither any more
};

// Adopts what a dead program left behind and reads what is open then. A launch that a live program is still
// sending is left out.
[[nodiscard]] Expected<OpenLaunches, JournalError> readOpenLaunches(
    Journal &journal, const JournalFilter &filter, const QStringList &known);

}
