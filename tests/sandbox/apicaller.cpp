// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/apicaller.h"

#include <QJsonDocument>
#include <QSignalSpy>

namespace berth::test {

QNetworkReply *ApiCaller::start(const Sandbox &sandbox, const QByteArray &method, const QString &path,
    const QByteArray &body, const QByteArray &key)
{
    QNetworkRequest request(QUrl(sandbox.url().toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArray("sandboxtest"));
    if (!key.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + key);
    return m_network.sendCustomRequest(request, method, body);
}

CallResult ApiCaller::finish(QNetworkReply *reply)
{
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(20'000);
    CallResult read{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        .type = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(),
        .body = reply->readAll(),
        .error = reply->error(),
        .json = {}};
    read.json = QJsonDocument::fromJson(read.body).object();
    reply->deleteLater();
    return read;
}

CallResult ApiCaller::call(const Sandbox &sandbox, const QByteArray &method, const QString &path,
    const QByteArray &body, const QByteArray &key)
{
    return finish(start(sandbox, method, path, body, key));
}

qint64 ApiCaller::create(const Sandbox &sandbox)
{
    return call(sandbox, "PUT", ask(sandbox.anyOffer()), R"({"image":"a"})")
        .json.value(QStringLiteral("new_contract"))
        .toInteger();
}

}
