// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/showinstance.h"

#include "api/replyreader.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace berth {

ApiRequest showInstance(qint64 id)
{
    ApiRequest request;
    request.path = QStringLiteral("/api/v0/instances/%1/").arg(id);
    return request;
}

Expected<std::optional<Instance>, ApiError> readShownInstance(const RawReply &reply)
{
    const Expected<QJsonObject, ApiError> object = readObject(reply);
    if (!object)
        return fail(object.error());
    QJsonValue value = object->value(QLatin1String("instances"));
    if (value.isArray() && value.toArray().size() == 1)
        value = value.toArray().first();
    if (value.isNull() || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty()))
        return std::optional<Instance>();
    const Instance instance = readInstance(value.toObject());
    if (instance.id == 0) {
        return fail(ApiError(MalformedError{reply.status,
            QCoreApplication::translate("berth::ShowInstance", "There is no contract in it.")}));
    }
    return std::optional(instance);
}

}
