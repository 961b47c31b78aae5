// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/showinstances.h"

#include "api/jsonvalues.h"
#include "api/replyreader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace berth {
namespace {

QString encoded(const QByteArray &text)
{
    return QString::fromLatin1(text.toPercentEncoding());
}

}

ApiRequest showInstances(const QString &afterToken, const QJsonObject &filters)
{
    ApiRequest request;
    request.path = QStringLiteral("/api/v1/instances/?limit=25&order_by=")
        + encoded(QByteArrayLiteral(R"([{"col":"id","dir":"asc"}])"));
    if (!filters.isEmpty()) {
        request.path += QStringLiteral("&select_filters=")
            + encoded(QJsonDocument(filters).toJson(QJsonDocument::Compact));
    }
    if (!afterToken.isEmpty())
        request.path += QStringLiteral("&after_token=") + encoded(afterToken.toUtf8());
    return request;
}

Expected<InstancePage, ApiError> readInstances(const RawReply &reply)
{
    const Expected<QJsonObject, ApiError> object = readObject(reply);
    if (!object)
        return fail(object.error());
    const QJsonValue list = object->value(QLatin1String("instances"));
    if (!list.isArray()) {
        return fail(ApiError(MalformedError{reply.status,
            QCoreApplication::translate("berth::ShowInstances", "There is no list of contracts in it.")}));
    }
    InstancePage page;
    for (const QJsonValue &one : list.toArray()) {
        const Instance instance = readInstance(one.toObject());
        if (instance.id == 0) {
            ++page.unreadable;
        } else {
            page.instances.append(instance);
        }
    }
    const QJsonValue next = object->value(QLatin1String("next_token"));
    page.nextToken = jsonText(next);
    if (page.nextToken.isEmpty() && !next.isNull() && !next.isUndefined() && next != QLatin1String("")) {
        return fail(ApiError(MalformedError{reply.status,
            QCoreApplication::translate("berth::ShowInstances", "Its next page cannot be told.")}));
    }
    return page;
}

}
