// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/instance.h"
#include "store/journal.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>

namespace berth {

// One look at the list of contracts, as it concerns one launch.
struct Look
{
    QDateTime at; // when it ended
    std::chrono::milliseconds age{0}; // the launch's when it began, since the reply
    std::chrono::milliseconds ageNow{0}; // the launch's when it ended
    bool valid = false;
    QList<Instance> contracts; // of a valid one
    QString why; // an invalid one does not count; a sentence
    bool repeated = false; // it is invalid for the same reason as the one before
    QDateTime retry; // when an invalid one is made again
};

// Puts down in the journal what the look means for the launch, which may have moved on meanwhile: a match
// binds the contract, nothing in a list that is late enough ends the search, and so on. Gives the launch as
// it is then.
[[nodiscard]] Expected<LaunchRecord, JournalError> keepLook(
    Journal &journal, const QString &launch, const Look &look);

// The launch of the same account that the contract is bound to already; empty when there is none but `launch`
// itself.
[[nodiscard]] Expected<QString, JournalError> ownerOf(
    const Journal &journal, const LaunchRecord &launch, qint64 contract);

}
