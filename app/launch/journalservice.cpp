// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/journalservice.h"

#include "store/accountlock.h"

#include <QTimer>

#include <map>
#include <optional>

namespace berth {

// Everything that touches the journal or a lock, on the journal's thread.
class JournalService::Worker : public QObject
{
public:
    Worker(QString stateDir, const Clock &clock)
        : m_stateDir(std::move(stateDir))
        , m_clock(clock)
    {
    }

    Opened journal()
    {
        if (!m_journal) {
            auto opened = Journal::open(m_stateDir, m_clock);
            if (!opened)
                return fail(opened.error()); // the next question tries again: there may be room by then
            m_journal = std::move(*opened);
        }
        return m_journal.get();
    }

    Expected<LaunchRecord, JournalError> begin(
        Journal &journal, const LaunchRecord &record, const Observation &sending)
    {
        auto lock = AccountLock::tryLock(m_stateDir, record.account, record.baseUrl);
        if (!lock)
            return fail(lock.error());
        auto kept = journal.appendSending(record, sending);
        if (kept)
            m_locks[record.id] = std::move(*lock);
        return kept;
    }

    void release(const QString &id) { m_locks.erase(id); }

    void useStateDir(const QString &stateDir)
    {
        if (stateDir == m_stateDir)
            return;
        m_journal.reset();
        m_revision.reset();
        m_noticeTold = false;
        m_stateDir = stateDir;
    }

    QString takeNotice()
    {
        if (!m_journal || m_noticeTold)
            return {};
        m_noticeTold = true;
        return m_journal->notice();
    }

    // True when somebody else has written since the last call.
    bool othersWrote()
    {
        if (!m_journal)
            return false;
        const auto revision = m_journal->foreignRevision();
        if (!revision)
            return false;
        const bool changed = m_revision && *m_revision != *revision;
        m_revision = *revision;
        return changed;
    }

private:
    QString m_stateDir;
    const Clock &m_clock;
    std::unique_ptr<Journal> m_journal;
    std::map<QString, std::unique_ptr<AccountLock>> m_locks; // by launch
    std::optional<qint64> m_revision;
    bool m_noticeTold = false;
};

JournalService::JournalService(QString stateDir, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_worker(new Worker(std::move(stateDir), clock))
{
    m_thread.setObjectName(QStringLiteral("journal"));
    m_worker->moveToThread(&m_thread);
    // On its own thread, where its database connection must be closed.
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

JournalService::~JournalService()
{
    // quit() lets what is queued before it run: posted calls are in order.
    QMetaObject::invokeMethod(m_worker, [this] { m_thread.quit(); });
    m_thread.wait();
}

void JournalService::useStateDir(const QString &stateDir)
{
    QMetaObject::invokeMethod(m_worker, [this, stateDir] { m_worker->useStateDir(stateDir); });
    Q_EMIT changed();
}

void JournalService::post(std::function<void(const Opened &)> work)
{
    QMetaObject::invokeMethod(m_worker, [this, work = std::move(work)] {
        work(m_worker->journal());
        if (const QString words = m_worker->takeNotice(); !words.isEmpty())
            Q_EMIT notice(words);
    });
}

void JournalService::deliver(const QPointer<QObject> &context, std::function<void()> call)
{
    QMetaObject::invokeMethod(this, [context, call = std::move(call)] {
        if (context)
            call();
    });
}

void JournalService::begin(
    QObject *context, const LaunchRecord &record, const Observation &sending, RecordAnswer then)
{
    ask(
        context,
        [this, record, sending](Journal &journal) { return m_worker->begin(journal, record, sending); },
        [this, then = std::move(then)](const auto &kept) {
            if (kept)
                Q_EMIT changed();
            then(kept);
        });
}

void JournalService::finish(QObject *context, const QString &id, LaunchState to,
    const Observation &observation, const LaunchChanges &changes, RecordAnswer then)
{
    ask(
        context,
        [this, id, to, observation, changes](Journal &journal) {
            auto kept = journal.move(id, {LaunchState::Sending}, to, observation, changes);
            m_worker->release(id);
            return kept;
        },
        [this, then = std::move(then)](const auto &kept) {
            Q_EMIT changed();
            then(kept);
        });
}

void JournalService::move(QObject *context, const QString &id, const QList<LaunchState> &from, LaunchState to,
    const Observation &observation, const LaunchChanges &changes, RecordAnswer then)
{
    ask(
        context, [=](Journal &journal) { return journal.move(id, from, to, observation, changes); },
        [this, then = std::move(then)](const auto &kept) {
            Q_EMIT changed();
            then(kept);
        });
}

void JournalService::observe(QObject *context, const QString &id, const Observation &observation,
    const LaunchChanges &changes, RecordAnswer then)
{
    ask(
        context, [=](Journal &journal) { return journal.observe(id, observation, changes); },
        [this, then = std::move(then)](const auto &kept) {
            Q_EMIT changed();
            then(kept);
        });
}

void JournalService::watchOthers(bool on)
{
    auto *timer = findChild<QTimer *>(QString(), Qt::FindDirectChildrenOnly);
    if (!timer) {
        timer = new QTimer(this);
        timer->setInterval(1000);
        connect(timer, &QTimer::timeout, this, [this] {
            QMetaObject::invokeMethod(m_worker, [this] {
                if (m_worker->othersWrote())
                    Q_EMIT changed();
            });
        });
    }
    if (on)
        timer->start();
    else
        timer->stop();
}

}
