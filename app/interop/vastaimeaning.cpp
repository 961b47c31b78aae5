// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/vastaimeaning.h"

#include "catalog/requestreader.h"
#include "interop/clientenv.h"
#include "interop/envtext.h"
#include "interop/vastaioptions.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

struct Meaning
{
    Q_DECLARE_TR_FUNCTIONS(VastaiMeaning)
};

using enum VastaiOption;

class Applier
{
public:
    Applier(const QList<OptionWord> &options, ImportResult &result)
        : m_result(result)
    {
        for (const OptionWord &option : options) {
            if (option.id == static_cast<int>(Search)) {
                problem(option,
                    Meaning::tr("Which offers to look for is not part of a request. Use Find offer."));
                continue;
            }
            if (m_given.contains(option.id) && option.id < static_cast<int>(Search))
                note(m_given[option.id],
                    Meaning::tr("This option is given more than once; the last one counts."));
            m_given.insert(option.id, option);
            if (option.expands)
                note(option,
                    Meaning::tr(
                        "A shell would replace what begins with $ or a backquote; here it stays as text."));
        }
    }

    void run()
    {
        globals();
        takeText(Image, FieldId::Image);
        takeText(TemplateHash, FieldId::TemplateHash);
        takeText(User, FieldId::User);
        takeText(Label, FieldId::Label);
        takeText(JupyterDir, FieldId::JupyterDir);
        takeFlag(JupyterLab, FieldId::UseJupyterLab);
        takeFlag(LangUtf8, FieldId::LangUtf8);
        takeFlag(PythonUtf8, FieldId::PythonUtf8);
        takeFlag(Force, FieldId::Force);
        takeFlag(CancelUnavail, FieldId::CancelUnavail);
        takeParsed(Login, FieldId::ImageLogin);
        disk();
        price();
        startup();
        access();
        env();
        volume();
        if (const OptionWord *extra = given(Extra))
            problem(*extra, Meaning::tr("The create call documents no field for this option."));
    }

private:
    const OptionWord *given(VastaiOption option) const
    {
        const auto found = m_given.constFind(static_cast<int>(option));
        return found == m_given.constEnd() ? nullptr : &*found;
    }

    void problem(const OptionWord &option, const QString &reason)
    {
        m_result.problems.append({shown(option), option.position, reason});
    }

    void note(const OptionWord &option, const QString &reason)
    {
        m_result.notes.append({shown(option), option.position, reason});
    }

    void noteAll(const QString &reason) { m_result.notes.append({QString(), -1, reason}); }

    // Values of a login, a key and the environment are nothing for a message.
    static QString shown(const OptionWord &option)
    {
        const auto id = static_cast<VastaiOption>(option.id);
        const bool silent
            = id == Login || id == ApiKey || id == Env || id == Global || option.value.isEmpty();
        return silent ? option.name : option.name + u' ' + shownEnvText(option.value);
    }

    void globals()
    {
        if (const OptionWord *key = given(ApiKey))
            note(*key, Meaning::tr("The API key is not taken over. Enter it in the settings."));
        if (const OptionWord *global = given(Global))
            note(*global, Meaning::tr("This only tells the official client how to work."));
    }

    void takeText(VastaiOption option, FieldId field)
    {
        if (const OptionWord *word = given(option))
            m_result.fields.set(field, word->value);
    }

    void takeFlag(VastaiOption option, FieldId field)
    {
        if (given(option))
            m_result.fields.set(field, true);
    }

    void takeParsed(VastaiOption option, FieldId id)
    {
        const OptionWord *word = given(option);
        if (!word)
            return;
        const auto value = parseFieldText(field(id), word->value);
        if (value)
            m_result.fields.set(id, *value);
        else
            problem(*word, Meaning::tr("%1: %2.").arg(field(id).label(), value.error()));
    }

    // Python's float() and int() take more than JSON does: blanks around, a plus sign, "1e2".
    std::optional<double> number(const OptionWord &word)
    {
        bool good = false;
        const double value = word.value.trimmed().toDouble(&good);
        if (good && std::isfinite(value))
            return value;
        problem(word, Meaning::tr("This is no number."));
        return std::nullopt;
    }

    std::optional<qint64> wholeNumber(const OptionWord &word)
    {
        bool good = false;
        const qint64 value = word.value.trimmed().toLongLong(&good);
        if (good)
            return value;
        problem(word, Meaning::tr("This is no whole number."));
        return std::nullopt;
    }

    void disk()
    {
        const OptionWord *word = given(Disk);
        if (!word) {
            noteAll(
                Meaning::tr("No disk size is given. The official client would ask for 10 GB (launch: 16 GB); "
                            "here it is left to the template or the server."));
        } else if (const auto value = number(*word)) {
            m_result.fields.set(FieldId::Disk, *value);
        }
    }

    void price()
    {
        const OptionWord *word = given(BidPrice);
        if (!word)
            return;
        if (const auto exact = Money::parse(word->value)) {
            m_result.fields.set(FieldId::Price, *exact);
        } else if (const auto value = number(*word)) {
            if (const auto rounded = Money::fromDollars(*value))
                m_result.fields.set(FieldId::Price, *rounded);
            else
                problem(*word, Meaning::tr("This is no amount in dollars."));
        }
    }

    // --onstart beats --onstart-cmd, and that beats --entrypoint.
    void startup()
    {
        const OptionWord *file = given(Onstart);
        const OptionWord *text = given(OnstartCmd);
        const OptionWord *entrypoint = given(Entrypoint);
        if (file && !file->value.isEmpty()) {
            m_result.onstartFile = file->value;
            problem(*file, Meaning::tr("The script is in this file, which is not read unasked."));
            m_result.problems.last().unreadFile = true;
            if (text)
                problem(*text, Meaning::tr("The official client drops this in favour of --onstart."));
            if (entrypoint)
                problem(*entrypoint, Meaning::tr("The official client drops this in favour of --onstart."));
        } else if (text) {
            m_result.fields.set(FieldId::Onstart, text->value);
            if (entrypoint)
                problem(
                    *entrypoint, Meaning::tr("The official client drops this in favour of --onstart-cmd."));
        } else if (entrypoint) {
            m_result.fields.set(FieldId::Onstart, entrypoint->value);
            note(*entrypoint, Meaning::tr("The official client sends this as on-start script."));
        }
    }

    void access()
    {
        const OptionWord *args = given(Args);
        if (args)
            takeArgs(*args);
        const bool jupyter = given(Jupyter) || given(JupyterLab)
            || (given(JupyterDir) && !given(JupyterDir)->value.isEmpty());
        if (given(TemplateHash)) {
            for (const VastaiOption option : {Ssh, Jupyter, Direct}) {
                if (const OptionWord *word = given(option))
                    note(*word,
                        Meaning::tr(
                            "With a template the official client does not send this; the template's own "
                            "access applies."));
            }
            return;
        }
        const QString connection = given(Direct) ? QStringLiteral("_direct") : QStringLiteral("_proxy");
        if (jupyter && args)
            problem(*args,
                Meaning::tr("Arguments and Jupyter exclude each other; the official client refuses them."));
        if (jupyter)
            m_result.fields.set(FieldId::Runtype, QLatin1String("jupyter") + connection);
        else if (given(Ssh))
            m_result.fields.set(FieldId::Runtype, QLatin1String("ssh") + connection);
        else if (args)
            m_result.fields.set(FieldId::Runtype, QStringLiteral("args"));
        if (const OptionWord *direct = given(Direct); direct && !jupyter && !given(Ssh))
            problem(
                *direct, Meaning::tr("Alone, without --ssh or --jupyter, the official client drops this."));
    }

    void takeArgs(const OptionWord &word)
    {
        QStringList list;
        for (const ShellWord &arg : word.rest) {
            list << arg.text;
            if (isClientVerb(arg.text))
                m_result.notes.append({arg.text, arg.begin,
                    Meaning::tr(
                        "The official client joins this word with the one behind it; here it stays alone.")});
        }
        // Nothing, or one empty argument, only chooses the way of access there.
        if (!list.isEmpty() && list != QStringList{QString()})
            m_result.fields.set(FieldId::Args, list);
    }

    void env()
    {
        const OptionWord *word = given(Env);
        if (!word)
            return;
        DockerFlags flags = readClientEnv(word->value);
        for (const FlagRemark &remark : flags.problems)
            m_result.problems.append({remark.text, word->position, remark.reason});
        for (const FlagRemark &remark : flags.notes)
            m_result.notes.append({remark.text, word->position, remark.reason});
        for (EnvRow &row : flags.rows)
            portal(*word, row);
        if (!flags.rows.isEmpty())
            m_result.fields.set(FieldId::Env, flags.rows);
    }

    // Entries for Jupyter are taken out of this variable unless Jupyter runs.
    void portal(const OptionWord &word, EnvRow &row)
    {
        if (row.kind != EnvKind::Variable || row.name != QLatin1String("PORTAL_CONFIG")
            || m_result.fields.text(FieldId::Runtype).startsWith(QLatin1String("jupyter")))
            return;
        QStringList entries = row.value.reveal().split(u'|');
        const qsizetype removed = entries.removeIf([](const QString &entry) {
            return entry.contains(QLatin1String("jupyter"), Qt::CaseInsensitive);
        });
        if (removed == 0)
            return;
        if (entries.isEmpty()) {
            problem(word,
                Meaning::tr("PORTAL_CONFIG names Jupyter alone, which does not run; the official client "
                            "refuses that."));
            return;
        }
        row.value = Secret(entries.join(u'|'));
        note(word,
            Meaning::tr("Entries for Jupyter were taken out of PORTAL_CONFIG, as the official client does "
                        "where Jupyter does not run."));
    }

    void volume()
    {
        const OptionWord *create = given(CreateVolume);
        const OptionWord *link = given(LinkVolume);
        if (!create && !link) {
            for (const VastaiOption option : {VolumeSize, MountPath, VolumeLabel}) {
                if (const OptionWord *word = given(option))
                    problem(
                        *word, Meaning::tr("Without --create-volume or --link-volume this has no effect."));
            }
            return;
        }
        if (create && link)
            problem(*link, Meaning::tr("The official client drops this in favour of --create-volume."));
        const auto id = wholeNumber(create ? *create : *link);
        if (!id)
            return;
        m_result.fields.set(FieldId::VolumeCreateNew, create != nullptr);
        m_result.fields.set(FieldId::VolumeId, *id);
        takeText(MountPath, FieldId::VolumeMountPath);
        takeText(VolumeLabel, FieldId::VolumeName);
        if (!given(MountPath))
            problem(create ? *create : *link, Meaning::tr("A volume needs --mount-path."));
        const OptionWord *size = given(VolumeSize);
        if (size && !create)
            problem(*size, Meaning::tr("The size of an existing volume can't be given."));
        else if (size) {
            if (const auto value = wholeNumber(*size))
                m_result.fields.set(FieldId::VolumeSize, *value);
        } else if (create) {
            note(*create,
                Meaning::tr("The official client would ask for 15 GB; here the size is left to the server."));
        }
    }

    ImportResult &m_result;
    QHash<int, OptionWord> m_given;
};

}

void applyVastaiOptions(const QList<OptionWord> &options, ImportResult &result)
{
    Applier(options, result).run();
}

}
