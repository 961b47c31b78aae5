// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/description.h"

#include "catalog/requestreader.h"
#include "catalog/validator.h"
#include "core/environment.h"
#include "ctl/presetplace.h"
#include "ctl/terminal.h"
#include "interop/curlcommand.h"
#include "interop/importtext.h"
#include "interop/scriptfile.h"
#include "interop/textfile.h"
#include "store/statedir.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

const QString setOption = QStringLiteral("--set");

// Gathers what is wrong, so that a person sees all of it at once.
class Reader
{
public:
    Reader(const QCommandLineParser &parser, Terminal &terminal, Completeness completeness)
        : m_parser(parser)
        , m_terminal(terminal)
        , m_completeness(completeness)
    {
    }

    std::optional<Description> read()
    {
        takePresets(m_parser.values(QStringLiteral("preset")));
        for (const QString &command : m_parser.values(QStringLiteral("from-command")))
            takeCommand(command);
        for (const QString &file : m_parser.values(QStringLiteral("from-json")))
            takeJson(file);
        for (const QString &text : m_parser.values(QStringLiteral("set")))
            setField(text);
        for (const QString &text : m_parser.values(QStringLiteral("env")))
            addVariable(text);
        for (const QString &text : m_parser.values(QStringLiteral("port")))
            addRow(envPort(text));
        for (const QString &name : m_parser.values(QStringLiteral("unset")))
            unsetField(name);
        for (const QString &id : m_parser.values(QStringLiteral("offer")))
            setOffer(id);
        validateAll();
        return m_bad ? std::nullopt : std::optional(m_description);
    }

private:
    void problem(const QString &name, const QString &message)
    {
        m_bad = true;
        m_terminal.problem(name, message);
    }

    void takeCeiling(const std::optional<Money> &ceiling)
    {
        if (ceiling && (!m_description.priceCeiling || *ceiling < *m_description.priceCeiling))
            m_description.priceCeiling = ceiling;
    }

    void takePresets(const QStringList &names)
    {
        if (names.isEmpty())
            return;
        const auto stateDir
            = prepareStateDir(m_parser.value(QStringLiteral("state-dir")), processEnvironment());
        if (!stateDir) {
            problem(QStringLiteral("--state-dir"), stateDir.error());
            return;
        }
        PresetPlace place(*stateDir, m_terminal);
        for (const QString &name : names) {
            const auto open = place.find(name, QStringLiteral("--preset"));
            if (!open) {
                m_bad = true;
                continue;
            }
            for (const ReadProblem &note : open->problems)
                m_terminal.say(Words::tr("note: %1: %2").arg(note.key, note.message));
            takeFields(place.withSecrets(*open).fields);
            takeCeiling(open->preset.priceCeiling);
        }
    }

    void takeFields(const RequestFields &fields)
    {
        for (const Field &f : catalogue()) {
            if (fields.isSet(f.id))
                m_description.fields.set(f.id, fields.value(f.id));
        }
    }

    void take(ImportResult import)
    {
        if (!import.onstartFile.isEmpty())
            readScript(import);
        for (const Field &f : catalogue()) {
            if (import.fields.isSet(f.id))
                m_description.fields.set(f.id, import.fields.value(f.id));
        }
        if (import.offerId > 0)
            m_description.offerId = import.offerId;
        for (const ImportProblem &note : import.problems)
            problem(note.text, note.reason);
        for (const ImportProblem &note : import.notes)
            m_terminal.say(Words::tr("note: %1: %2").arg(note.text, note.reason));
    }

    // As the official client does: from where the program was started.
    void readScript(ImportResult &import)
    {
        const QString name = import.onstartFile;
        const QString path = findScriptFile(name, {QDir::currentPath()});
        const auto file = readTextFile(path.isEmpty() ? name : path);
        if (!file)
            problem(QStringLiteral("--onstart ") + name, file.error());
        takeScript(import, file ? file->text : QString());
    }

    void takeCommand(const QString &command) { take(readAnything(command)); }

    void takeJson(const QString &name)
    {
        QFile file(name);
        const bool open = name == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                     : file.open(QIODevice::ReadOnly);
        if (!open) {
            problem(QStringLiteral("--from-json"),
                Words::tr("%1 can't be read: %2").arg(name, file.errorString()));
            return;
        }
        take(readRequestJson(QString::fromUtf8(file.readAll())));
    }

    void setField(const QString &text)
    {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0) {
            problem(setOption, Words::tr("“%1” has no value; write FIELD=VALUE").arg(text));
            return;
        }
        const QString name = text.left(equals);
        const QString value = text.mid(equals + 1);
        if (name == QLatin1String("volume_info")) {
            setVolume(value);
            return;
        }
        const auto id = fieldByKey(name);
        if (!id) {
            problem(name, Words::tr("is no field; the fields are %1").arg(fieldNames()));
            return;
        }
        const auto read = parseFieldText(field(*id), value);
        if (!read)
            problem(name, read.error());
        else
            m_description.fields.set(*id, *read);
    }

    void setVolume(const QString &value)
    {
        QJsonParseError error;
        const QJsonDocument json = QJsonDocument::fromJson(value.toUtf8(), &error);
        if (!json.isObject()) {
            problem(QStringLiteral("volume_info"), Words::tr("must be a JSON object"));
            return;
        }
        const ReadResult read = readRequestBody({{QStringLiteral("volume_info"), json.object()}});
        for (const ReadProblem &bad : read.problems)
            problem(bad.key, bad.message);
        for (const Field &f : catalogue()) {
            if (read.fields.isSet(f.id))
                m_description.fields.set(f.id, read.fields.value(f.id));
        }
    }

    void addVariable(const QString &text)
    {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0)
            problem(QStringLiteral("--env"), Words::tr("“%1” has no value; write NAME=VALUE").arg(text));
        else
            addRow(envVariable(text.left(equals), text.mid(equals + 1), looksSecret(text.left(equals))));
    }

    // The last one of a name counts, as it does on a docker command line.
    void addRow(const EnvRow &row)
    {
        const EnvRows *set = m_description.fields.get<EnvRows>(FieldId::Env);
        EnvRows rows = set ? *set : EnvRows{};
        rows.removeIf([&row](const EnvRow &other) { return envKey(other) == envKey(row); });
        rows.append(row);
        m_description.fields.set(FieldId::Env, rows);
    }

    void unsetField(const QString &name)
    {
        bool found = false;
        for (const Field &f : catalogue()) {
            if (f.name() == name || f.name().section(u'.', 0, 0) == name) {
                m_description.fields.unset(f.id);
                found = true;
            }
        }
        if (!found)
            problem(QStringLiteral("--unset"),
                Words::tr("“%1” is no field; the fields are %2").arg(name, fieldNames()));
    }

    void setOffer(const QString &text)
    {
        bool number = false;
        const qint64 id = text.toLongLong(&number);
        if (!number || id <= 0)
            problem(QStringLiteral("--offer"), Words::tr("“%1” is no offer's number").arg(text));
        else
            m_description.offerId = id;
    }

    void validateAll()
    {
        const bool whole = m_completeness == Completeness::Whole;
        const bool found = m_parser.optionNames().contains(QStringLiteral("query")); // launch --query
        if (whole && found && m_parser.isSet(QStringLiteral("offer")))
            problem(QStringLiteral("--query"), Words::tr("goes without --offer"));
        if (whole && !found && m_description.offerId <= 0 && !m_parser.isSet(QStringLiteral("offer")))
            problem(QStringLiteral("offer"), Words::tr("none is chosen; add --offer ID"));
        for (const Issue &issue : validate(m_description.fields)) {
            const QString name = issue.fields.isEmpty() ? issue.name : field(issue.fields.first()).name();
            const QString text = QStringLiteral("%1 %2 [%3]").arg(issue.message, issue.remedy, issue.name);
            if (whole && issue.severity == Severity::Error) {
                problem(name, text);
            } else {
                m_terminal.say(Words::tr("warning: %1: %2").arg(name, text));
                m_description.warnings << issue;
            }
        }
    }

    static QString fieldNames()
    {
        QStringList names;
        for (const Field &f : catalogue())
            names << f.name();
        return names.join(QLatin1String(", "));
    }

    const QCommandLineParser &m_parser;
    Terminal &m_terminal;
    Completeness m_completeness;
    Description m_description;
    bool m_bad = false;
};

}

void addDescriptionOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("preset"), Words::tr("Start from a preset, by its name or in a file."),
            QStringLiteral("NAME|FILE")},
        {QStringLiteral("from-command"),
            Words::tr(
                "Start from a command line: vastai, curl or docker run. The file of its --onstart is read."),
            QStringLiteral("'vastai create instance …'")},
        {QStringLiteral("from-json"), Words::tr("Start from a JSON body in a file, or - for standard input."),
            QStringLiteral("FILE")},
        {QStringLiteral("set"), Words::tr("Set a field: text, or JSON where the field is not text."),
            QStringLiteral("FIELD=VALUE")},
        {QStringLiteral("env"), Words::tr("Add a variable."), QStringLiteral("NAME=VALUE")},
        {QStringLiteral("port"), Words::tr("Open a port, as 8000:8000 or 53:53/udp."),
            QStringLiteral("PORT")},
        {QStringLiteral("unset"), Words::tr("Leave a field alone again."), QStringLiteral("FIELD")},
        {QStringLiteral("offer"), Words::tr("The offer to rent."), QStringLiteral("ID")},
    });
}

std::optional<Description> readDescription(
    const QCommandLineParser &parser, Terminal &terminal, Completeness completeness)
{
    return Reader(parser, terminal, completeness).read();
}

}
