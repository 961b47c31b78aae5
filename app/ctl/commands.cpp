// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/commands.h"

#include "core/version.h"
#include "ctl/launchcommand.h"
#include "ctl/launchescommand.h"
#include "ctl/offerscommand.h"
#include "ctl/presetscommand.h"
#include "ctl/reconcilecommand.h"
#include "ctl/requestcommand.h"
#include "ctl/sandboxcommand.h"
#include "ctl/terminal.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

QString overview()
{
    QString text = Words::tr(
        "Usage: berthctl COMMAND [options]\n\nRents GPU instances on Vast.ai from a script.\n\nCommands:\n");
    for (const auto &command : allCommands())
        text += QStringLiteral("  %1 %2\n").arg(command->name(), -10).arg(command->summary());
    text += Words::tr("\n“berthctl COMMAND --help” tells a command's options.\n"
                      "Exit status: 0 done, 1 broke, 2 bad input, 3 refused, 4 unknown (possibly created), 5 "
                      "not sent, 6 absent.");
    return text;
}

}

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<RequestCommand>());
    commands.push_back(std::make_unique<LaunchCommand>());
    commands.push_back(std::make_unique<LaunchesCommand>());
    commands.push_back(std::make_unique<ReconcileCommand>());
    commands.push_back(std::make_unique<OffersCommand>());
    commands.push_back(std::make_unique<PresetsCommand>());
    commands.push_back(std::make_unique<SandboxCommand>());
    return commands;
}

Exit runBerthctl(const QStringList &arguments, const Context &context)
{
    Terminal &terminal = context.terminal;
    const QString first = arguments.value(1);
    if (first == QLatin1String("--version")) {
        terminal.result(QStringLiteral("berthctl %1").arg(QLatin1String(version)));
        return Exit::Done;
    }
    if (first == QLatin1String("--help") || first == QLatin1String("-h")) {
        terminal.result(overview());
        return Exit::Done;
    }
    const auto commands = allCommands();
    const auto found = std::find_if(
        commands.begin(), commands.end(), [&first](const auto &command) { return command->name() == first; });
    if (found == commands.end()) {
        terminal.say(first.isEmpty() ? Words::tr("No command was given.")
                                     : Words::tr("There is no command “%1”.").arg(first));
        terminal.say(overview());
        return Exit::BadInput;
    }

    QCommandLineParser parser;
    parser.setApplicationDescription((*found)->summary());
    (*found)->addOptions(parser);
    addGlobalOptions(parser);
    parser.addOptions({{{QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this text.")},
        {QStringLiteral("version"), Words::tr("Show the version.")}});
    QStringList rest = arguments;
    rest.removeAt(1);
    rest[0] = QStringLiteral("berthctl ") + first; // what the help's first line names
    const bool parsed = parser.parse(rest);
    if (parser.isSet(QStringLiteral("help"))) {
        terminal.result(parser.helpText().trimmed());
        return Exit::Done;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        terminal.result(QStringLiteral("berthctl %1").arg(QLatin1String(version)));
        return Exit::Done;
    }
    if (!parsed) {
        terminal.say(parser.errorText());
        return Exit::BadInput;
    }
    if (!(*found)->takesWords() && !parser.positionalArguments().isEmpty()) {
        terminal.problem(parser.positionalArguments().first(), Words::tr("is no option of “%1”").arg(first));
        return Exit::BadInput;
    }
    const auto global = readGlobalOptions(parser, context.environment);
    if (!global) {
        terminal.problem(global.error().option, global.error().message);
        return Exit::BadInput;
    }
    return (*found)->run(parser, *global, context);
}

}
