// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bareput.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

namespace berth::bench {

BarePut::BarePut(QUrl baseUrl, QByteArray authorization)
    : m_baseUrl(std::move(baseUrl))
    , m_authorization(std::move(authorization))
{
    m_manager.connectToHost(m_baseUrl.host(), static_cast<quint16>(m_baseUrl.port()));
}

Took BarePut::send(const QString &path, const QByteArray &body, bool &created)
{
    QEventLoop loop;
    QByteArray answer;
    const Took took = timed([&] {
        QUrl url = m_baseUrl;
        url.setPath(path);
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        request.setRawHeader("Authorization", m_authorization);
        QNetworkReply *reply = m_manager.put(request, body);
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        answer = reply->readAll();
        reply->deleteLater();
    });
    created = answer.contains("new_contract");
    return took;
}

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

}
