// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

#include <QByteArray>
#include <QList>

namespace berth {

// A launch with what was seen of it: recordJson() and "timeline". For the clipboard.
[[nodiscard]] QByteArray launchJson(const LaunchRecord &record, const QList<Observation> &timeline);
// An array of recordJson(), UTF-8, indented.
[[nodiscard]] QByteArray historyJson(const QList<LaunchRecord> &records);
// RFC 4180: a line of names, then one for each launch; UTF-8, CRLF. A cell that a spreadsheet would take for
// a formula (=, +, -, @, and what some skip before them: tab, carriage return) gets an apostrophe in front.
[[nodiscard]] QByteArray historyCsv(const QList<LaunchRecord> &records);

}
