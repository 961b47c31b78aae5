// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/errand.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <chrono>
#include <memory>

class QLocalSocket;

namespace berth {

// One window for a person and a state folder: the first start listens on a local socket (a named pipe on
// Windows) that only its user can open, a later one hands over what it was asked for and ends. A lock, held
// as long as the first one lives, decides between two that start at the same moment. Whoever gets no answer
// in time opens a window of its own.
class Handoff : public QObject
{
    Q_OBJECT

public:
    explicit Handoff(const QString &stateDir, QObject *parent = nullptr);
    ~Handoff() override;

    enum class Role : quint8 {
        First, // listens from now on; arrived() follows
        HandedOver, // the window that is open has taken the errand: end
        Alone, // there is a window that does not answer, or no place to listen: open one, unheard
    };
    // Waits, in all, no longer than `patience`.
    [[nodiscard]] Role begin(const Errand &errand, std::chrono::milliseconds patience);
    // From now on a later start opens a window of its own.
    void close();

    // The socket's path, or the pipe's name.
    [[nodiscard]] QString place() const { return m_place; }

Q_SIGNALS:
    void arrived(const berth::Errand &errand);

private:
    void greet();
    void read(QLocalSocket *socket);
    void refuse(QLocalSocket *socket, const QString &why);

    QString m_place;
    std::unique_ptr<QLockFile> m_lock;
    int m_guests = 0; // connections that are open; they end with the server
    QLocalServer m_server;
};

}
