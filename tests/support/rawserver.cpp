// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawserver.h"

#include "support/socketreset.h"

#include <QMutex>
#include <QMutexLocker>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>

namespace berth::test {

RawAnswer RawAnswer::of(int status, const QByteArray &body, const QByteArray &contentType)
{
    return of(status, body, QList<QByteArray>{"Content-Type: " + contentType});
}

RawAnswer RawAnswer::of(int status, const QByteArray &body, const QList<QByteArray> &headers)
{
    RawAnswer answer;
    answer.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\n";
    for (const QByteArray &header : headers)
        answer.bytes += header + "\r\n";
    answer.bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return answer;
}

QByteArray RawRequest::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

struct RawServer::Shared
{
    mutable QMutex mutex;
    QList<RawAnswer> queue;
    RawAnswer usual = RawAnswer::of(200, "{}");
    QList<RawRequest> requests;
    int connections = 0;
    int open = 0;

    // The answer for something that has just happened; nothing when the next one waits for something else.
    std::optional<RawAnswer> take(RawAnswer::When now)
    {
        const QMutexLocker lock(&mutex);
        if (!queue.isEmpty())
            return queue.first().when == now ? std::optional(queue.takeFirst()) : std::nullopt;
        return usual.when == now ? std::optional(usual) : std::nullopt;
    }
};

namespace {

// One connection: collects a request, asks what to do, does it.
class Connection : public QObject
{
public:
    using Take = std::function<std::optional<RawAnswer>(RawAnswer::When)>;
    using Note = std::function<qsizetype(const RawRequest &, qsizetype)>;

    Connection(QTcpSocket *socket, int number, Take take, Note note, QObject *parent)
        : QObject(parent)
        , m_socket(socket)
        , m_number(number)
        , m_take(std::move(take))
        , m_note(std::move(note))
    {
        socket->setParent(this);
        connect(socket, &QIODevice::readyRead, this, &Connection::read);
    }

    void end(RawAnswer::Ending ending)
    {
        if (ending == RawAnswer::Ending::KeepOpen)
            return;
        m_ended = true;
        if (ending == RawAnswer::Ending::Reset) {
            resetSocket(m_socket);
        } else {
            m_socket->disconnectFromHost();
        }
    }

    bool act(RawAnswer::When now)
    {
        const std::optional<RawAnswer> answer = m_take(now);
        if (!answer)
            return false;
        m_socket->write(answer->bytes);
        if (answer->ending == RawAnswer::Ending::Reset)
            m_socket->flush();
        end(answer->ending);
        return true;
    }

private:
    void read()
    {
        m_buffer += m_socket->readAll();
        while (!m_ended && readOne()) { }
    }

    // True when a whole request was taken off the buffer.
    bool readOne()
    {
        if (m_entry < 0) {
            const qsizetype end = m_buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return false;
            RawRequest request;
            request.head = m_buffer.left(end + 2);
            m_buffer.remove(0, end + 4);
            const QList<QByteArray> words = request.head.left(request.head.indexOf('\r')).split(' ');
            request.method = words.value(0);
            request.target = words.value(1);
            request.connection = m_number;
            request.before = m_count++;
            m_request = request;
            m_entry = m_note(m_request, -1);
            m_length = request.header("Content-Length").toLongLong();
            if (act(RawAnswer::When::AfterHead)) {
                m_ended = true; // the rest is left unread
                return false;
            }
        }
        m_request.body = m_buffer.left(m_length);
        m_note(m_request, m_entry);
        if (m_buffer.size() < m_length)
            return false;
        m_buffer.remove(0, m_length);
        m_entry = -1;
        act(RawAnswer::When::AfterBody);
        return true;
    }

    QTcpSocket *m_socket;
    int m_number;
    Take m_take;
    Note m_note;
    QByteArray m_buffer;
    RawRequest m_request;
    qsizetype m_entry = -1;
    qint64 m_length = 0;
    int m_count = 0;
    bool m_ended = false;
};

}

class RawServer::Worker : public QTcpServer
{
public:
    Worker(std::shared_ptr<Shared> shared, std::optional<TlsIdentity> identity)
        : m_shared(std::move(shared))
        , m_identity(std::move(identity))
    {
    }

    void drop(RawAnswer::Ending ending)
    {
        for (Connection *connection : std::as_const(m_open))
            connection->end(ending);
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        // The first QSslSocket of a process takes long on some systems.
        auto *secure = m_identity ? new QSslSocket : nullptr;
        QTcpSocket *socket = secure ? secure : new QTcpSocket;
        socket->setSocketDescriptor(handle);
        int number = 0;
        {
            const QMutexLocker lock(&m_shared->mutex);
            number = ++m_shared->connections;
            ++m_shared->open;
        }
        auto *connection = new Connection(
            socket, number, [this](RawAnswer::When now) { return m_shared->take(now); },
            [this](const RawRequest &request, qsizetype entry) {
                const QMutexLocker lock(&m_shared->mutex);
                if (entry < 0) {
                    m_shared->requests.append(request);
                    return m_shared->requests.size() - 1;
                }
                m_shared->requests[entry] = request;
                return entry;
            },
            this);
        m_open.append(connection);
        connect(socket, &QAbstractSocket::disconnected, connection, [this, connection] {
            if (m_open.removeAll(connection) > 0) {
                const QMutexLocker lock(&m_shared->mutex);
                --m_shared->open;
            }
            connection->deleteLater();
        });
        if (connection->act(RawAnswer::When::OnConnect))
            return;
        if (secure) {
            QSslConfiguration tls = secure->sslConfiguration();
            tls.setLocalCertificate(m_identity->certificate);
            tls.setPrivateKey(m_identity->key);
            tls.setPeerVerifyMode(QSslSocket::VerifyNone);
            secure->setSslConfiguration(tls);
            secure->startServerEncryption();
        }
    }

private:
    std::shared_ptr<Shared> m_shared;
    std::optional<TlsIdentity> m_identity;
    QList<Connection *> m_open;
};

RawServer::RawServer(std::optional<TlsIdentity> identity)
    : m_shared(std::make_shared<Shared>())
    , m_worker(new Worker(m_shared, identity))
    , m_tls(identity.has_value())
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

RawServer::~RawServer()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl RawServer::url() const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2")
                    .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(m_port));
}

void RawServer::enqueue(const RawAnswer &answer)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->queue.append(answer);
}

void RawServer::setUsual(const RawAnswer &answer)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->usual = answer;
}

QList<RawRequest> RawServer::requests() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->requests;
}

int RawServer::count(const QByteArray &method) const
{
    int found = 0;
    for (const RawRequest &request : requests())
        found += request.method == method ? 1 : 0;
    return found;
}

int RawServer::connections() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->connections;
}

int RawServer::openConnections() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->open;
}

void RawServer::dropConnections(RawAnswer::Ending ending)
{
    QMetaObject::invokeMethod(
        m_worker, [this, ending] { m_worker->drop(ending); }, Qt::BlockingQueuedConnection);
}

void RawServer::stopListening()
{
    QMetaObject::invokeMethod(
        m_worker, [this] { m_worker->close(); }, Qt::BlockingQueuedConnection);
}

}
