// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"

#include "store/accountlock.h"
#include "store/journalfile.h"
#include "store/journalrows.h"
#include "store/journalrules.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace berth {
namespace {

using Kind = JournalError::Kind;

QString say(const char *text)
{
    return QCoreApplication::translate("Journal", text);
}

JournalError notAllowed(const QString &what)
{
    return {Kind::NotAllowed,
        say(QT_TRANSLATE_NOOP(
                "Journal", "The journal does not take this (%1). Please report it as a mistake of Berth."))
            .arg(what)};
}

// Whatever the sub-millisecond or the zone, it reads back as it was written.
QDateTime stamped(const QDateTime &time)
{
    return time.isValid() ? QDateTime::fromMSecsSinceEpoch(time.toMSecsSinceEpoch(), Qt::UTC) : QDateTime();
}

LaunchRecord changed(LaunchRecord record, const LaunchChanges &changes)
{
    const auto take = [](const auto &from, auto &to) {
        if (from)
            to = *from;
    };
    const auto takeTime = [](const std::optional<QDateTime> &from, QDateTime &to) {
        if (from)
            to = stamped(*from);
    };
    take(changes.contract, record.contract);
    take(changes.error, record.error);
    take(changes.looks, record.looks);
    takeTime(changes.nextLook, record.nextLook);
    takeTime(changes.confirmedAbsent, record.confirmedAbsent);
    takeTime(changes.destroyAsked, record.destroyAsked);
    takeTime(changes.gone, record.gone);
    return record;
}

QString whyNotAppended(const LaunchRecord &record)
{
    if (!isLaunchToken(record.id))
        return QStringLiteral("id");
    if (record.account.isEmpty())
        return QStringLiteral("account");
    if (!record.baseUrl.isValid() || record.baseUrl.host().isEmpty())
        return QStringLiteral("base URL");
    if (record.offerId <= 0)
        return QStringLiteral("offer");
    if (!record.prepared.isValid())
        return QStringLiteral("time");
    if (record.state != LaunchState::Prepared || !isSound(record, record))
        return QStringLiteral("state");
    return {};
}

QString conditionOf(const JournalFilter &filter, QVariantList *values)
{
    QStringList conditions;
    if (!filter.account.isEmpty()) {
        conditions << QStringLiteral("account = ?");
        *values << filter.account;
    }
    if (!filter.baseUrl.isEmpty()) {
        conditions << QStringLiteral("base_url = ?");
        *values << apiIdentity(filter.baseUrl).toString(QUrl::FullyEncoded);
    }
    if (!filter.states.isEmpty()) {
        QStringList marks;
        for (const LaunchState state : filter.states) {
            marks << QStringLiteral("?");
            *values << launchStateName(state);
        }
        conditions << QStringLiteral("state IN (%1)").arg(marks.join(u','));
    }
    if (filter.updatedSince.isValid()) {
        conditions << QStringLiteral("updated >= ?");
        *values << filter.updatedSince.toMSecsSinceEpoch();
    }
    const QString where = conditions.isEmpty()
        ? QString()
        : QLatin1String("WHERE ") + conditions.join(QLatin1String(" AND "));
    return where
        + QStringLiteral(" ORDER BY prepared DESC, rowid DESC LIMIT %1")
              .arg(filter.limit > 0 ? filter.limit : -1);
}

Expected<LaunchRecord, JournalError> oneRecord(JournalConnection &connection, const QString &id)
{
    auto found = selectRecords(connection, QStringLiteral("WHERE id = ?"), {id});
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return fail(JournalError{
            Kind::Missing, say(QT_TRANSLATE_NOOP("Journal", "The journal has no launch %1.")).arg(id)});
    return found->constFirst();
}

}

Expected<std::unique_ptr<Journal>, JournalError> Journal::open(const QString &stateDir, const Clock &clock)
{
    return open(stateDir, clock, JournalFileOptions{});
}

Expected<std::unique_ptr<Journal>, JournalError> Journal::open(
    const QString &stateDir, const Clock &clock, const JournalFileOptions &options)
{
    auto file = openJournalFile(stateDir, clock.now(), options);
    if (!file)
        return fail(file.error());
    return std::unique_ptr<Journal>(new Journal(stateDir, clock, std::move(*file)));
}

Journal::Journal(QString stateDir, const Clock &clock, JournalFile file)
    : m_stateDir(std::move(stateDir))
    , m_clock(clock)
    , m_file(std::make_unique<JournalFile>(std::move(file)))
    , m_notice(m_file->notice)
{
    if (const auto can = writable(); !can)
        m_notice = can.error().message;
}

Journal::~Journal() = default;

bool Journal::isReadOnly() const
{
    return m_file->newer;
}

Expected<void, JournalError> Journal::writable() const
{
    if (!m_file->newer)
        return {};
    return fail(JournalError{Kind::Newer,
        say(QT_TRANSLATE_NOOP("Journal",
            "A newer Berth has made this journal of launches, so this one only reads it and can't launch. "
            "Use the newer "
            "Berth, or name another folder with --state-dir."))});
}

Expected<void, JournalError> Journal::append(const LaunchRecord &record)
{
    return insert(record, nullptr).map([](const LaunchRecord &) {});
}

Expected<LaunchRecord, JournalError> Journal::appendSending(
    const LaunchRecord &record, const Observation &sending)
{
    if (!sending.at.isValid())
        return fail(notAllowed(QStringLiteral("time")));
    return insert(record, &sending);
}

Expected<LaunchRecord, JournalError> Journal::insert(const LaunchRecord &record, const Observation *sending)
{
    if (const auto can = writable(); !can)
        return fail(can.error());
    if (const QString why = whyNotAppended(record); !why.isEmpty())
        return fail(notAllowed(why));
    JournalConnection &connection = *m_file->database;
    auto transaction = JournalTransaction::begin(connection);
    if (!transaction)
        return fail(transaction.error());
    const auto taken = oneRecord(connection, record.id);
    if (taken || taken.error().kind != Kind::Missing)
        return fail(taken ? notAllowed(QStringLiteral("id")) : taken.error());
    LaunchRecord kept = record;
    kept.baseUrl = apiIdentity(record.baseUrl);
    kept.prepared = stamped(record.prepared);
    kept.updated = kept.prepared;
    QList<Observation> seen{{kept.prepared, ObservationKind::Prepared,
        say(QT_TRANSLATE_NOOP("Journal", "Prepared for offer %1.")).arg(kept.offerId), {}, kept.state}};
    if (sending) {
        kept.state = LaunchState::Sending;
        kept.updated = stamped(sending->at);
        seen << *sending;
        seen.last().state = kept.state;
    }
    if (const auto done = insertRow(connection, kept); !done)
        return fail(done.error());
    for (const Observation &one : std::as_const(seen)) {
        if (const auto done = insertRow(connection, kept.id, one); !done)
            return fail(done.error());
    }
    if (const auto done = transaction->commit(); !done)
        return fail(done.error());
    return kept;
}

Expected<LaunchRecord, JournalError> Journal::change(
    const QString &id, const Observation &observation, const Change &change)
{
    if (const auto can = writable(); !can)
        return fail(can.error());
    if (!observation.at.isValid())
        return fail(notAllowed(QStringLiteral("time")));
    JournalConnection &connection = *m_file->database;
    auto transaction = JournalTransaction::begin(connection);
    if (!transaction)
        return fail(transaction.error());
    const auto before = oneRecord(connection, id);
    if (!before)
        return before;
    auto after = change(*before);
    if (!after)
        return after;
    if (!isSound(*before, *after))
        return fail(notAllowed(launchStateName(after->state)));
    after->updated = stamped(observation.at);
    Observation seen = observation;
    seen.state = after->state;
    if (const auto done = updateRow(connection, *after); !done)
        return fail(done.error());
    if (const auto done = insertRow(connection, id, seen); !done)
        return fail(done.error());
    if (const auto done = transaction->commit(); !done)
        return fail(done.error());
    return after;
}

Expected<LaunchRecord, JournalError> Journal::move(const QString &id, const QList<LaunchState> &from,
    LaunchState to, const Observation &observation, const LaunchChanges &changes)
{
    return change(id, observation, [&](const LaunchRecord &before) -> Expected<LaunchRecord, JournalError> {
        if (!from.contains(before.state))
            return fail(JournalError{Kind::Moved,
                say(QT_TRANSLATE_NOOP("Journal", "The launch %1 has moved on meanwhile: it is %2 now."))
                    .arg(id, launchStateName(before.state))});
        if (!mayMove(before.state, to, observation.kind))
            return fail(notAllowed(launchStateName(before.state) + u' ' + launchStateName(to)));
        LaunchRecord after = changed(before, changes);
        after.state = to;
        return after;
    });
}

Expected<LaunchRecord, JournalError> Journal::observe(
    const QString &id, const Observation &observation, const LaunchChanges &changes)
{
    return change(id, observation, [&](const LaunchRecord &before) -> Expected<LaunchRecord, JournalError> {
        return changed(before, changes);
    });
}

Expected<LaunchRecord, JournalError> Journal::planLook(const QString &id, const QDateTime &nextLook)
{
    if (const auto can = writable(); !can)
        return fail(can.error());
    JournalConnection &connection = *m_file->database;
    auto transaction = JournalTransaction::begin(connection);
    if (!transaction)
        return fail(transaction.error());
    auto record = oneRecord(connection, id);
    if (!record)
        return record;
    record->nextLook = stamped(nextLook);
    if (const auto done = updateRow(connection, *record); !done)
        return fail(done.error());
    if (const auto done = transaction->commit(); !done)
        return fail(done.error());
    return record;
}

Expected<LaunchRecord, JournalError> Journal::record(const QString &id) const
{
    return oneRecord(*m_file->database, id);
}

Expected<QList<LaunchRecord>, JournalError> Journal::records(const JournalFilter &filter) const
{
    QVariantList values;
    const QString tail = conditionOf(filter, &values);
    return selectRecords(*m_file->database, tail, values);
}

Expected<QList<Observation>, JournalError> Journal::timeline(const QString &id) const
{
    return selectObservations(*m_file->database, id);
}

Expected<QList<LaunchRecord>, JournalError> Journal::openRecords(const JournalFilter &filter) const
{
    JournalFilter candidates = filter;
    candidates.states
        = {LaunchState::Sending, LaunchState::Unknown, LaunchState::Refused, LaunchState::Absent};
    candidates.limit = 0;
    return records(candidates).map([now = m_clock.now()](QList<LaunchRecord> found) {
        found.removeIf([&now](const LaunchRecord &one) { return !isOpen(one, now); });
        return found;
    });
}

Expected<QList<LaunchRecord>, JournalError> Journal::adoptInterrupted()
{
    JournalFilter unfinished;
    unfinished.states = {LaunchState::Prepared, LaunchState::Sending};
    const auto found = records(unfinished);
    if (!found)
        return found;
    QList<LaunchRecord> adopted;
    for (const LaunchRecord &one : *found) {
        const auto lock = AccountLock::tryLock(m_stateDir, one.account, one.baseUrl);
        if (!lock) {
            if (lock.error().kind == Kind::Locked)
                continue;
            return fail(lock.error());
        }
        const bool sent = one.state == LaunchState::Sending;
        const Observation seen{m_clock.now(), ObservationKind::Note,
            sent ? say(QT_TRANSLATE_NOOP("Journal",
                "Berth ended while this launch was being sent. A contract may exist; the list of instances "
                "will tell."))
                 : say(QT_TRANSLATE_NOOP("Journal", "Berth ended before this launch was sent.")),
            {}, one.state};
        const auto moved
            = move(one.id, {one.state}, sent ? LaunchState::Unknown : LaunchState::NotSent, seen);
        if (moved)
            adopted << *moved;
        else if (moved.error().kind != Kind::Moved) // its owner was done with it before the lock was had
            return fail(moved.error());
    }
    return adopted;
}

Expected<qint64, JournalError> Journal::foreignRevision() const
{
    return m_file->database->value(QStringLiteral("PRAGMA data_version")).map([](const QVariant &version) {
        return version.toLongLong();
    });
}

}
