// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/presetscommand.h"

#include "ctl/description.h"
#include "ctl/journalcontext.h"
#include "ctl/presetplace.h"
#include "ctl/terminal.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

const QString notesOption = QStringLiteral("notes");
const QString queryOption = QStringLiteral("query");
const QString ceilingOption = QStringLiteral("price-ceiling");
const QString replaceOption = QStringLiteral("replace");

QJsonArray secretNames(const SecretRefs &refs)
{
    QJsonArray names;
    for (const SecretRef &ref : refs)
        names << ref.shownName();
    return names;
}

QJsonObject entryJson(const PresetEntry &entry)
{
    QJsonObject json{{QStringLiteral("name"), entry.summary.name}, {QStringLiteral("file"), entry.file},
        {QStringLiteral("id"), entry.summary.id}, {QStringLiteral("image"), entry.summary.image},
        {QStringLiteral("built_in"), entry.builtIn}, {QStringLiteral("favourite"), entry.favourite},
        {QStringLiteral("read_only"), entry.builtIn || entry.summary.newer}};
    if (entry.lastUsed.isValid())
        json.insert(QStringLiteral("last_used"), entry.lastUsed.toString(Qt::ISODate));
    if (const auto &fault = entry.summary.fault)
        json.insert(QStringLiteral("broken"),
            QJsonObject{{QStringLiteral("message"), fault->message}, {QStringLiteral("line"), fault->line},
                {QStringLiteral("column"), fault->column}});
    return json;
}

QJsonObject openJson(const OpenPreset &open)
{
    QJsonArray problems;
    for (const ReadProblem &problem : open.problems)
        problems << QJsonObject{
            {QStringLiteral("key"), problem.key}, {QStringLiteral("message"), problem.message}};
    return {{QStringLiteral("file"), open.file}, {QStringLiteral("read_only"), open.readOnly},
        {QStringLiteral("preset"), QJsonDocument::fromJson(presetToJson(open.preset)).object()},
        {QStringLiteral("secrets"), secretNames(secretRefs(open.preset.fields))},
        {QStringLiteral("problems"), problems}};
}

// One run of the command.
class Run
{
public:
    Run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context,
        const QString &stateDir)
        : m_parser(parser)
        , m_json(global.json)
        , m_terminal(context.terminal)
        , m_words(parser.positionalArguments())
        , m_place(stateDir, context.terminal)
    {
    }

    Exit run()
    {
        struct Action
        {
            const char *name;
            qsizetype least;
            qsizetype most;
            Exit (Run::*run)();
            const char *use;
        };
        static constexpr Action actions[] = {{"list", 0, 0, &Run::list, "list"},
            {"show", 1, 1, &Run::show, "show NAME"}, {"save", 1, 1, &Run::save, "save NAME [FIELDS]"},
            {"rename", 2, 2, &Run::rename, "rename NAME NEW-NAME"},
            {"delete", 1, 1, &Run::remove, "delete NAME"}, {"import", 1, 1000, &Run::import, "import FILE…"},
            {"export", 1, 2, &Run::exportOne, "export NAME [FILE]"}};
        const QString name = m_words.isEmpty() ? QString() : m_words.takeFirst();
        QStringList uses;
        for (const Action &action : actions) {
            uses << QString::fromUtf8(action.use);
            if (name != QLatin1String(action.name))
                continue;
            if (m_words.size() >= action.least && m_words.size() <= action.most)
                return (this->*action.run)();
            m_terminal.problem(name, Words::tr("is used as: presets %1").arg(uses.last()));
            return Exit::BadInput;
        }
        m_terminal.problem(QStringLiteral("presets"),
            Words::tr("say which of these: %1").arg(uses.join(QLatin1String(", "))));
        return Exit::BadInput;
    }

private:
    Exit list()
    {
        QJsonArray all;
        const PresetEntries entries = m_place.library().entries();
        for (const PresetEntry &entry : entries) {
            all << entryJson(entry);
            if (!m_json)
                m_terminal.result(entry.isBroken()
                        ? QStringLiteral("%1\t%2").arg(entry.summary.name, entry.summary.fault->text())
                        : QStringLiteral("%1\t%2").arg(entry.summary.name, entry.summary.image));
        }
        if (m_json)
            m_terminal.result(QJsonDocument(all));
        return Exit::Done;
    }

    Exit show()
    {
        const auto open = m_place.find(m_words.first(), QStringLiteral("show"));
        if (!open)
            return Exit::BadInput;
        if (m_json)
            m_terminal.result(QJsonDocument(openJson(*open)));
        else
            m_terminal.result(QString::fromUtf8(presetToJson(open->preset)).trimmed());
        return Exit::Done;
    }

    Exit save()
    {
        const auto description = readDescription(m_parser, m_terminal, Completeness::Partial);
        Preset preset;
        if (!description || !readOptions(preset))
            return Exit::BadInput;
        preset.fields = description->fields;
        const QString name = m_words.first();
        const PresetEntries same = m_place.library().named(name);
        if (same.isEmpty() || same.first().builtIn || !m_parser.isSet(replaceOption))
            return created(m_place.library().saveAs(preset, name), preset.fields);
        auto open = m_place.library().open(same.first().file);
        if (!open)
            return failed(open.error());
        const SecretRefs before = secretRefs(open->preset.fields);
        open->preset.fields = preset.fields;
        open->preset.kept = {};
        if (m_parser.isSet(notesOption))
            open->preset.notes = preset.notes;
        if (m_parser.isSet(queryOption))
            open->preset.offerQuery = preset.offerQuery;
        if (m_parser.isSet(ceilingOption))
            open->preset.priceCeiling = preset.priceCeiling;
        return created(m_place.library().save(*open), preset.fields, before);
    }

    bool readOptions(Preset &preset)
    {
        preset.notes = m_parser.value(notesOption);
        preset.offerQuery = m_parser.value(queryOption);
        if (!m_parser.isSet(ceilingOption))
            return true;
        const auto money = Money::parse(m_parser.value(ceilingOption));
        if (money && money->micro() > 0) {
            preset.priceCeiling = *money;
            return true;
        }
        m_terminal.problem(
            QStringLiteral("--price-ceiling"), money ? Words::tr("must be above zero") : money.error());
        return false;
    }

    Exit rename()
    {
        const auto open = own(m_words.first(), QStringLiteral("rename"));
        if (!open)
            return Exit::BadInput;
        const auto renamed = m_place.library().rename(open->file, m_words.at(1));
        if (!renamed)
            return failed(renamed.error());
        m_terminal.result(QJsonDocument(openJson(*renamed)));
        return Exit::Done;
    }

    // Nothing undoes it here, so its secrets go from the vault; the file stays in the trash for a month.
    Exit remove()
    {
        const PresetEntries same = m_place.library().named(m_words.first());
        QString file;
        if (!same.isEmpty() && same.first().isBroken()) {
            file = same.first().file;
        } else if (const auto open = own(m_words.first(), QStringLiteral("delete"))) {
            file = open->file;
        } else {
            return Exit::BadInput;
        }
        const auto removed = m_place.library().remove(file);
        if (!removed)
            return failed(removed.error());
        m_place.forgetDeleted();
        m_terminal.result(QJsonDocument(QJsonObject{{QStringLiteral("deleted"), file},
            {QStringLiteral("in_trash"), m_place.library().folder().nameInTrash(*removed)}}));
        return Exit::Done;
    }

    Exit import()
    {
        Exit exit = Exit::Done;
        QJsonArray all;
        for (const QString &path : std::as_const(m_words)) {
            const auto open = readPresetFile(path);
            if (!open) {
                m_place.say(path, open.error());
                exit = Exit::BadInput;
                continue;
            }
            for (const ReadProblem &problem : open->problems)
                m_terminal.say(Words::tr("note: %1: %2: %3").arg(path, problem.key, problem.message));
            const QString name = m_place.library().freeName(open->preset.name);
            auto saved = m_place.library().saveAs(open->preset, name);
            if (!saved) {
                m_place.say(path, saved.error());
                exit = Exit::Broke;
                continue;
            }
            Preset whole = saved->preset;
            whole.fields = open->preset.fields;
            if (!m_place.storeSecrets(whole, {}))
                exit = Exit::Broke;
            QJsonObject json = openJson(*saved);
            json.insert(QStringLiteral("missing_secrets"), secretNames(missingSecrets(whole.fields)));
            all << json;
        }
        m_terminal.result(QJsonDocument(all));
        return exit;
    }

    Exit exportOne()
    {
        const auto open = m_place.find(m_words.first(), QStringLiteral("export"));
        if (!open)
            return Exit::BadInput;
        const SecretRefs refs = secretRefs(open->preset.fields);
        for (const SecretRef &ref : refs)
            m_terminal.say(Words::tr("note: the secret %1 is left out").arg(ref.shownName()));
        Preset preset = open->preset;
        if (open->readOnly)
            preset.id.clear(); // a built-in one has no id that another could share
        if (m_words.size() < 2) {
            m_terminal.result(QString::fromUtf8(presetToJson(preset)).trimmed());
            return Exit::Done;
        }
        const auto written = writePresetFile(m_words.at(1), preset);
        return written ? Exit::Done : failed(written.error());
    }

    std::optional<OpenPreset> own(const QString &name, const QString &option)
    {
        auto open = m_place.find(name, option);
        if (open && open->file.isEmpty()) {
            m_terminal.problem(option, Words::tr("“%1” is a file and no preset of yours").arg(name));
            return std::nullopt;
        }
        return open;
    }

    Exit created(const Expected<OpenPreset, PresetError> &saved, const RequestFields &withValues,
        const SecretRefs &before = {})
    {
        if (!saved)
            return failed(saved.error());
        Preset whole = saved->preset;
        whole.fields = withValues;
        const bool kept = m_place.storeSecrets(whole, before);
        m_terminal.result(QJsonDocument(openJson(*saved)));
        return kept ? Exit::Done : Exit::Broke;
    }

    Exit failed(const PresetError &error)
    {
        m_place.say(QStringLiteral("presets"), error);
        return error.kind == PresetProblem::File || error.kind == PresetProblem::Busy ? Exit::Broke
                                                                                      : Exit::BadInput;
    }

    const QCommandLineParser &m_parser;
    bool m_json;
    Terminal &m_terminal;
    QStringList m_words;
    PresetPlace m_place;
};

}

QString PresetsCommand::summary() const
{
    return Words::tr("list, show, save, rename, delete, import or export presets");
}

void PresetsCommand::addOptions(QCommandLineParser &parser) const
{
    addDescriptionOptions(parser);
    parser.addOptions({
        {notesOption, Words::tr("With save: notes."), QStringLiteral("TEXT")},
        {queryOption, Words::tr("With save: the query for offers."), QStringLiteral("QUERY")},
        {ceilingOption,
            Words::tr("With save: the most that an hour may cost, in dollars; nothing is launched above it."),
            QStringLiteral("PRICE")},
        {replaceOption, Words::tr("With save: change the preset of that name.")},
    });
    parser.addPositionalArgument(
        QStringLiteral("ACTION"), Words::tr("list, show, save, rename, delete, import or export."));
}

Exit PresetsCommand::run(
    const QCommandLineParser &parser, const GlobalOptions &global, const Context &context)
{
    const auto stateDir = stateDirOf(global, context);
    return stateDir ? Run(parser, global, context, *stateDir).run() : Exit::Broke;
}

}
