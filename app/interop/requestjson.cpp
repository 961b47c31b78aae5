// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/requestjson.h"

#include "catalog/requestreader.h"
#include "interop/curlcommand.h"
#include "interop/dockerflags.h"
#include "interop/envtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace berth {
namespace {

struct RequestJson
{
    Q_DECLARE_TR_FUNCTIONS(RequestJson)
};

// {"NAME": "value"} of "-e NAME=value", which one version of the official page asks for; what can't be read
// is reported. Nothing for a text that no shell could split.
std::optional<EnvRows> envFromFlags(const QString &text, ImportResult &result)
{
    const auto words = splitShellWords(text);
    if (!words)
        return std::nullopt;
    const DockerFlags flags = readDockerFlags(*words);
    for (const FlagRemark &remark : flags.problems)
        result.problems.append({remark.text, -1, remark.reason});
    for (const FlagRemark &remark : flags.notes)
        result.notes.append({remark.text, -1, remark.reason});
    return flags.rows;
}

// [["NAME", "value"], …], as the list of contracts has it.
std::optional<EnvRows> envFromPairs(const QJsonArray &pairs)
{
    EnvRows rows;
    for (const QJsonValue &value : pairs) {
        const QJsonArray pair = value.toArray();
        if (pair.size() != 2 || !pair[0].isString() || !pair[1].isString())
            return std::nullopt;
        rows << envRowFromWire(pair[0].toString(), pair[1].toString());
    }
    return rows;
}

void applyEnv(QJsonObject &body, ImportResult &result)
{
    const QString key = QStringLiteral("env");
    const QJsonValue env = body.value(key);
    std::optional<EnvRows> rows;
    if (env.isString())
        rows = envFromFlags(env.toString(), result);
    else if (env.isArray())
        rows = envFromPairs(env.toArray());
    if (!rows)
        return;
    body.remove(key);
    if (!rows->isEmpty())
        result.fields.set(FieldId::Env, *rows);
    result.notes.append(
        {key, -1, RequestJson::tr("It was no object of texts, as the API wants it; it is now.")});
}

void dropClientOnly(QJsonObject &body, ImportResult &result)
{
    const QString client = QStringLiteral("client_id");
    const QString extra = QStringLiteral("extra");
    if (body.value(client) == QLatin1String("me")) {
        body.remove(client);
        result.notes.append(
            {client, -1, RequestJson::tr("The official client sends this; it is not needed.")});
    }
    if (body.contains(extra) && body.value(extra).isNull())
        body.remove(extra);
}

}

void applyRequestBody(QJsonObject body, ImportResult &result)
{
    dropClientOnly(body, result);
    applyEnv(body, result);
    const ReadResult read = readRequestBody(body);
    for (const Field &f : catalogue()) {
        if (read.fields.isSet(f.id))
            result.fields.set(f.id, read.fields.value(f.id));
    }
    for (const ReadProblem &problem : read.problems)
        result.problems.append({shownEnvText(problem.key), -1, problem.message});
}

qint64 offerIdInPath(QStringView path)
{
    static constexpr QLatin1String asks("/asks/");
    const qsizetype at = path.indexOf(asks);
    if (at < 0)
        return 0;
    QStringView rest = path.sliced(at + asks.size());
    qsizetype digits = 0;
    while (digits < rest.size() && rest[digits] >= u'0' && rest[digits] <= u'9')
        ++digits;
    const bool whole = digits == rest.size() || QStringView(u"/?#").contains(rest[digits]);
    return whole ? rest.first(digits).toLongLong() : 0;
}

void applyRequestJson(const QString &json, qsizetype position, ImportResult &result)
{
    QJsonParseError error;
    const QByteArray bytes = json.toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const qsizetype offset
            = QString::fromUtf8(bytes.first(std::min<qsizetype>(error.offset, bytes.size()))).size();
        result.problems.append({QString(), position < 0 ? -1 : position + std::min(offset, json.size()),
            RequestJson::tr("The JSON can't be read: %1.").arg(error.errorString())});
        return;
    }
    if (!document.isObject()) {
        result.problems.append({QString(), position, RequestJson::tr("The JSON is no object.")});
        return;
    }
    QJsonObject object = document.object();
    const QJsonValue body = object.value(QLatin1String("body"));
    if (!body.isObject()) {
        applyRequestBody(object, result);
        return;
    }
    const QString path = object.value(QLatin1String("path")).toString();
    result.offerId = offerIdInPath(path);
    if (result.offerId == 0)
        result.problems.append({shownEnvText(path), -1, RequestJson::tr("The path names no offer.")});
    for (const QLatin1String known : {QLatin1String("body"), QLatin1String("path"), QLatin1String("method")})
        object.remove(known);
    for (auto it = object.begin(); it != object.end(); ++it)
        result.problems.append(
            {shownEnvText(it.key()), -1, RequestJson::tr("This is no part of a request.")});
    applyRequestBody(body.toObject(), result);
}

ImportResult readRequestJson(const QString &text)
{
    ImportResult result;
    applyRequestJson(text, 0, result);
    return result;
}

}
