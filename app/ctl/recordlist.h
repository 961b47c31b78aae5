// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/contractcompare.h"

#include <QList>

namespace berth {

class Terminal;

// An array of records, or a line each for people. With `compared`, each tells in what its contract is not as
// asked for: "differences", null where it was not compared.
void printRecords(
    const QList<LaunchRecord> &records, bool json, Terminal &terminal, const Compared *compared = nullptr);

}
