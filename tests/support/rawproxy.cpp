// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawproxy.h"

#include "support/socketreset.h"

#include <QMutex>
#include <QMutexLocker>
#include <QTcpServer>
#include <QTcpSocket>

namespace berth::test {

struct RawProxy::Shared
{
    mutable QMutex mutex;
    Mood mood = Mood::Willing;
    QList<QByteArray> heads;
};

class RawProxy::Worker : public QTcpServer
{
public:
    Worker(std::shared_ptr<Shared> shared, quint16 target)
        : m_shared(std::move(shared))
        , m_target(target)
    {
        connect(this, &QTcpServer::newConnection, this, &Worker::accept);
    }

private:
    void accept()
    {
        QTcpSocket *client = nextPendingConnection();
        connect(client, &QAbstractSocket::disconnected, client, &QObject::deleteLater);
        auto buffer = std::make_shared<QByteArray>();
        connect(client, &QIODevice::readyRead, this, [this, client, buffer] {
            *buffer += client->readAll();
            const qsizetype end = buffer->indexOf("\r\n\r\n");
            if (end < 0)
                return;
            client->disconnect(this);
            open(client, *buffer, end + 4);
        });
    }

    void open(QTcpSocket *client, const QByteArray &first, qsizetype headLength)
    {
        Mood mood = Mood::Willing;
        {
            const QMutexLocker lock(&m_shared->mutex);
            m_shared->heads.append(first.left(headLength));
            mood = m_shared->mood;
        }
        if (mood == Mood::Refusing || mood == Mood::AskingForPassword) {
            client->write(mood == Mood::Refusing
                    ? "HTTP/1.1 503 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    : "HTTP/1.1 407 Password\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: "
                      "0\r\n"
                      "Connection: close\r\n\r\n");
            client->disconnectFromHost();
            return;
        }
        auto *server = new QTcpSocket(client);
        connect(server, &QIODevice::readyRead, client, [client, server, mood, first] {
            if (mood == Mood::CuttingAfterRequest && !first.startsWith("CONNECT")) {
                resetSocket(client);
                return;
            }
            client->write(server->readAll());
        });
        connect(
            client, &QIODevice::readyRead, server, [client, server] { server->write(client->readAll()); });
        connect(server, &QAbstractSocket::disconnected, client, &QAbstractSocket::disconnectFromHost);
        connect(server, &QAbstractSocket::connected, client, [client, server, first, headLength] {
            if (first.startsWith("CONNECT")) {
                client->write("HTTP/1.1 200 Connected\r\n\r\n");
                server->write(first.mid(headLength));
            } else {
                server->write(first);
            }
        });
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    }

    std::shared_ptr<Shared> m_shared;
    quint16 m_target;
};

RawProxy::RawProxy(quint16 target)
    : m_shared(std::make_shared<Shared>())
    , m_worker(new Worker(m_shared, target))
{
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            m_worker->listen(QHostAddress::LocalHost);
            m_port = m_worker->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

RawProxy::~RawProxy()
{
    m_thread.quit();
    m_thread.wait();
}

QNetworkProxy RawProxy::proxy() const
{
    return QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), m_port);
}

void RawProxy::setMood(Mood mood)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->mood = mood;
}

QList<QByteArray> RawProxy::heads() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->heads;
}

}
