// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/createinstance.h"

#include <QJsonDocument>

namespace berth {

ApiRequest createInstance(qint64 offerId, const QJsonObject &body)
{
    ApiRequest request;
    request.method = QByteArrayLiteral("PUT");
    request.path = QStringLiteral("/api/v0/asks/%1/").arg(offerId);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.once = true;
    return request;
}

}
