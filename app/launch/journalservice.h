// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/journal.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>

namespace berth {

// The journal on a thread of its own: what may wait for a disk or for another program never waits on the
// caller's. Answers come later, on the thread that this object lives on, and never when their context is
// gone.
class JournalService : public QObject
{
    Q_OBJECT

public:
    // Opens the journal on its thread at the first question. The clock outlives this object.
    JournalService(QString stateDir, const Clock &clock, QObject *parent = nullptr);
    // Waits for what is being written.
    ~JournalService() override;

    // What is asked from now on goes to the journal in that folder; what was asked before still goes to the
    // former one. For the sandbox, whose contracts end with it and so have a journal of their own. Not while
    // a launch is between begin() and finish().
    void useStateDir(const QString &stateDir);

    // `work(journal)` gives an Expected<T, JournalError>; `then` gets it. Questions are answered in their
    // order. A journal that can't be opened answers each with why.
    template <typename Work, typename Then> void ask(QObject *context, Work work, Then then)
    {
        using Answer = std::invoke_result_t<Work, Journal &>;
        post([this, context = QPointer<QObject>(context), work = std::move(work), then = std::move(then)](
                 const Opened &opened) mutable {
            auto answer
                = std::make_shared<Answer>(opened ? work(**opened) : Answer(tl::unexpect, opened.error()));
            deliver(context, [then = std::move(then), answer] { then(*answer); });
        });
    }

    // The same for work that may write: changed() comes before the answer.
    template <typename Work, typename Then> void write(QObject *context, Work work, Then then)
    {
        ask(context, std::move(work), [this, then = std::move(then)](const auto &answer) {
            Q_EMIT changed();
            then(answer);
        });
    }

    // Takes the account's lock and commits the intent: state Sending, on the disk, before anything is sent.
    // The lock is held until release(). An error means that nothing may be sent.
    using RecordAnswer = std::function<void(const Expected<LaunchRecord, JournalError> &)>;
    void begin(QObject *context, const LaunchRecord &record, const Observation &sending, RecordAnswer then);
    // What became of it; then lets go of the lock. When the journal can't take it, the lock is let go all the
    // same and the record stays in Sending, to be adopted as Unknown later.
    void finish(QObject *context, const QString &id, LaunchState to, const Observation &observation,
        const LaunchChanges &changes, RecordAnswer then);
    // The same two for looks and decisions afterwards.
    void move(QObject *context, const QString &id, const QList<LaunchState> &from, LaunchState to,
        const Observation &observation, const LaunchChanges &changes, RecordAnswer then);
    void observe(QObject *context, const QString &id, const Observation &observation,
        const LaunchChanges &changes, RecordAnswer then);

    // Asks every second whether another program has written, until stopped; changed() tells.
    void watchOthers(bool on);

Q_SIGNALS:
    void changed(); // a record was written, by whomever: read again what is shown
    void notice(const QString &words); // what Journal::notice() has to tell, once

private:
    class Worker;
    using Opened = Expected<Journal *, JournalError>;
    void post(std::function<void(const Opened &)> work); // runs on the journal's thread
    void deliver(const QPointer<QObject> &context, std::function<void()> call); // back on ours

    const Clock &m_clock;
    QThread m_thread;
    Worker *m_worker; // lives on m_thread
};

}
