// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/expected.h"
#include "store/journalerror.h"
#include "store/journalfilter.h"
#include "store/launchrecord.h"

#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace berth {

struct JournalFile;
struct JournalFileOptions;

// What became of every launch, in one SQLite file, journal.db in the state folder. What a method has answered
// without an error is on the disk. Several programs may have it open at once; within a program each thread
// opens its own and stays with it. A method waits for a file that somebody else is writing, at most three
// seconds.
//
// A launch: take the AccountLock, append(), move() to Sending, send, move() to what became of it, let go of
// the lock.
class Journal
{
public:
    [[nodiscard]] static Expected<std::unique_ptr<Journal>, JournalError> open(
        const QString &stateDir, const Clock &clock);
    // For tests: with other limits.
    [[nodiscard]] static Expected<std::unique_ptr<Journal>, JournalError> open(
        const QString &stateDir, const Clock &clock, const JournalFileOptions &options);
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    // What a person should be told once, as sentences: a damaged journal was set aside, or a newer Berth has
    // made this one and it can be read only. Usually empty.
    [[nodiscard]] const QString &notice() const { return m_notice; }
    [[nodiscard]] bool isReadOnly() const;

    // Adds a record in state Prepared, and its first observation. The error is NotAllowed when it has no
    // proper id, account, base URL, offer or time, is in another state, or when the id is taken.
    [[nodiscard]] Expected<void, JournalError> append(const LaunchRecord &record);
    // append() and the move to Sending in one: the disk is waited for once instead of twice. `sending` is the
    // second observation.
    [[nodiscard]] Expected<LaunchRecord, JournalError> appendSending(
        const LaunchRecord &record, const Observation &sending);

    // Takes a launch from one of the states `from` to `to`, with what was seen and what changes with it, or
    // does nothing. Moved: it was in none of `from`. NotAllowed: the launch rule does not know this step, or
    // the record would make no sense. Out of Conflict leads only an observation of kind Decision. Gives the
    // record as it is now.
    [[nodiscard]] Expected<LaunchRecord, JournalError> move(const QString &id, const QList<LaunchState> &from,
        LaunchState to, const Observation &observation, const LaunchChanges &changes = {});

    // Adds an observation; the state stays.
    [[nodiscard]] Expected<LaunchRecord, JournalError> observe(
        const QString &id, const Observation &observation, const LaunchChanges &changes = {});

    // When the next look is planned; an invalid time: none is. Nothing was seen, so no observation is added.
    [[nodiscard]] Expected<LaunchRecord, JournalError> planLook(const QString &id, const QDateTime &nextLook);

    // Missing when there is none.
    [[nodiscard]] Expected<LaunchRecord, JournalError> record(const QString &id) const;
    // Newest first.
    [[nodiscard]] Expected<QList<LaunchRecord>, JournalError> records(const JournalFilter &filter = {}) const;
    // Oldest first.
    [[nodiscard]] Expected<QList<Observation>, JournalError> timeline(const QString &id) const;
    // Those worth looking for: Sending, Unknown, Refused and not confirmed, Absent and prepared less than 72
    // hours ago. Newest first; the filter's states and limit do not count.
    [[nodiscard]] Expected<QList<LaunchRecord>, JournalError> openRecords(
        const JournalFilter &filter = {}) const;

    // What a program left behind when it ended in the middle: Sending becomes Unknown, Prepared (nothing was
    // sent) becomes NotSent. A launch whose AccountLock somebody holds is alive and left alone. Gives the
    // records that were changed.
    [[nodiscard]] Expected<QList<LaunchRecord>, JournalError> adoptInterrupted();

    // A number that changes when another connection has written; cheap enough to ask every second.
    [[nodiscard]] Expected<qint64, JournalError> foreignRevision() const;

private:
    Journal(QString stateDir, const Clock &clock, JournalFile file);

    [[nodiscard]] Expected<LaunchRecord, JournalError> insert(
        const LaunchRecord &record, const Observation *sending);
    using Change = std::function<Expected<LaunchRecord, JournalError>(const LaunchRecord &)>;
    [[nodiscard]] Expected<LaunchRecord, JournalError> change(
        const QString &id, const Observation &observation, const Change &change);
    [[nodiscard]] Expected<void, JournalError> writable() const;

    QString m_stateDir;
    const Clock &m_clock;
    std::unique_ptr<JournalFile> m_file;
    QString m_notice;
};

}
