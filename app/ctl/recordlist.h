// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

#include <QList>

namespace berth {

class Terminal;

// An array of records, or a line each for people.
void printRecords(const QList<LaunchRecord> &records, bool json, Terminal &terminal);

}
