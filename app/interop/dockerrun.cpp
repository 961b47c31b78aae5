// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dockerrun.h"

#include "interop/commandline.h"
#include "interop/dockeroptions.h"
#include "interop/dockerports.h"
#include "interop/envtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

struct Docker
{
    Q_DECLARE_TR_FUNCTIONS(DockerRun)
};

// Which word is "run", by way of what may stand before it; -1: none.
qsizetype findRun(const ShellCommand &command, qsizetype program)
{
    static const QStringList withValue{QStringLiteral("--context"), QStringLiteral("-c"),
        QStringLiteral("--host"), QStringLiteral("-H"), QStringLiteral("--config"),
        QStringLiteral("--log-level"), QStringLiteral("-l")};
    for (qsizetype i = program + 1; i < command.size(); ++i) {
        const QString &word = command[i].text;
        if (withValue.contains(word))
            ++i;
        else if (word == QLatin1String("run") || word == QLatin1String("create"))
            return i;
        else if (word != QLatin1String("container") && !word.startsWith(u'-'))
            return -1;
    }
    return -1;
}

qsizetype findDocker(const ShellCommand &command)
{
    static const QStringList programs{QStringLiteral("docker"), QStringLiteral("podman"),
        QStringLiteral("nerdctl"), QStringLiteral("nvidia-docker")};
    static const QStringList before{QStringLiteral("sudo"), QStringLiteral("env"), QStringLiteral("exec"),
        QStringLiteral("time"), QStringLiteral("nohup")};
    for (qsizetype i = 0; i < command.size(); ++i) {
        const QString name = programName(command[i].text);
        if (programs.contains(name))
            return i;
        if (!before.contains(name) && !isAssignment(command[i]) && !command[i].text.startsWith(u'-'))
            return -1;
    }
    return -1;
}

bool isShell(const QString &word)
{
    const QString name = programName(word);
    return name == QLatin1String("bash") || name == QLatin1String("sh") || name == QLatin1String("zsh");
}

class Reader
{
public:
    explicit Reader(ImportResult &result)
        : m_result(result)
    {
    }

    void readPrefix(const QList<ShellWord> &words)
    {
        for (const ShellWord &word : words) {
            if (isAssignment(word))
                m_result.notes.append({word.text.left(word.text.indexOf(u'=')), word.begin,
                    Docker::tr("This sets a variable for Docker itself and is not taken over.")});
            else
                m_result.passedOver.append(
                    {shownEnvText(word.text), word.begin, dockerOptionReason(DockerOption::Local)});
        }
    }

    void read(const QList<ShellWord> &words)
    {
        const OptionLine line = readOptions(
            words, {.specs = dockerRunOptions(), .valuesMayBeginWithDash = true, .dockersWay = true});
        m_result.problems << line.problems;
        for (const OptionWord &option : line.options)
            take(option);
        if (!m_rows.isEmpty())
            m_result.fields.set(FieldId::Env, m_rows);
        startUp(line.others);
    }

private:
    void problem(const OptionWord &option, const QString &reason)
    {
        m_result.problems.append({shown(option), option.position, reason});
    }

    void note(const OptionWord &option, const QString &reason)
    {
        m_result.notes.append({shown(option), option.position, reason});
    }

    static QString shown(const OptionWord &option)
    {
        return option.value.isEmpty() ? option.name : option.name + u' ' + shownEnvText(option.value);
    }

    void take(const OptionWord &option)
    {
        switch (DockerOption(option.id)) {
        case DockerOption::Env:
            takeVariable(option);
            break;
        case DockerOption::Publish:
            takePorts(option);
            break;
        case DockerOption::Volume:
            addRow(envFlag(QStringLiteral("-v"), option.value));
            note(option,
                Docker::tr("The folder is one of the rented machine, not of your own computer. To keep data, "
                           "use a volume."));
            break;
        case DockerOption::Hostname:
            addRow(envFlag(QStringLiteral("-h"), option.value));
            break;
        case DockerOption::User:
            m_result.fields.set(FieldId::User, option.value);
            break;
        case DockerOption::Name:
            m_result.fields.set(FieldId::Label, option.value);
            note(option, Docker::tr("The name of the container became the label of the instance."));
            break;
        case DockerOption::Entrypoint:
            m_entrypoint = option;
            break;
        case DockerOption::Interactive:
            m_terminal = m_terminal || option.name.startsWith(QLatin1String("-t"))
                || option.name == QLatin1String("--tty");
            passOver(option);
            break;
        case DockerOption::Gpus:
        case DockerOption::Detach:
        case DockerOption::Remove:
        case DockerOption::PublishAll:
        case DockerOption::Memory:
        case DockerOption::Shared:
        case DockerOption::Restart:
        case DockerOption::Pull:
        case DockerOption::Local:
            passOver(option);
            break;
        default:
            problem(option, dockerOptionReason(DockerOption(option.id)));
            break;
        }
        if (option.expands)
            note(option,
                Docker::tr(
                    "A shell would replace what begins with $ or a backquote; here it stays as text."));
    }

    void passOver(const OptionWord &option)
    {
        m_result.passedOver.append(
            {shown(option), option.position, dockerOptionReason(DockerOption(option.id))});
    }

    // Of two rows with one key the last one counts, as with Docker.
    void addRow(const EnvRow &row)
    {
        m_rows.removeIf([&row](const EnvRow &other) { return envKey(other) == envKey(row); });
        m_rows << row;
    }

    void takeVariable(const OptionWord &option)
    {
        const qsizetype equals = option.value.indexOf(u'=');
        if (equals < 0)
            problem(option,
                Docker::tr("A variable without a value takes it from your own computer, which Vast.ai can't "
                           "see. Write NAME=VALUE."));
        else if (equals == 0)
            problem(option, Docker::tr("The variable has no name. Write NAME=VALUE."));
        else
            addRow(envVariable(option.value.left(equals), option.value.mid(equals + 1),
                looksSecret(QStringView(option.value).first(equals))));
    }

    void takePorts(const OptionWord &option)
    {
        const auto ports = readPublished(option.value);
        if (!ports) {
            problem(option, ports.error());
            return;
        }
        for (const QString &mapping : ports->mappings)
            addRow(envPort(mapping));
        if (!ports->address.isEmpty())
            note(option,
                Docker::tr(
                    "The address is left out: an opened port of an instance can be reached by anybody."));
        if (ports->outsideLeft)
            note(option,
                Docker::tr("Docker would choose the port outside; here it is %1.")
                    .arg(ports->mappings.join(QLatin1String(", "))));
    }

    void startUp(const QList<ShellWord> &others)
    {
        if (others.isEmpty()) {
            m_result.problems.append({QString(), -1, Docker::tr("The command names no image.")});
            return;
        }
        m_result.fields.set(FieldId::Image, others.first().text);
        QStringList arguments;
        for (const ShellWord &word : others) {
            if (word.expands)
                m_result.notes.append({shownEnvText(word.text), word.begin,
                    Docker::tr(
                        "A shell would replace what begins with $ or a backquote; here it stays as text.")});
            if (&word != &others.first())
                arguments << word.text;
        }
        const bool shellOnly = m_terminal
            && ((arguments.size() == 1 && isShell(arguments.first()) && !m_entrypoint)
                || (arguments.isEmpty() && m_entrypoint && isShell(m_entrypoint->value)));
        if (shellOnly) {
            m_result.fields.set(FieldId::Runtype, QStringLiteral("ssh_proxy"));
            m_result.notes.append({arguments.isEmpty() ? shown(*m_entrypoint) : arguments.first(),
                arguments.isEmpty() ? m_entrypoint->position : others.last().begin,
                Docker::tr("An interactive shell is what SSH gives; the access mode became SSH.")});
        } else if (m_entrypoint) {
            replaceEntrypoint(arguments);
        } else {
            m_result.fields.set(FieldId::Runtype, QStringLiteral("args"));
            if (!arguments.isEmpty())
                m_result.fields.set(FieldId::Args, arguments);
            m_result.notes.append({shownEnvText(others.first().text), others.first().begin,
                Docker::tr(
                    "As with Docker the image's own entrypoint runs; there is no SSH and no Jupyter then.")});
        }
    }

    void replaceEntrypoint(QStringList arguments)
    {
        if (!m_entrypoint->value.isEmpty())
            arguments.prepend(m_entrypoint->value);
        if (arguments.isEmpty()) {
            problem(*m_entrypoint, Docker::tr("No program is left that could run."));
            return;
        }
        m_result.fields.set(FieldId::Runtype, QStringLiteral("ssh_proxy"));
        m_result.fields.set(FieldId::Onstart, joinShellWords(arguments));
        note(*m_entrypoint,
            Docker::tr("The create call can't replace an entrypoint. In SSH mode, where the image's own does "
                       "not run, this became the on-start script."));
    }

    ImportResult &m_result;
    EnvRows m_rows;
    std::optional<OptionWord> m_entrypoint;
    bool m_terminal = false;
};

}

ImportResult readDockerRun(const QString &text)
{
    ImportResult result;
    const auto commands = splitShellCommands(text);
    if (!commands) {
        result.problems.append({QString(), commands.error().position,
            Docker::tr("The command can't be read: %1.").arg(commands.error().message)});
        return result;
    }
    bool done = false;
    for (const ShellCommand &command : *commands) {
        const qsizetype program = findDocker(command);
        const qsizetype run = program < 0 ? -1 : findRun(command, program);
        if (!done && run >= 0) {
            done = true;
            Reader reader(result);
            reader.readPrefix(command.first(program) + command.sliced(program + 1, run - program - 1));
            reader.read(command.sliced(run + 1));
        } else {
            // The first word alone: the others may hold a secret.
            result.problems.append({shownEnvText(command.first().text), command.first().begin,
                done ? Docker::tr("Only the first command is read; this one is another.")
                     : Docker::tr("This is no “docker run” command.")});
        }
    }
    if (!done && commands->isEmpty())
        result.problems.append({QString(), -1, Docker::tr("This is no “docker run” command.")});
    return result;
}

}
