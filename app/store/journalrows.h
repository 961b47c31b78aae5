// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journalconnection.h"
#include "store/launchrecord.h"

#include <QList>

namespace berth {

// Records and observations as rows; no transactions here.
[[nodiscard]] Expected<void, JournalError> insertRow(
    JournalConnection &connection, const LaunchRecord &record);
// Writes what can change.
[[nodiscard]] Expected<void, JournalError> updateRow(
    JournalConnection &connection, const LaunchRecord &record);
[[nodiscard]] Expected<void, JournalError> insertRow(
    JournalConnection &connection, const QString &launch, const Observation &observation);

// `tail` follows "FROM launches"; `values` are bound to its question marks in order.
[[nodiscard]] Expected<QList<LaunchRecord>, JournalError> selectRecords(
    JournalConnection &connection, const QString &tail, const QVariantList &values);
// In the order in which they were added.
[[nodiscard]] Expected<QList<Observation>, JournalError> selectObservations(
    JournalConnection &connection, const QString &launch);

}
