// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/journalcontext.h"

#include "ctl/terminal.h"
#include "store/statedir.h"

#include <QCoreApplication>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

const QString reconcileFor = QStringLiteral("reconcile-for");

}

void addReconcileFor(QCommandLineParser &parser)
{
    parser.addOption(
        {reconcileFor, Words::tr("How long to look for a contract whose launch is unknown (120)."),
            QStringLiteral("SECONDS"), QString::number(reconcileForDefault.count())});
}

std::optional<std::chrono::milliseconds> readReconcileFor(
    const QCommandLineParser &parser, Terminal &terminal)
{
    bool number = false;
    const double seconds = parser.value(reconcileFor).toDouble(&number);
    if (!number || !(seconds >= 0) || seconds > 86'400) {
        terminal.problem(
            QStringLiteral("--reconcile-for"), Words::tr("must be a number of seconds from 0 to 86400"));
        return std::nullopt;
    }
    return std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
}

std::optional<QString> stateDirOf(const GlobalOptions &global, const Context &context)
{
    auto dir = prepareStateDir(global.stateDir, context.environment);
    if (!dir) {
        context.terminal.problem(QStringLiteral("--state-dir"), dir.error());
        return std::nullopt;
    }
    return *dir;
}

Exit exitFor(LaunchState state)
{
    switch (state) {
    case LaunchState::Created:
        return Exit::Done;
    case LaunchState::Refused:
        return Exit::Refused;
    case LaunchState::NotSent:
        return Exit::NotSent;
    case LaunchState::Absent:
        return Exit::Absent;
    default:
        return Exit::Unknown;
    }
}

}
