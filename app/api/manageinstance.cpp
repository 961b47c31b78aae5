// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/manageinstance.h"

#include "api/replyreader.h"

namespace berth {
namespace {

ApiRequest put(const QString &path, const QByteArray &body)
{
    ApiRequest request;
    request.method = QByteArrayLiteral("PUT");
    request.path = path;
    request.body = body;
    return request;
}

}

ApiRequest setInstanceState(qint64 id, InstanceState state)
{
    return put(QStringLiteral("/api/v0/instances/%1/").arg(id),
        state == InstanceState::Running ? QByteArrayLiteral(R"({"state":"running"})")
                                        : QByteArrayLiteral(R"({"state":"stopped"})"));
}

ApiRequest changeBid(qint64 id, Money pricePerHour)
{
    // By hand, so that the price keeps the decimals that were confirmed.
    return put(QStringLiteral("/api/v0/instances/bid_price/%1/").arg(id),
        R"({"client_id":"me","price":)" + pricePerHour.toWire().toLatin1() + '}');
}

Expected<void, ApiError> readAccepted(const RawReply &reply)
{
    return readObject(reply).map([](const QJsonObject &) {});
}

}
