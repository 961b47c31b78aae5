// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/rules.h"

#include "catalog/runtype.h"
#include "catalog/validator.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

struct Rules
{
    Q_DECLARE_TR_FUNCTIONS(Rules)
};

void error(
    Issues &issues, const char *name, QList<FieldId> fields, const QString &message, const QString &remedy)
{
    issues.append({Severity::Error, QString::fromLatin1(name), std::move(fields), message, remedy});
}

void warn(
    Issues &issues, const char *name, QList<FieldId> fields, const QString &message, const QString &remedy)
{
    issues.append({Severity::Warning, QString::fromLatin1(name), std::move(fields), message, remedy});
}

QString number(double value)
{
    return QLocale().toString(value, 'g', 10);
}

// Characters as the server counts them: code points, not UTF-16 units.
qsizetype characters(const QString &text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

std::optional<double> numberOf(const FieldValue &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return static_cast<double>(*integer);
    if (const auto *decimal = std::get_if<double>(&value))
        return *decimal;
    if (const auto *amount = std::get_if<Money>(&value))
        return amount->dollars();
    return std::nullopt;
}

QString withUnit(const Field &field, double value)
{
    return field.unit().isEmpty() ? number(value) : number(value) + u' ' + field.unit();
}

Runtype runtypeOf(const RequestFields &fields)
{
    return parseRuntype(fields.text(FieldId::Runtype)).value_or(Runtype{});
}

bool hasTemplate(const RequestFields &fields)
{
    return fields.isSet(FieldId::TemplateId) || fields.isSet(FieldId::TemplateHash);
}

}

namespace rules {

void checkField(const Field &field, const RequestFields &fields, Issues &issues)
{
    const FieldValue &value = fields.value(field.id);
    const QByteArray key = field.key;
    if (const auto number = numberOf(value)) {
        if (!std::isfinite(*number) || *number < field.minimum)
            error(issues, (key + ".too_small").constData(), {field.id},
                Rules::tr("%1 is below %2.").arg(field.label(), withUnit(field, field.minimum)),
                Rules::tr("Use %1 or more.").arg(withUnit(field, field.minimum)));
        else if (field.maximum > 0 && *number > field.maximum)
            error(issues, (key + ".too_large").constData(), {field.id},
                Rules::tr("%1 is above %2.").arg(field.label(), withUnit(field, field.maximum)),
                Rules::tr("Use %1 or less.").arg(withUnit(field, field.maximum)));
        return;
    }
    const QString *text = std::get_if<QString>(&value);
    if (!text)
        return;
    // The start-up fields share one limit; checkStartup knows it.
    if (field.maxLength > 0 && field.group != FieldGroup::Startup && characters(*text) > field.maxLength)
        error(issues, (key + ".too_long").constData(), {field.id},
            Rules::tr("%1 has %2 characters; at most %3 are allowed.")
                .arg(field.label())
                .arg(characters(*text))
                .arg(field.maxLength),
            Rules::tr("Shorten it."));
    if (!field.choices.empty()
        && std::none_of(field.choices.begin(), field.choices.end(),
            [text](const FieldChoice &choice) { return *text == QLatin1String(choice.value); }))
        error(issues, (key + ".unknown_choice").constData(), {field.id},
            Rules::tr("%1 does not know “%2”.").arg(field.label(), *text),
            Rules::tr("Choose one of the list."));
    if (field.kind == FieldKind::Text && std::any_of(text->begin(), text->end(), [](QChar c) {
            return c == u'\n' || c == u'\r' || c.isNull();
        }))
        error(issues, (key + ".line_break").constData(), {field.id},
            Rules::tr("%1 has a line break in it.").arg(field.label()), Rules::tr("Write it on one line."));
}

void checkImage(const RequestFields &fields, Issues &issues)
{
    const QString image = fields.text(FieldId::Image);
    if (image.trimmed().isEmpty() && !hasTemplate(fields))
        error(issues, "image.missing", {FieldId::Image, FieldId::TemplateHash, FieldId::TemplateId},
            Rules::tr("Neither an image nor a template is set."),
            Rules::tr("Name an image, or choose a template."));
    if (std::any_of(image.begin(), image.end(), [](QChar c) { return c.isSpace(); }))
        error(issues, "image.space", {FieldId::Image}, Rules::tr("The image's name has a space in it."),
            Rules::tr("Write it as NAME:TAG without spaces."));
    if (fields.isSet(FieldId::TemplateId) && fields.isSet(FieldId::TemplateHash))
        warn(issues, "template.twice", {FieldId::TemplateId, FieldId::TemplateHash},
            Rules::tr("A template is named both by number and by hash."),
            Rules::tr("Keep one of the two, so that it is certain which applies."));
    if (hasTemplate(fields) && fields.isSet(FieldId::Runtype))
        warn(issues, "runtype.overrides_template", {FieldId::Runtype},
            Rules::tr("The template has an access mode of its own, and this one overrides it."),
            Rules::tr("Leave access alone to keep the template's."));
    if (const auto *login = fields.get<ImageLogin>(FieldId::ImageLogin)) {
        if (login->user.isEmpty() || login->token.isEmpty())
            error(issues, "image_login.incomplete", {FieldId::ImageLogin},
                Rules::tr("The registry login lacks its user or its token."),
                Rules::tr("Fill in both, or clear the login."));
        else if (login->registry.isEmpty())
            warn(issues, "image_login.no_registry", {FieldId::ImageLogin},
                Rules::tr("The registry login names no registry."),
                Rules::tr("Name it, for example docker.io or ghcr.io."));
    }
}

void checkAccess(const RequestFields &fields, Issues &issues)
{
    const AccessMode mode = runtypeOf(fields).mode;
    // Left alone, a template may bring Jupyter.
    const bool jupyterPossible
        = mode == AccessMode::Jupyter || (mode == AccessMode::LeftAlone && hasTemplate(fields));
    if (mode == AccessMode::Args) {
        if (fields.isSet(FieldId::UseJupyterLab) || fields.isSet(FieldId::JupyterDir))
            error(issues, "args.with_jupyter",
                {FieldId::UseJupyterLab, FieldId::JupyterDir, FieldId::Runtype},
                Rules::tr("Jupyter settings have no meaning when the image's own entrypoint runs."),
                Rules::tr("Clear them, or choose Jupyter access."));
        if (!fields.text(FieldId::Onstart).isEmpty())
            error(issues, "args.with_onstart", {FieldId::Onstart, FieldId::Runtype},
                Rules::tr("The on-start script does not run when the image's own entrypoint does."),
                Rules::tr("Clear the script, or choose SSH or Jupyter access."));
    } else if (!jupyterPossible
        && (fields.isSet(FieldId::UseJupyterLab) || fields.isSet(FieldId::JupyterDir))) {
        warn(issues, "jupyter.not_used", {FieldId::UseJupyterLab, FieldId::JupyterDir, FieldId::Runtype},
            Rules::tr("Jupyter settings are set, but the access mode has no Jupyter."),
            Rules::tr("Choose Jupyter access, or clear them."));
    }
    if ((mode == AccessMode::Ssh || mode == AccessMode::Jupyter)
        && (fields.isSet(FieldId::Args) || fields.isSet(FieldId::ArgsStr)))
        error(issues, "args.with_ssh", {FieldId::Args, FieldId::ArgsStr, FieldId::Runtype},
            Rules::tr(
                "SSH and Jupyter access replace the image's entrypoint, so its arguments are not used."),
            Rules::tr(
                "Clear the arguments and use the on-start script, or choose the image's own entrypoint."));
    if (mode == AccessMode::LeftAlone && !hasTemplate(fields) && !fields.text(FieldId::Onstart).isEmpty()
        && (fields.isSet(FieldId::Args) || fields.isSet(FieldId::ArgsStr)))
        warn(issues, "args.hides_onstart", {FieldId::Onstart, FieldId::Args, FieldId::ArgsStr},
            Rules::tr(
                "With arguments and no access mode the image's own entrypoint runs, and the on-start script "
                "does not."),
            Rules::tr("Clear one of the two, or choose an access mode."));
}

void checkPrice(const RequestFields &fields, Issues &issues)
{
    const QString type = fields.text(FieldId::RentalType);
    if (type == QLatin1String("on-demand") && fields.isSet(FieldId::Price))
        error(issues, "price.on_demand", {FieldId::Price, FieldId::RentalType},
            Rules::tr("A bid is only for interruptible rentals; this one is on-demand."),
            Rules::tr("Clear the bid, or choose interruptible."));
    if (type == QLatin1String("interruptible") && !fields.isSet(FieldId::Price))
        error(issues, "price.missing", {FieldId::Price, FieldId::RentalType},
            Rules::tr("An interruptible rental without a bid would be rented on-demand, at the full price."),
            Rules::tr("Enter a bid in dollars an hour."));
    if (fields.isTrue(FieldId::CancelUnavail)
        && fields.text(FieldId::TargetState) == QLatin1String("stopped"))
        warn(issues, "cancel_unavail.stopped", {FieldId::CancelUnavail, FieldId::TargetState},
            Rules::tr("The instance is to be created stopped, so it is never cancelled for not starting."),
            Rules::tr("Leave one of the two alone."));
}

void checkVolume(const RequestFields &fields, Issues &issues)
{
    const bool any = fields.isSet(FieldId::VolumeId) || fields.isSet(FieldId::VolumeSize)
        || fields.isSet(FieldId::VolumeMountPath) || fields.isSet(FieldId::VolumeName);
    if (!fields.isSet(FieldId::VolumeCreateNew)) {
        if (any)
            error(issues, "volume.no_mode", {FieldId::VolumeCreateNew},
                Rules::tr("It is not said whether to link a volume or to create one."),
                Rules::tr("Choose one of the two, or clear the volume's settings."));
        return;
    }
    const bool create = fields.isTrue(FieldId::VolumeCreateNew);
    if (!fields.isSet(FieldId::VolumeId))
        error(issues, "volume.no_id", {FieldId::VolumeId},
            create ? Rules::tr("The volume offer's number is missing.")
                   : Rules::tr("The volume's number is missing."),
            create ? Rules::tr("Enter the number of a volume offer on the same machine.")
                   : Rules::tr("Enter the number of one of your volumes."));
    const QString path = fields.text(FieldId::VolumeMountPath);
    if (path.isEmpty())
        error(issues, "volume.no_mount_path", {FieldId::VolumeMountPath},
            Rules::tr("It is not said where the volume is mounted."),
            Rules::tr("Enter a folder such as /workspace."));
    else if (!path.startsWith(u'/'))
        error(issues, "volume.mount_path_relative", {FieldId::VolumeMountPath},
            Rules::tr("The mount path does not begin with a slash."), Rules::tr("Write it as /workspace."));
    if (!create && (fields.isSet(FieldId::VolumeSize) || fields.isSet(FieldId::VolumeName)))
        error(issues, "volume.size_of_existing", {FieldId::VolumeSize, FieldId::VolumeName},
            Rules::tr("Size and name are only for a new volume."),
            Rules::tr("Clear them, or create a new volume."));
    if (create && !fields.isSet(FieldId::VolumeSize))
        warn(issues, "volume.no_size", {FieldId::VolumeSize},
            Rules::tr("The new volume's size is left to the server."),
            Rules::tr("Enter a size in GB, so that you know what is billed."));
}

void checkAdvanced(const RequestFields &fields, Issues &issues)
{
    if (!fields.text(FieldId::User).isEmpty())
        warn(issues, "user.set", {FieldId::User}, Rules::tr("A container user breaks some images."),
            Rules::tr("Leave it alone unless the image asks for it."));
    if (fields.isTrue(FieldId::Force))
        warn(issues, "force.set", {FieldId::Force}, Rules::tr("The server's own checks are skipped."),
            Rules::tr("Leave it alone unless you copy an existing instance."));
}

}
}
