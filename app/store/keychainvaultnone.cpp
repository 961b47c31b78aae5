// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keychainvault.h"

#include <QCoreApplication>
#include <QMetaObject>

// For a build without any keyring: it says so, and nothing else.
namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(KeychainVault)
};

VaultError none()
{
    return {VaultProblem::NoBackend, Words::tr("This build of Berth can't use a keyring."),
        Words::tr("Keep secrets elsewhere.")};
}

}

KeychainVault::KeychainVault(QString service, std::chrono::milliseconds patience)
    : m_service(std::move(service))
    , m_patience(patience)
{
}

QString KeychainVault::description() const
{
    return Words::tr("the system's keyring");
}

void KeychainVault::read(const QString &, QObject *context, Got then)
{
    QMetaObject::invokeMethod(
        context, [then] { then(fail(none())); }, Qt::QueuedConnection);
}

void KeychainVault::write(const QString &, const Secret &, QObject *context, Done then)
{
    QMetaObject::invokeMethod(
        context, [then] { then(fail(none())); }, Qt::QueuedConnection);
}

void KeychainVault::remove(const QString &, QObject *context, Done then)
{
    QMetaObject::invokeMethod(
        context, [then] { then(fail(none())); }, Qt::QueuedConnection);
}

}
