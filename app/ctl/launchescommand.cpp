// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/launchescommand.h"

#include "ctl/journalcontext.h"
#include "ctl/recordlist.h"
#include "ctl/terminal.h"
#include "store/journal.h"

#include <QCoreApplication>

namespace berth {

QString LaunchesCommand::summary() const
{
    return QCoreApplication::translate("berthctl", "list every launch in the journal, newest first");
}

Exit LaunchesCommand::run(const QCommandLineParser &, const GlobalOptions &global, const Context &context)
{
    const auto stateDir = stateDirOf(global, context);
    if (!stateDir)
        return Exit::BadInput;
    const SystemClock clock;
    const auto journal = Journal::open(*stateDir, clock);
    if (!journal) {
        context.terminal.say(journal.error().message);
        return Exit::Broke;
    }
    if (!(*journal)->notice().isEmpty())
        context.terminal.say((*journal)->notice());
    const auto records = (*journal)->records();
    if (!records) {
        context.terminal.say(records.error().message);
        return Exit::Broke;
    }
    printRecords(*records, global.json, context.terminal);
    return Exit::Done;
}

}
