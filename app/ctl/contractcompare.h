// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/contractcheck.h"

#include <QHash>
#include <QList>

#include <chrono>

namespace berth {

class ContractInspector;

// Differences by the record's id; a record without an entry could not be compared.
using Compared = QHash<QString, QList<Difference>>;

// Compares each contract with what was asked for, all at once. Those that could not be read in time are left
// out, as are records that are not Created.
[[nodiscard]] Compared compareContracts(
    ContractInspector &inspector, const QList<LaunchRecord> &records, std::chrono::milliseconds time);

// A script is not kept waiting longer than this for contracts that are slow to be shown.
inline constexpr std::chrono::seconds comparedWithin{6};

}
