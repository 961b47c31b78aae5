// SPDX-License-Identifier: GPL-3.0-or-later
//
// The process that the tests kill.
//   journalchild hold DIR ACCOUNT URL   takes the account's lock, says "held" or "busy", keeps it until its
//   input ends journalchild launch DIR ACCOUNT     as hold, with a record in Sending whose id follows "held"
//   journalchild write DIR COUNT        COUNT launches; each line says what is on the disk: "ID STATE"
#include "journalsupport.h"

#include "store/accountlock.h"

#include <QCoreApplication>

#include <cstdio>

using namespace berth;
using namespace berth::test;

namespace {

void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

int broken(const JournalError &error)
{
    std::fputs(qPrintable(error.message + u'\n'), stderr);
    return 1;
}

void waitForEnd()
{
    while (std::getchar() != EOF) { }
}

int hold(const QString &dir, const QString &account, const QUrl &url)
{
    const auto lock = AccountLock::tryLock(dir, account, url);
    say(lock ? QStringLiteral("held") : QStringLiteral("busy"));
    if (lock)
        waitForEnd();
    return 0;
}

int launch(const QString &dir, const QString &account)
{
    const SystemClock clock;
    const LaunchRecord record = sampleRecord(clock.now(), account);
    const auto lock = AccountLock::tryLock(dir, account, record.baseUrl);
    if (!lock)
        return broken(lock.error());
    const auto journal = Journal::open(dir, clock);
    if (!journal)
        return broken(journal.error());
    const auto sending = (*journal)->appendSending(record, seen(clock.now(), ObservationKind::Sending));
    if (!sending)
        return broken(sending.error());
    say(QStringLiteral("held ") + record.id);
    waitForEnd();
    return 0;
}

int write(const QString &dir, int count)
{
    const SystemClock clock;
    std::unique_ptr<Journal> journal;
    for (int i = 0; i < count; ++i) {
        if (i % 3 == 0) {
            journal.reset(); // the last to close writes the log into the file: that too may be cut short
            auto opened = Journal::open(dir, clock);
            if (!opened)
                return broken(opened.error());
            journal = std::move(*opened);
        }
        LaunchRecord record = sampleRecord(clock.now());
        if (const auto done = journal->append(record); !done)
            return broken(done.error());
        say(record.id + QLatin1String(" prepared"));
        for (const LaunchState to : {LaunchState::Sending, LaunchState::Unknown, LaunchState::Created}) {
            LaunchChanges changes;
            if (to == LaunchState::Created)
                changes.contract = 1000 + i;
            const auto moved = journal->move(record.id, {record.state}, to, seen(clock.now()), changes);
            if (!moved)
                return broken(moved.error());
            record = *moved;
            say(record.id + u' ' + launchStateName(to));
        }
    }
    return 0;
}

}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("hold"))
        return hold(words.value(2), words.value(3), QUrl(words.value(4)));
    if (words.value(1) == QLatin1String("launch"))
        return launch(words.value(2), words.value(3));
    return write(words.value(2), words.value(3).toInt());
}
