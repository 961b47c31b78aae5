// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/destroyinstance.h"

#include "api/replyreader.h"

namespace berth {

ApiRequest destroyInstance(qint64 id)
{
    ApiRequest request;
    request.method = QByteArrayLiteral("DELETE");
    request.path = QStringLiteral("/api/v0/instances/%1/").arg(id);
    request.body = QByteArrayLiteral("{}"); // the server wants a JSON body even here
    return request;
}

Expected<void, ApiError> readDestroyed(const RawReply &reply)
{
    const Expected<QJsonObject, ApiError> object = readObject(reply);
    if (!object)
        return fail(object.error());
    return {};
}

}
