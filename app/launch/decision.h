// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/sweep.h"
#include "store/journal.h"

#include <QDateTime>
#include <QString>

namespace berth {

// What a person has decided about a launch of theirs, put down in the journal. The error is NotAllowed for a
// launch of somebody else, and where the launch rule does not know the step.

// It does not exist: from Unknown, Conflict or Absent to Absent.
[[nodiscard]] Expected<LaunchRecord, JournalError> keepAbsentDecision(
    Journal &journal, const AccountAt &whose, const QString &launch, const QDateTime &at);
// It is this contract, one of those that the conflict names.
[[nodiscard]] Expected<LaunchRecord, JournalError> keepContractDecision(
    Journal &journal, const AccountAt &whose, const QString &launch, qint64 contract, const QDateTime &at);

}
