// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/memoryvault.h"

#include <QCoreApplication>
#include <QMetaObject>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(MemoryVault)
};

}

QString MemoryVault::description() const
{
    return Words::tr("memory, until the program ends");
}

void MemoryVault::read(const QString &key, QObject *context, Got then)
{
    Expected<Secret, VaultError> answer = m_secrets.value(key);
    if (!m_secrets.contains(key))
        answer = fail(VaultError{VaultProblem::NotFound, Words::tr("Nothing is kept under this name."), {}});
    QMetaObject::invokeMethod(
        context, [answer, then] { then(answer); }, Qt::QueuedConnection);
}

void MemoryVault::write(const QString &key, const Secret &value, QObject *context, Done then)
{
    m_secrets.insert(key, value);
    QMetaObject::invokeMethod(
        context, [then] { then({}); }, Qt::QueuedConnection);
}

void MemoryVault::remove(const QString &key, QObject *context, Done then)
{
    m_secrets.remove(key);
    QMetaObject::invokeMethod(
        context, [then] { then({}); }, Qt::QueuedConnection);
}

}
