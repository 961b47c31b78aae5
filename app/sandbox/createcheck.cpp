// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/createcheck.h"

#include "sandbox/templates.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <cmath>

namespace berth::sandbox {
namespace {

constexpr int imageLimit = 1024;
constexpr int labelLimit = 256;
constexpr int startupLimit = 4096; // args, args_str and onstart together
constexpr double leastDisk = 8;
constexpr double leastPrice = 0.001;
constexpr double highestPrice = 128;
constexpr double usualDisk = 10; // what a request without `disk` and template gets

Refusal invalid(const QString &what)
{
    return {
        400, QStringLiteral("invalid_args"), QStringLiteral("error 400/3467: Invalid args: %1").arg(what)};
}

bool absent(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined();
}

bool isWhole(const QJsonValue &value)
{
    const double number = value.toDouble();
    return value.isDouble() && number == std::floor(number) && std::abs(number) < 9e15;
}

bool isStringList(const QJsonValue &value)
{
    if (!value.isArray())
        return false;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        if (!item.isString())
            return false;
    }
    return true;
}

// The documented type of every documented key.
std::optional<QString> typeProblem(const QJsonObject &body)
{
    static const QSet<QString> texts{QStringLiteral("image"), QStringLiteral("template_hash_id"),
        QStringLiteral("label"), QStringLiteral("runtype"), QStringLiteral("target_state"),
        QStringLiteral("onstart"), QStringLiteral("args_str"), QStringLiteral("jupyter_dir"),
        QStringLiteral("user"), QStringLiteral("image_login")};
    static const QSet<QString> flags{QStringLiteral("cancel_unavail"), QStringLiteral("vm"),
        QStringLiteral("use_jupyter_lab"), QStringLiteral("python_utf8"), QStringLiteral("lang_utf8"),
        QStringLiteral("force")};
    static const QSet<QString> numbers{QStringLiteral("disk"), QStringLiteral("price")};
    static const QSet<QString> objects{QStringLiteral("env"), QStringLiteral("volume_info")};
    for (auto it = body.begin(); it != body.end(); ++it) {
        const QString &key = it.key();
        if (absent(*it))
            continue;
        if (texts.contains(key) && !it->isString())
            return QStringLiteral("'%1' must be a string").arg(key);
        if (flags.contains(key) && !it->isBool())
            return QStringLiteral("'%1' must be true or false").arg(key);
        if (numbers.contains(key) && !it->isDouble())
            return QStringLiteral("'%1' must be a number").arg(key);
        if (objects.contains(key) && !it->isObject())
            return QStringLiteral("'%1' must be an object").arg(key);
        if (key == QLatin1String("template_id") && !isWhole(*it))
            return QStringLiteral("'template_id' must be an integer");
        if (key == QLatin1String("args") && !isStringList(*it))
            return QStringLiteral("'args' must be a list of strings");
    }
    return std::nullopt;
}

std::optional<QString> lengthProblem(const QJsonObject &body)
{
    const auto text = [&](const char *key) { return body.value(QLatin1String(key)).toString(); };
    if (text("image").size() > imageLimit)
        return QStringLiteral("'image' is longer than %1").arg(imageLimit);
    if (text("label").size() > labelLimit)
        return QStringLiteral("'label' is longer than %1").arg(labelLimit);
    qsizetype startup = text("args_str").size() + text("onstart").size();
    const QJsonArray args = body.value(QLatin1String("args")).toArray();
    for (const QJsonValue &arg : args)
        startup += arg.toString().size();
    if (startup > startupLimit)
        return QStringLiteral("'args', 'args_str' and 'onstart' are longer than %1 together")
            .arg(startupLimit);
    return std::nullopt;
}

// `-u USER -p TOKEN REGISTRY`, or nothing.
bool isLogin(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    return words.isEmpty() || (words.contains(QLatin1String("-u")) && words.contains(QLatin1String("-p")));
}

Expected<VolumeRequest, Refusal> readVolume(const QJsonObject &info)
{
    VolumeRequest volume;
    const QJsonValue createNew = info.value(QLatin1String("create_new"));
    if (!absent(createNew) && !createNew.isBool())
        return fail(invalid(QStringLiteral("'volume_info.create_new' must be true or false")));
    volume.createNew = createNew.toBool();
    if (!isWhole(info.value(QLatin1String("volume_id"))))
        return fail(invalid(QStringLiteral("'volume_info.volume_id' is required and must be an integer")));
    volume.id = info.value(QLatin1String("volume_id")).toInteger();
    volume.mountPath = info.value(QLatin1String("mount_path")).toString();
    if (!volume.mountPath.startsWith(u'/'))
        return fail(
            invalid(QStringLiteral("'volume_info.mount_path' is required and must be an absolute path")));
    volume.name = info.value(QLatin1String("name")).toString();
    const QJsonValue size = info.value(QLatin1String("size"));
    if (!absent(size) && (!isWhole(size) || size.toInteger() < 1))
        return fail(invalid(QStringLiteral("'volume_info.size' must be a whole number of GB")));
    volume.sizeGb = int(size.toInteger(volume.sizeGb));
    return volume;
}

Expected<const Template *, Refusal> readTemplate(const QJsonObject &body)
{
    const QJsonValue id = body.value(QLatin1String("template_id"));
    const QString hash = body.value(QLatin1String("template_hash_id")).toString();
    if (absent(id) && hash.isEmpty())
        return nullptr;
    const Template *found = findTemplate(absent(id) ? std::nullopt : std::optional(id.toInteger()), hash);
    if (!found)
        return fail(invalid(QStringLiteral("the template does not exist or is not yours")));
    return found;
}

Expected<void, Refusal> readMoney(const QJsonObject &body, CreateOrder &order)
{
    const QJsonValue price = body.value(QLatin1String("price"));
    if (!absent(price)) {
        order.price = price.toDouble();
        if (*order.price < leastPrice || *order.price > highestPrice)
            return fail(Refusal{400, QStringLiteral("invalid_price"),
                QStringLiteral("error 400/3471: Invalid price: must be between %1 and %2.")
                    .arg(leastPrice)
                    .arg(highestPrice)});
    }
    order.diskGb = body.value(QLatin1String("disk")).toDouble(usualDisk);
    if (order.diskGb < leastDisk)
        return fail(invalid(QStringLiteral("'disk' must be at least %1 GB").arg(leastDisk)));
    return {};
}

Expected<void, Refusal> readStartup(const QJsonObject &body, CreateOrder &order)
{
    const QJsonArray args = body.value(QLatin1String("args")).toArray();
    for (const QJsonValue &arg : args)
        order.args << arg.toString();
    const QString argsText = body.value(QLatin1String("args_str")).toString();
    if (!args.isEmpty() && !argsText.isEmpty())
        return fail(invalid(QStringLiteral("'args' and 'args_str' can't both be given")));
    if (!argsText.isEmpty())
        order.args = argsText.split(u' ', Qt::SkipEmptyParts);
    const bool hasArguments = !absent(body.value(QLatin1String("args"))) || !argsText.isEmpty();
    const QString runtype = body.value(QLatin1String("runtype"))
                                .toString(hasArguments ? QStringLiteral("args") : QStringLiteral("ssh"));
    const auto words = runtypeWords(runtype);
    if (!words)
        return fail(
            invalid(QStringLiteral("'runtype' is not one of ssh, jupyter, args, ssh_proxy, ssh_direct, "
                                   "jupyter_proxy, jupyter_direct")));
    order.runtype = *words;
    order.onstart = body.value(QLatin1String("onstart")).toString();
    return {};
}

Expected<void, Refusal> readState(const QJsonObject &body, CreateOrder &order)
{
    order.targetState = body.value(QLatin1String("target_state")).toString(QStringLiteral("running"));
    if (order.targetState != QLatin1String("running") && order.targetState != QLatin1String("stopped"))
        return fail(invalid(QStringLiteral("'target_state' must be running or stopped")));
    const bool usual = !order.price && order.targetState == QLatin1String("running");
    order.cancelUnavailable = body.value(QLatin1String("cancel_unavail")).toBool(usual);
    order.vm = body.value(QLatin1String("vm")).toBool();
    return {};
}

Expected<void, Refusal> readRest(const QJsonObject &body, CreateOrder &order)
{
    if (!isLogin(body.value(QLatin1String("image_login")).toString()))
        return fail(invalid(QStringLiteral("'image_login' must read -u USER -p TOKEN REGISTRY")));
    const QJsonObject env = body.value(QLatin1String("env")).toObject();
    if (const auto problem = envProblem(env))
        return fail(invalid(*problem));
    for (auto it = env.begin(); it != env.end(); ++it)
        order.env.append({it.key(), it->toString()});
    const QJsonValue volume = body.value(QLatin1String("volume_info"));
    if (!absent(volume)) {
        auto read = readVolume(volume.toObject());
        if (!read)
            return fail(read.error());
        order.volume = *read;
    }
    return {};
}

}

std::optional<QString> runtypeWords(const QString &text)
{
    static const QString sshProxy = QStringLiteral("ssh_proxy");
    static const QString sshDirect = QStringLiteral("ssh_direc ssh_proxy");
    static const QString jupyterProxy = QStringLiteral("jupyter_proxy ssh_proxy");
    static const QString jupyterDirect = QStringLiteral("jupyter_direc ssh_direc ssh_proxy");
    static const QHash<QString, QString> known{
        {QStringLiteral("ssh"), sshProxy},
        {sshProxy, sshProxy},
        {QStringLiteral("ssh_direct"), sshDirect},
        {QStringLiteral("ssh_direc"), sshDirect},
        {sshDirect, sshDirect},
        {QStringLiteral("jupyter"), jupyterProxy},
        {QStringLiteral("jupyter_proxy"), jupyterProxy},
        {jupyterProxy, jupyterProxy},
        {QStringLiteral("jupyter_direct"), jupyterDirect},
        {QStringLiteral("jupyter_direc"), jupyterDirect},
        {jupyterDirect, jupyterDirect},
        {QStringLiteral("args"), QStringLiteral("args")},
    };
    const auto found = known.constFind(text);
    return found == known.constEnd() ? std::nullopt : std::optional(*found);
}

Expected<CreateOrder, Refusal> checkCreate(const QJsonObject &body)
{
    if (const auto problem = typeProblem(body))
        return fail(invalid(*problem));
    const auto chosen = readTemplate(body);
    if (!chosen)
        return fail(chosen.error());
    const QJsonObject whole = *chosen ? mergedWithTemplate(body, **chosen) : body;
    if (const auto problem = lengthProblem(whole))
        return fail(invalid(*problem));

    CreateOrder order;
    order.image = whole.value(QLatin1String("image")).toString().trimmed();
    if (order.image.isEmpty())
        return fail(invalid(QStringLiteral("'image' is required, or a template that has one")));
    order.label = whole.value(QLatin1String("label")).toString();
    if (*chosen) {
        order.templateId = (*chosen)->id;
        order.templateHash = (*chosen)->hashId;
        order.templateName = (*chosen)->name;
    }
    using Reader = Expected<void, Refusal> (*)(const QJsonObject &, CreateOrder &);
    for (const Reader read : {readMoney, readStartup, readState, readRest}) {
        if (const auto done = read(whole, order); !done)
            return fail(done.error());
    }
    return order;
}

}
