// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/sshkeys.h"

#include "api/jsonvalues.h"
#include "api/replyreader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace berth {
namespace {

bool saysNoKeys(const ApiError &error)
{
    const auto *refusal = std::get_if<RefusalError>(&error);
    return refusal && refusal->status == 404 && !refusal->code.contains(QLatin1String("auth"))
        && !refusal->message.contains(QLatin1String("session"), Qt::CaseInsensitive)
        && !refusal->message.contains(QLatin1String("auth"), Qt::CaseInsensitive)
        // "404 page not found" of some other server says nothing of keys.
        && (refusal->message.contains(QLatin1String("key"), Qt::CaseInsensitive) || !refusal->code.isEmpty());
}

QList<SshKey> keysOf(const QJsonArray &list)
{
    QList<SshKey> keys;
    for (const QJsonValue &one : list) {
        const QJsonObject object = one.toObject();
        const auto value = [&object](const char *name) { return object.value(QLatin1String(name)); };
        if (!value("deleted_at").isNull() && !value("deleted_at").isUndefined())
            continue;
        QString text = jsonText(value("public_key"));
        if (text.isEmpty())
            text = jsonText(value("key"));
        if (!text.isEmpty())
            keys.append({jsonId(value("id")), text});
    }
    return keys;
}

}

ApiRequest listSshKeys()
{
    ApiRequest request;
    request.path = QStringLiteral("/api/v0/ssh/");
    return request;
}

Expected<QList<SshKey>, ApiError> readSshKeys(const RawReply &reply)
{
    if (reply.delivery == Delivery::Answered && reply.status == 200) {
        const QJsonDocument json = QJsonDocument::fromJson(reply.body);
        if (json.isArray())
            return keysOf(json.array());
    }
    const Expected<QJsonObject, ApiError> object = readObject(reply);
    if (!object) {
        if (saysNoKeys(object.error()))
            return QList<SshKey>();
        return fail(object.error());
    }
    for (const char *name : {"ssh_keys", "keys"}) {
        const QJsonValue list = object->value(QLatin1String(name));
        if (list.isArray())
            return keysOf(list.toArray());
    }
    return fail(ApiError(MalformedError{
        reply.status, QCoreApplication::translate("berth::SshKeys", "There is no list of SSH keys in it.")}));
}

ApiRequest addSshKey(const QString &publicKey)
{
    ApiRequest request;
    request.method = QByteArrayLiteral("POST");
    request.path = QStringLiteral("/api/v0/ssh/");
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("ssh_key"), publicKey.trimmed()}})
                       .toJson(QJsonDocument::Compact);
    return request;
}

}
