// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

#include <QList>
#include <QString>

namespace berth {

// A contract that a sweep found the launch's mark on.
struct Candidate
{
    qint64 contract = 0;
    QString words; // "machine 4021, vastai/pytorch, running"
};

// Of the newest sweep that has seen any.
[[nodiscard]] QList<Candidate> candidatesIn(const QList<Observation> &timeline);
// Why they could not be told apart, as that sweep has said it; may be empty.
[[nodiscard]] QString conflictReason(const QList<Observation> &timeline);

}
