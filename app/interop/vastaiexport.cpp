// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/vastaiexport.h"

#include "catalog/runtype.h"
#include "core/shellwords.h"
#include "interop/clientenv.h"
#include "interop/vastaioptions.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace berth {
namespace {

struct Export
{
    Q_DECLARE_TR_FUNCTIONS(VastaiExport)
};

// A dash makes argparse take a value for an option, unless there is a space in it; -h is an option of its
// own. A verb would be joined with the word behind it. Attached with = nothing of that happens.
bool mustBeAttached(const QString &value)
{
    static const QStringList harmless{QStringLiteral("-e "), QStringLiteral("-p "), QStringLiteral("-v "),
        QStringLiteral("-n "), QStringLiteral("-u ")};
    const bool dash = value.startsWith(u'-')
        && std::none_of(
            harmless.begin(), harmless.end(), [&value](const QString &one) { return value.startsWith(one); });
    return dash || isClientVerb(value);
}

class Writer
{
public:
    Writer(const RequestFields &fields, SecretPolicy secrets)
        : m_fields(fields)
        , m_secrets(secrets)
    {
    }

    VastaiExport run(qint64 offerId)
    {
        m_lines << QLatin1String("vastai create instance ")
                + (offerId > 0 ? QString::number(offerId) : QStringLiteral("OFFER_ID"));
        text("--image", FieldId::Image);
        text("--template_hash", FieldId::TemplateHash);
        login();
        numbers();
        text("--label", FieldId::Label);
        text("--jupyter-dir", FieldId::JupyterDir);
        flag("--jupyter-lab", FieldId::UseJupyterLab);
        env();
        text("--onstart-cmd", FieldId::Onstart);
        text("--user", FieldId::User);
        flag("--force", FieldId::Force);
        flag("--lang-utf8", FieldId::LangUtf8);
        flag("--python-utf8", FieldId::PythonUtf8);
        flag("--cancel-unavail", FieldId::CancelUnavail);
        volume();
        access(); // last: --args takes all that follows
        inexpressible();
        defaults();
        m_result.text = m_lines.join(QLatin1String(" \\\n  "));
        if (m_result.text.contains(QChar(QChar::Null)))
            note(Export::tr("A NUL character can't be part of a command."));
        return m_result;
    }

private:
    bool has(FieldId id) const { return m_fields.isSet(id); }

    void note(const QString &sentence) { m_result.notes << sentence; }

    void option(const char *name, const QString &value)
    {
        const QString option = QString::fromLatin1(name);
        m_lines << option + (mustBeAttached(value) ? u'=' : u' ') + quoteShellWord(value);
    }

    void text(const char *name, FieldId id)
    {
        if (const QString *value = m_fields.get<QString>(id))
            option(name, *value);
    }

    // The client sends "no" for a flag that is not there.
    void flag(const char *name, FieldId id)
    {
        if (m_fields.isTrue(id))
            m_lines << QString::fromLatin1(name);
    }

    void login()
    {
        if (const auto *login = m_fields.get<ImageLogin>(FieldId::ImageLogin))
            option("--login",
                m_secrets == SecretPolicy::Mask ? maskedImageLoginText(*login) : imageLoginText(*login));
    }

    void numbers()
    {
        if (const double *disk = m_fields.get<double>(FieldId::Disk))
            option("--disk", QString::number(*disk, 'f', QLocale::FloatingPointShortest));
        if (const Money *price = m_fields.get<Money>(FieldId::Price))
            option("--bid_price", price->toWire());
    }

    void env()
    {
        const EnvRows *rows = m_fields.get<EnvRows>(FieldId::Env);
        if (!rows || rows->isEmpty())
            return;
        EnvRows shown = *rows;
        for (EnvRow &row : shown) {
            if (m_secrets == SecretPolicy::Mask && row.secret && row.kind == EnvKind::Variable)
                row.value = Secret(maskedText());
        }
        const ClientEnvText text = clientEnvText(shown);
        if (!text.text.isEmpty())
            option("--env", text.text);
        for (const EnvRow &row : text.left)
            note(Export::tr("%1 is left out: the official client can't send such a value.").arg(envKey(row)));
        for (const EnvRow &row : *rows) {
            if (row.name == QLatin1String("PORTAL_CONFIG")
                && row.value.reveal().contains(QLatin1String("jupyter"))
                && runtype().mode != AccessMode::Jupyter)
                note(Export::tr("The official client takes entries for Jupyter out of PORTAL_CONFIG."));
        }
    }

    void volume()
    {
        if (!has(FieldId::VolumeCreateNew)) {
            if (has(FieldId::VolumeId) || has(FieldId::VolumeSize) || has(FieldId::VolumeMountPath)
                || has(FieldId::VolumeName))
                note(Export::tr("The volume is left out: it is not said whether to link or to create it."));
            return;
        }
        const bool create = m_fields.isTrue(FieldId::VolumeCreateNew);
        const qint64 *id = m_fields.get<qint64>(FieldId::VolumeId);
        const QString path = m_fields.text(FieldId::VolumeMountPath);
        if (!id || *id <= 0) {
            note(Export::tr("The volume is left out: it has no number."));
            return;
        }
        option(create ? "--create-volume" : "--link-volume", QString::number(*id));
        text("--mount-path", FieldId::VolumeMountPath);
        text("--volume-label", FieldId::VolumeName);
        const qint64 *size = m_fields.get<qint64>(FieldId::VolumeSize);
        if (size && create)
            option("--volume-size", QString::number(*size));
        else if (size)
            note(Export::tr("The size of an existing volume can't be given."));
        else if (create)
            note(Export::tr("No volume size is set: the official client asks for 15 GB."));
        if (path.isEmpty() || path == QLatin1String("/") || path.contains(QLatin1String("//")))
            note(Export::tr("The official client refuses a volume without a proper mount path."));
    }

    Runtype runtype() const { return parseRuntype(m_fields.text(FieldId::Runtype)).value_or(Runtype{}); }

    void access()
    {
        const Runtype wanted = runtype();
        const bool direct = wanted.connection == Connection::Direct;
        if (has(FieldId::TemplateHash) && has(FieldId::Runtype)) {
            note(Export::tr(
                "With a template the official client sends no access mode; the template's own applies."));
        }
        if (wanted.mode == AccessMode::Jupyter || wanted.mode == AccessMode::Ssh) {
            m_lines << (wanted.mode == AccessMode::Jupyter ? QStringLiteral("--jupyter")
                                                           : QStringLiteral("--ssh"));
            if (direct)
                m_lines << QStringLiteral("--direct");
        }
        const bool implied = has(FieldId::JupyterDir) || m_fields.isTrue(FieldId::UseJupyterLab);
        if (wanted.mode != AccessMode::Jupyter && implied && !has(FieldId::TemplateHash))
            note(Export::tr("The official client starts Jupyter when a Jupyter setting is given."));
        args(wanted.mode, implied);
    }

    void args(AccessMode mode, bool jupyter)
    {
        const QStringList *list = m_fields.get<QStringList>(FieldId::Args);
        if (!list && mode != AccessMode::Args)
            return;
        const QStringList words = list ? *list : QStringList();
        if (list && (words.isEmpty() || words == QStringList{QString()}))
            note(Export::tr(
                "The official client can't send an empty list of arguments, or one empty argument."));
        if (jupyter || mode == AccessMode::Jupyter)
            note(Export::tr("The official client refuses arguments together with Jupyter."));
        for (qsizetype i = 0; i + 1 < words.size(); ++i) {
            if (isClientVerb(words[i]))
                note(Export::tr("The official client joins the argument “%1” with the one behind it.")
                         .arg(words[i]));
        }
        if (list && mode == AccessMode::LeftAlone && words.isEmpty())
            return;
        m_lines << (words.isEmpty() ? QStringLiteral("--args")
                                    : QLatin1String("--args ") + joinShellWords(words));
    }

    void inexpressible()
    {
        for (const FieldId id : {FieldId::TemplateId, FieldId::TargetState, FieldId::Vm, FieldId::ArgsStr}) {
            if (has(id))
                note(Export::tr("“%1” is left out: the official client has no option for it.")
                         .arg(field(id).label()));
        }
    }

    // What the client sends for fields that are left alone here.
    void defaults()
    {
        if (!has(FieldId::Disk))
            note(Export::tr("No disk size is set: the official client asks for 10 GB."));
        if (!has(FieldId::CancelUnavail))
            note(Export::tr(
                "The official client sends “no” for “%1”: where the instance can't start, a stopped one is "
                "created and its disk is billed.")
                     .arg(field(FieldId::CancelUnavail).label()));
        const bool flagLeft = !has(FieldId::UseJupyterLab) || !has(FieldId::PythonUtf8)
            || !has(FieldId::LangUtf8) || !has(FieldId::Force);
        if (has(FieldId::TemplateHash) && flagLeft)
            note(Export::tr(
                "The official client sends “no” for every other flag too, over the template's choice."));
    }

    const RequestFields &m_fields;
    SecretPolicy m_secrets;
    QStringList m_lines;
    VastaiExport m_result;
};

}

VastaiExport vastaiCommand(const RequestFields &fields, qint64 offerId, SecretPolicy secrets)
{
    return Writer(fields, secrets).run(offerId);
}

}
