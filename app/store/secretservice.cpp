// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretservice.h"

#include <QMetaObject>
#include <QObject>

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace berth {
namespace {

const QString service = QStringLiteral("org.freedesktop.secrets");

QDBusMessage readAlias()
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    message << QStringLiteral("default");
    return message;
}

QDBusMessage readLocked(const QString &collection)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        service, collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    return message;
}

}

void askSecretService(QObject *context, std::function<void(SecretServiceState)> then)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        QMetaObject::invokeMethod(
            context, [then] { then(SecretServiceState::NoBus); }, Qt::QueuedConnection);
        return;
    }
    auto *alias = new QDBusPendingCallWatcher(bus.asyncCall(readAlias()), context);
    QObject::connect(alias, &QDBusPendingCallWatcher::finished, context, [=](QDBusPendingCallWatcher *call) {
        call->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> path = *call;
        if (path.isError())
            return then(SecretServiceState::NoService);
        if (path.value().path() == QLatin1String("/"))
            return then(SecretServiceState::NoCollection);
        auto *locked = new QDBusPendingCallWatcher(bus.asyncCall(readLocked(path.value().path())), context);
        QObject::connect(
            locked, &QDBusPendingCallWatcher::finished, context, [then](QDBusPendingCallWatcher *asked) {
                asked->deleteLater();
                const QDBusPendingReply<QDBusVariant> answer = *asked;
                if (answer.isError())
                    then(SecretServiceState::NoService);
                else
                    then(answer.value().variant().toBool() ? SecretServiceState::Locked
                                                           : SecretServiceState::Ready);
            });
    });
}

}

#else

namespace berth {

void askSecretService(QObject *context, std::function<void(SecretServiceState)> then)
{
    QMetaObject::invokeMethod(
        context, [then] { then(SecretServiceState::Ready); }, Qt::QueuedConnection);
}

}

#endif
