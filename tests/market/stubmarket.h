// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace berth::test {

// An HTTP server that answers when the test says so.
class StubMarket : public QObject
{
    Q_OBJECT

public:
    explicit StubMarket(QObject *parent = nullptr);

    [[nodiscard]] QUrl url() const; // http://127.0.0.1:PORT
    // Reaches it under every name, as a proxy would.
    [[nodiscard]] QNetworkProxy asProxy() const;
    // Answers every question from now on at once; without it questions are held.
    void answerAll(const QByteArray &body, int status = 200);
    // Answers the questions held, oldest first.
    void answerNext(const QByteArray &body, int status = 200);

    [[nodiscard]] const QList<QByteArray> &bodies() const { return m_bodies; } // of the questions so far
    [[nodiscard]] qsizetype held() const { return m_held.size(); }

private:
    void onConnection();
    void onData(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &body, int status);

    QHash<QTcpSocket *, QByteArray> m_received;
    QList<QTcpSocket *> m_held;
    QList<QByteArray> m_bodies;
    QByteArray m_answer;
    int m_status = 0; // 0: hold
    QTcpServer m_server; // last: its sockets tell of their end
};

}
