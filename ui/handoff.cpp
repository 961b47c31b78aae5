// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/handoff.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QPointer>
#include <QThread>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif
#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace berth {
namespace {

constexpr char takenAnswer[] = "taken\n";
constexpr std::chrono::seconds guestPatience{2};
constexpr int mostGuests = 16;
constexpr unsigned long retryMs = 20;

QString who()
{
#ifdef Q_OS_UNIX
    return QString::number(getuid());
#else
    return QDir::homePath();
#endif
}

// Where sockets and locks of this user and this computer live; a state folder may be on a shared disk.
QString runtimeFolder()
{
#ifdef Q_OS_UNIX
    const QString own = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!own.isEmpty() && QFileInfo(own).isDir())
        return own;
#endif
    return QDir::tempPath();
}

QString nameFor(const QString &stateDir)
{
    const QString folder = QFileInfo(stateDir).canonicalFilePath();
    const QByteArray hash = QCryptographicHash::hash(
        (who() + u'\n' + (folder.isEmpty() ? stateDir : folder)).toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("berth-") + QString::fromLatin1(hash.toHex().left(16));
}

QString placeFor(const QString &name)
{
#ifdef Q_OS_UNIX
    return QDir(runtimeFolder()).filePath(name);
#else
    return name;
#endif
}

// Somebody else's socket would be told what this user does: the folder for temporary files is everybody's.
bool isStrangers(const QString &place)
{
#ifdef Q_OS_UNIX
    const QFileInfo socket(place);
    return socket.exists() && socket.ownerId() != getuid();
#else
    Q_UNUSED(place);
    return false;
#endif
}

enum class Answer : quint8 { Taken, NobodyThere, Silent };

Answer hand(const QString &place, const QByteArray &line, const QDeadlineTimer &deadline)
{
    const auto left = [&deadline] { return static_cast<int>(deadline.remainingTime()); };
    if (isStrangers(place))
        return Answer::Silent;
    QLocalSocket socket;
    socket.connectToServer(place);
    if (!socket.waitForConnected(left())) {
        const auto error = socket.error();
        return error == QLocalSocket::ServerNotFoundError || error == QLocalSocket::ConnectionRefusedError
            ? Answer::NobodyThere
            : Answer::Silent;
    }
    if (isStrangers(place))
        return Answer::Silent;
#ifdef Q_OS_WIN
    AllowSetForegroundWindow(ASFW_ANY); // only who was just clicked may give this away
#endif
    socket.write(line);
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(left())) { }
    while (!socket.canReadLine() && socket.waitForReadyRead(left())) { }
    return socket.readLine() == takenAnswer ? Answer::Taken : Answer::Silent;
}

}

Handoff::Handoff(const QString &stateDir, QObject *parent)
    : QObject(parent)
    , m_place(placeFor(nameFor(stateDir)))
    , m_server(this)
{
    const QString lock = QDir(runtimeFolder()).filePath(nameFor(stateDir) + QLatin1String(".lock"));
    m_lock = std::make_unique<QLockFile>(lock);
    m_lock->setStaleLockTime(0); // however long the window is open; one whose program has died counts not
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Handoff::greet);
}

Handoff::~Handoff()
{
    close();
}

Handoff::Role Handoff::begin(const Errand &errand, std::chrono::milliseconds patience)
{
    const QByteArray line = errandLine(errand);
    if (line.size() > maxErrandLine)
        return Role::Alone;
    const QDeadlineTimer deadline(patience);
    for (;;) {
        const Answer answer = hand(m_place, line, deadline);
        if (answer != Answer::NobodyThere)
            return answer == Answer::Taken ? Role::HandedOver : Role::Alone;
        if (m_lock->tryLock(0)) {
            QLocalServer::removeServer(m_place); // of a program that has died
            if (m_server.listen(m_place))
                return Role::First;
            m_lock->unlock();
            return Role::Alone;
        }
        // Somebody has it and does not listen yet.
        if (m_lock->error() != QLockFile::LockFailedError || deadline.hasExpired())
            return Role::Alone;
        QThread::msleep(retryMs);
    }
}

void Handoff::close()
{
    m_server.close();
    m_lock->unlock();
}

void Handoff::greet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (m_guests >= mostGuests) {
            socket->abort();
            continue;
        }
        ++m_guests;
        connect(socket, &QObject::destroyed, this, [this] { --m_guests; });
        socket->setReadBufferSize(maxErrandLine + 1);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(guestPatience, socket, [socket] { socket->abort(); });
        read(socket);
    }
}

void Handoff::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > maxErrandLine)
            refuse(socket, QStringLiteral("too long"));
        return;
    }
    const auto errand = readErrandLine(socket->readLine(maxErrandLine + 1));
    if (!errand) {
        refuse(socket, errand.error());
        return;
    }
    socket->disconnect(this);
    connect(socket, &QObject::destroyed, this, [this] { --m_guests; });
    // Whoever has waited too long has a window of its own by now.
    const bool heard = socket->write(takenAnswer) > 0 && socket->flush()
        && socket->state() == QLocalSocket::ConnectedState;
    socket->disconnectFromServer();
    if (heard)
        QMetaObject::invokeMethod(
            this, [this, errand = *errand] { Q_EMIT arrived(errand); }, Qt::QueuedConnection);
}

void Handoff::refuse(QLocalSocket *socket, const QString &why)
{
    qWarning("A message from another Berth was ignored: it is %s.", qPrintable(why));
    socket->abort();
}

}
