// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apicall.h"

#include "api/oneshotbody.h"
#include "api/wireoutcome.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QSslError>

namespace berth {
namespace {

// Retry-After (RFC 9110, 10.2.3): seconds, or a date.
std::optional<std::chrono::milliseconds> readRetryAfter(const QByteArray &header)
{
    constexpr qint64 mostSeconds = 86'400; // a day; also keeps the sum in range
    bool number = false;
    const qint64 seconds = header.trimmed().toLongLong(&number);
    if (number)
        return std::chrono::seconds(qBound<qint64>(0, seconds, mostSeconds));
    QString written = QString::fromLatin1(header.trimmed());
    written.replace(QLatin1String("GMT"), QLatin1String("+0000")); // Qt reads offsets only
    const QDateTime date = QDateTime::fromString(written, Qt::RFC2822Date);
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::milliseconds(
        qBound<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(date), mostSeconds * 1000));
}

}

ApiCall::ApiCall(const ApiRequest &request, std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_request(request)
{
    m_clock.start();
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this,
        [this] { stop(Delivery::TimedOut, tr("No complete answer came in time.")); });
    // Counts to the complete answer; QNetworkRequest's own time-out starts anew with every byte.
    if (timeout.count() > 0)
        m_timeout.start(timeout);
}

ApiCall::~ApiCall()
{
    if (m_reply) {
        m_reply->disconnect(this);
        // Not abort(), of which Qt warns when it has not begun the exchange yet, or when that is just failing.
        delete m_reply;
    }
}

void ApiCall::begin(std::shared_ptr<QNetworkAccessManager> manager, const QNetworkRequest &request)
{
    if (m_done)
        return;
    m_manager = std::move(manager);
    if (m_request.once) {
        m_body = std::make_unique<OneShotBody>(m_request.body);
        m_reply = m_manager->sendCustomRequest(request, m_request.method, m_body.get());
    } else if (m_request.body.isEmpty() && m_request.method == "GET") {
        m_reply = m_manager->get(request);
    } else {
        m_reply = m_manager->sendCustomRequest(request, m_request.method, m_request.body);
    }
    watch();
}

void ApiCall::watch()
{
    // Bounds what Qt collects while this thread is busy; never reached by an answer that is taken.
    m_reply->setReadBufferSize(m_request.answerLimit + 1);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_left = true; });
    connect(
        m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent) { m_left = m_left || sent > 0; });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_tlsWords = errors.first().errorString();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &ApiCall::onMetaData);
    connect(m_reply, &QNetworkReply::readyRead, this, &ApiCall::readMore);
    connect(m_reply, &QNetworkReply::finished, this, &ApiCall::onFinished);
    if (m_reply->isFinished())
        onFinished();
}

void ApiCall::cancel()
{
    stop(Delivery::Cancelled, tr("Stopped waiting for the answer."));
}

void ApiCall::refuse(const QString &why)
{
    RawReply reply;
    reply.delivery = Delivery::NotSent;
    reply.bodyLeft = false;
    reply.error = why;
    finish(std::move(reply));
}

void ApiCall::onMetaData()
{
    bool known = false;
    const qint64 length = m_reply->rawHeader("Content-Length").toLongLong(&known);
    if (known && length > m_request.answerLimit)
        stop(Delivery::TooLarge,
            tr("The answer is larger than %1 MiB.").arg(m_request.answerLimit / 1024 / 1024));
}

void ApiCall::readMore()
{
    if (m_done)
        return;
    m_received += m_reply->read(m_request.answerLimit + 1 - m_received.size());
    if (m_received.size() > m_request.answerLimit)
        stop(Delivery::TooLarge,
            tr("The answer is larger than %1 MiB.").arg(m_request.answerLimit / 1024 / 1024));
}

void ApiCall::onFinished()
{
    readMore();
    if (m_done)
        return;
    RawReply reply;
    reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    reply.contentType = m_reply->rawHeader("Content-Type");
    reply.retryAfter = readRetryAfter(m_reply->rawHeader("Retry-After"));
    reply.bodyLeft = mayHaveLeft();
    const bool endsWithConnection = !m_reply->hasRawHeader("Content-Length")
        && !m_reply->hasRawHeader("Transfer-Encoding") && !m_reply->hasRawHeader("Content-Encoding");
    reply.delivery = deliveryOf({m_reply->error(), reply.status, reply.bodyLeft, endsWithConnection});
    const bool complete = reply.delivery == Delivery::Answered || reply.delivery == Delivery::Redirected;
    if (complete && wasCutShort())
        reply.delivery = Delivery::Broken;
    if (reply.delivery == Delivery::Redirected)
        reply.error = tr("The server points to another address; that is not followed.");
    else if (reply.delivery != Delivery::Answered)
        reply.error = m_tlsWords.isEmpty() ? m_reply->errorString() : m_tlsWords;
    reply.body = std::move(m_received);
    finish(std::move(reply));
}

bool ApiCall::mayHaveLeft() const
{
    // What was read from the one-shot body is known for certain. For other calls Qt's own word has to do, and
    // it does not tell of everything that it sends.
    if (m_body)
        return m_body->bytesRead() > 0;
    return m_left || !isBeforeSending(m_reply->error());
}

// Qt reports this by itself; a second look costs nothing.
bool ApiCall::wasCutShort() const
{
    bool known = false;
    const qint64 length = m_reply->rawHeader("Content-Length").toLongLong(&known);
    return known && !m_reply->hasRawHeader("Content-Encoding") && m_received.size() < length;
}

void ApiCall::stop(Delivery delivery, const QString &words)
{
    if (m_done)
        return;
    if (m_body)
        m_body->shut();
    RawReply reply;
    reply.delivery = delivery;
    reply.bodyLeft = m_reply && mayHaveLeft();
    reply.error = words;
    if (m_reply)
        reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    finish(std::move(reply));
}

void ApiCall::finish(RawReply reply)
{
    m_done = true;
    m_timeout.stop();
    // What is still under way ends with the call; a body that must not go out was shut already.
    if (m_reply)
        m_reply->disconnect(this);
    reply.took = std::chrono::milliseconds(m_clock.elapsed());
    QMetaObject::invokeMethod(
        this,
        [this, reply = std::move(reply)] {
            // First, because whoever listens may delete this call or its client.
            deleteLater();
            Q_EMIT finished(reply);
        },
        Qt::QueuedConnection);
}

}
