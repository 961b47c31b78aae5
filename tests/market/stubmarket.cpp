// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/stubmarket.h"

#include <QTcpSocket>

namespace berth::test {

StubMarket::StubMarket(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &StubMarket::onConnection);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl StubMarket::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

QNetworkProxy StubMarket::asProxy() const
{
    return {QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), m_server.serverPort()};
}

void StubMarket::answerAll(const QByteArray &body, int status)
{
    m_answer = body;
    m_status = status;
}

void StubMarket::answerNext(const QByteArray &body, int status)
{
    if (!m_held.isEmpty())
        answer(m_held.takeFirst(), body, status);
}

void StubMarket::onConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onData(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_held.removeAll(socket);
            m_received.remove(socket);
            socket->deleteLater();
        });
    }
}

void StubMarket::onData(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    received += socket->readAll();
    const qsizetype headerEnd = received.indexOf("\r\n\r\n");
    if (headerEnd < 0)
        return;
    const QByteArray head = received.left(headerEnd).toLower();
    const qsizetype at = head.indexOf("content-length:");
    const qsizetype length
        = at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toInt();
    if (received.size() < headerEnd + 4 + length)
        return;
    m_bodies.append(received.mid(headerEnd + 4, length));
    received.clear();
    if (m_status == 0)
        m_held.append(socket);
    else
        answer(socket, m_answer, m_status);
}

void StubMarket::answer(QTcpSocket *socket, const QByteArray &body, int status)
{
    const bool json = body.startsWith('{');
    socket->write("HTTP/1.1 " + QByteArray::number(status)
        + " Stub\r\nContent-Type: " + (json ? "application/json" : "text/plain")
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

}
