// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/reconcilecommand.h"

#include "api/apiclient.h"
#include "ctl/journalcontext.h"
#include "ctl/recordlist.h"
#include "ctl/resolver.h"
#include "ctl/terminal.h"
#include "launch/journalservice.h"
#include "launch/reconciler.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>

namespace berth {
namespace {

// Adopts what a dead program left behind, and tells which records are open then. An error is in words.
Expected<QStringList, QString> openIds(JournalService &journal, const JournalFilter &filter)
{
    Expected<QStringList, QString> ids;
    QEventLoop loop;
    journal.ask(
        &loop,
        [filter](Journal &opened) -> Expected<QList<LaunchRecord>, JournalError> {
            if (const auto adopted = opened.adoptInterrupted(); !adopted)
                return fail(adopted.error());
            return opened.openRecords(filter);
        },
        [&](const Expected<QList<LaunchRecord>, JournalError> &records) {
            if (records) {
                for (const LaunchRecord &record : *records)
                    ids->append(record.id);
            } else {
                ids = fail(records.error().message);
            }
            loop.quit();
        });
    loop.exec();
    return ids;
}
}

QString ReconcileCommand::summary() const
{
    return QCoreApplication::translate("berthctl", "look for every launch whose outcome is open");
}

void ReconcileCommand::addOptions(QCommandLineParser &parser) const
{
    addReconcileFor(parser);
}

Exit ReconcileCommand::run(
    const QCommandLineParser &parser, const GlobalOptions &global, const Context &context)
{
    const auto lookFor = readReconcileFor(parser, context.terminal);
    const auto account = readAccount(global, context.environment, context.homeDir);
    if (!account)
        context.terminal.problem(account.error().option, account.error().message);
    if (!account || !lookFor)
        return Exit::BadInput;
    const auto stateDir = stateDirOf(global, context);
    if (!stateDir)
        return Exit::BadInput;

    SystemClock clock;
    ApiClient client(*account);
    JournalService journal(*stateDir, clock);
    QObject::connect(&journal, &JournalService::notice, &client,
        [&](const QString &words) { context.terminal.say(words); });
    JournalFilter filter;
    filter.account = accountFingerprint(account->key);
    filter.baseUrl = apiIdentity(account->baseUrl);
    const auto ids = openIds(journal, filter);
    if (!ids) {
        context.terminal.say(ids.error());
        return Exit::Broke;
    }
    QList<LaunchRecord> records;
    if (!ids->isEmpty()) {
        Reconciler reconciler(client, clock, journal);
        reconciler.setAccount(filter.account, filter.baseUrl);
        for (const QString &id : *ids) {
            if (const auto record = readRecord(journal, id))
                reconciler.watch(*record);
        }
        reconciler.lookNow();
        records = lookUntilResolved(reconciler, journal, *ids, *lookFor, context.terminal);
    }
    printRecords(records, global.json, context.terminal);
    const bool uncertain = std::any_of(records.begin(), records.end(),
        [](const LaunchRecord &record) { return isUnresolved(record.state); });
    return uncertain ? Exit::Unknown : Exit::Done;
}

}
