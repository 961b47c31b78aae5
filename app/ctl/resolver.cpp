// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/resolver.h"

#include "ctl/terminal.h"
#include "launch/journalservice.h"
#include "launch/reconciler.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSet>
#include <QTimer>

#include <algorithm>

namespace berth {
namespace {

// The last look begins this much before the time is up, so that its answer is still in time.
constexpr std::chrono::milliseconds lastLookBefore{1000};
constexpr std::chrono::milliseconds lastLookTakes{4000}; // at most, behind the end

bool isOpen(const LaunchRecord &record)
{
    return record.state == LaunchState::Unknown || record.state == LaunchState::Sending
        || (record.state == LaunchState::Refused && !record.confirmedAbsent.isValid());
}

}

std::optional<LaunchRecord> readRecord(JournalService &journal, const QString &id)
{
    std::optional<LaunchRecord> found;
    QEventLoop loop;
    journal.ask(
        &loop, [id](Journal &opened) { return opened.record(id); },
        [&](const Expected<LaunchRecord, JournalError> &record) {
            if (record)
                found = *record;
            loop.quit();
        });
    loop.exec();
    return found;
}

QList<LaunchRecord> lookUntilResolved(Reconciler &reconciler, JournalService &journal, const QStringList &ids,
    std::chrono::milliseconds time, Terminal &terminal)
{
    QEventLoop loop;
    bool looked = false; // also what is only watched, such as Absent, is looked for once
    bool lastLook = false;
    const auto anyOpen = [&] {
        const QList<LaunchRecord> watched = reconciler.watched();
        return std::any_of(watched.begin(), watched.end(),
            [&](const LaunchRecord &record) { return ids.contains(record.id) && isOpen(record); });
    };
    const auto maybeDone = [&] {
        if ((looked && !anyOpen()) || (lastLook && !reconciler.isLooking()))
            loop.quit();
    };
    QObject::connect(&reconciler, &Reconciler::changed, &loop, maybeDone);
    QObject::connect(&reconciler, &Reconciler::resolved, &loop, maybeDone);
    QObject::connect(&reconciler, &Reconciler::lookingChanged, &loop, [&](bool looking) {
        looked = looked || !looking;
        maybeDone();
    });
    QObject::connect(
        &reconciler, &Reconciler::problem, &loop, [&](const QString &words) { terminal.say(words); });
    QTimer::singleShot(std::max(time - lastLookBefore, time / 2), &loop, [&] {
        reconciler.lookNow();
        lastLook = true;
    });
    QTimer::singleShot(time + lastLookTakes, &loop, &QEventLoop::quit);
    if (!ids.isEmpty())
        loop.exec();

    QList<LaunchRecord> records;
    for (const QString &id : ids) {
        if (const auto record = readRecord(journal, id))
            records << *record;
    }
    return records;
}

}
