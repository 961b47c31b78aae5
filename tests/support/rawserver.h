// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QThread>
#include <QUrl>

#include <memory>
#include <optional>

namespace berth::test {

// What the server proves itself with.
struct TlsIdentity
{
    QSslCertificate certificate;
    QSslKey key;
};

// What the server does with one connection or one request.
struct RawAnswer
{
    enum class When : quint8 {
        OnConnect, // before a byte is read (over TLS: before the handshake)
        AfterHead, // when the blank line has come; the body is left unread
        AfterBody, // when the whole request has come
    };
    enum class Ending : quint8 { KeepOpen, Close, Reset };

    When when = When::AfterBody;
    QByteArray bytes; // written as they are
    Ending ending = Ending::KeepOpen; // then

    // A whole, proper answer.
    [[nodiscard]] static RawAnswer of(
        int status, const QByteArray &body, const QByteArray &contentType = "application/json");
    [[nodiscard]] static RawAnswer of(int status, const QByteArray &body, const QList<QByteArray> &headers);
    [[nodiscard]] static RawAnswer silence(When when = When::AfterBody)
    {
        return {when, {}, Ending::KeepOpen};
    }
    [[nodiscard]] static RawAnswer reset(When when) { return {when, {}, Ending::Reset}; }
    [[nodiscard]] static RawAnswer close(When when) { return {when, {}, Ending::Close}; }
};

struct RawRequest
{
    QByteArray method;
    QByteArray target;
    QByteArray head; // request line and headers as they came
    QByteArray body; // as far as it was read
    int connection = 0; // which connection brought it, from 1
    int before = 0; // how many requests that connection had brought before

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

// A server on 127.0.0.1, on a thread of its own, that misbehaves on purpose. Answers are taken from a queue,
// one for each request (or, OnConnect, for each connection); when it is empty, the usual answer is given.
class RawServer
{
public:
    explicit RawServer(std::optional<TlsIdentity> identity = std::nullopt);
    ~RawServer();
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url() const; // http or https, 127.0.0.1
    void enqueue(const RawAnswer &answer);
    void setUsual(const RawAnswer &answer); // at first 200 with {}

    // Every request whose head has come, complete or not.
    [[nodiscard]] QList<RawRequest> requests() const;
    [[nodiscard]] int count(const QByteArray &method) const;
    [[nodiscard]] int connections() const; // accepted ever
    [[nodiscard]] int openConnections() const;
    // Ends every open connection now; returns when that is done on this side.
    void dropConnections(RawAnswer::Ending ending);
    // From now on nobody is accepted; new connections are refused by the system.
    void stopListening();

private:
    class Worker;
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    QThread m_thread;
    Worker *m_worker = nullptr;
    quint16 m_port = 0;
    bool m_tls = false;
};

}

Q_DECLARE_METATYPE(berth::test::RawAnswer)
