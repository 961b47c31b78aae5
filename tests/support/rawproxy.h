// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QNetworkProxy>
#include <QThread>

#include <memory>

namespace berth::test {

// A small HTTP proxy on 127.0.0.1 with a thread of its own. Whatever host is asked for, it goes to `target`.
class RawProxy
{
public:
    enum class Mood : quint8 {
        Willing,
        Refusing, // answers CONNECT with 503
        AskingForPassword, // answers with 407
        CuttingAfterRequest, // a forwarded request reaches the server, but its answer becomes a reset
    };

    explicit RawProxy(quint16 target);
    ~RawProxy();
    RawProxy(const RawProxy &) = delete;
    RawProxy &operator=(const RawProxy &) = delete;

    [[nodiscard]] QNetworkProxy proxy() const;
    void setMood(Mood mood);
    // The first head of every connection: "CONNECT host:443 …" or "PUT http://host/… …".
    [[nodiscard]] QList<QByteArray> heads() const;

private:
    class Worker;
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    QThread m_thread;
    Worker *m_worker = nullptr;
    quint16 m_port = 0;
};

}
