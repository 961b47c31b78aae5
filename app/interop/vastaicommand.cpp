// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/vastaicommand.h"

#include "interop/commandline.h"
#include "interop/envtext.h"
#include "interop/vastaimeaning.h"
#include "interop/vastaioptions.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

struct Import
{
    Q_DECLARE_TR_FUNCTIONS(VastaiCommand)
};

enum class Verb : quint8 { None, Create, CreateMany, Launch, Other };

struct Found
{
    qsizetype program = -1; // which word is the client
    Verb verb = Verb::None;
    QList<ShellWord> words; // behind the client, without verb and object
};

bool isClient(const ShellWord &word)
{
    const QString name = programName(word.text);
    return name == QLatin1String("vastai") || name == QLatin1String("vast.py")
        || name == QLatin1String("vast");
}

// Global options may stand before the verb; their values are no verbs.
Found find(const ShellCommand &command)
{
    Found found;
    for (qsizetype i = 0; i < command.size() && found.program < 0; ++i) {
        if (isClient(command[i]))
            found.program = i;
    }
    if (found.program < 0)
        return found;
    found.words = command.sliced(found.program + 1);
    for (qsizetype i = 0; i < found.words.size(); ++i) {
        const QString verb = found.words[i].text;
        if (verb.startsWith(u'-')) {
            const auto spec = std::find_if(globalOptions().begin(), globalOptions().end(),
                [&verb](const OptionSpec &one) { return verb == QLatin1String(one.name); });
            if (spec != globalOptions().end() && spec->takes == OptionTakes::One)
                ++i;
            continue;
        }
        const QString object = i + 1 < found.words.size() ? found.words[i + 1].text : QString();
        if (verb == QLatin1String("create") && object == QLatin1String("instance"))
            found.verb = Verb::Create;
        else if (verb == QLatin1String("create") && object == QLatin1String("instances"))
            found.verb = Verb::CreateMany;
        else if (verb == QLatin1String("launch") && object == QLatin1String("instance"))
            found.verb = Verb::Launch;
        else
            found.verb = Verb::Other;
        found.words.remove(i, std::min<qsizetype>(2, found.words.size() - i));
        break;
    }
    return found;
}

bool isWanted(Verb verb)
{
    return verb == Verb::Create || verb == Verb::CreateMany || verb == Verb::Launch;
}

void remarkOnPrefix(const ShellCommand &command, qsizetype program, ImportResult &result)
{
    for (const ShellWord &word : command.first(program)) {
        if (isAssignment(word))
            result.notes.append({word.text.left(word.text.indexOf(u'=')), word.begin,
                Import::tr("This sets a variable for the official client and is not taken over.")});
    }
}

void readOffer(const Found &found, const QList<ShellWord> &others, ImportResult &result)
{
    for (const ShellWord &word : others) {
        bool good = false;
        const qint64 id = word.text.trimmed().toLongLong(&good);
        if (found.verb == Verb::Launch)
            result.problems.append(
                {shownEnvText(word.text), word.begin, Import::tr("This belongs to no option.")});
        else if (!good || id <= 0)
            result.problems.append({shownEnvText(word.text), word.begin,
                result.offerId == 0
                    ? Import::tr("This is no offer number.")
                    : Import::tr("This belongs to no option. Put quotes around a value with spaces.")});
        else if (result.offerId != 0)
            result.problems.append({shownEnvText(word.text), word.begin,
                Import::tr("A request is for one offer only; the first one was taken.")});
        else
            result.offerId = id;
    }
    if (result.offerId == 0 && found.verb != Verb::Launch)
        result.problems.append({QString(), -1, Import::tr("The command names no offer.")});
}

void read(const Found &found, ImportResult &result)
{
    const OptionLine line = readOptions(found.words,
        {.specs = found.verb == Verb::Launch ? launchOptions() : createOptions(),
            .underscoresAreDashes = true});
    result.problems << line.problems;
    readOffer(found, line.others, result);
    applyVastaiOptions(line.options, result);
    if (found.verb == Verb::Launch)
        result.notes.append({QStringLiteral("launch instance"), -1,
            Import::tr("This command looks for an offer by itself. Here you choose one: use Find offer.")});
}

}

ImportResult readVastaiCommand(const QString &text)
{
    ImportResult result;
    const auto commands = splitShellCommands(text);
    if (!commands) {
        result.problems.append({QString(), commands.error().position,
            Import::tr("The command can't be read: %1.").arg(commands.error().message)});
        return result;
    }
    bool done = false;
    bool client = false;
    for (const ShellCommand &command : *commands) {
        const Found found = find(command);
        client = client || found.program >= 0;
        if (!done && isWanted(found.verb)) {
            done = true;
            remarkOnPrefix(command, found.program, result);
            read(found, result);
        } else {
            // The first word alone: the others may hold a key.
            result.problems.append({shownEnvText(command.first().text), command.first().begin,
                done ? Import::tr("Only the first command is read; this one is another.")
                     : Import::tr("This is no command that creates an instance.")});
        }
    }
    if (!done)
        result.problems.append({QString(), -1,
            client ? Import::tr("Only “vastai create instance” and “vastai launch instance” can be read.")
                   : Import::tr(
                       "This is no command of the official client. Paste “vastai create instance …”.")});
    return result;
}

}
