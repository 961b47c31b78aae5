// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/reconciler.h"

#include "launch/sweep.h"

namespace berth {

Reconciler::Reconciler(ApiClient &, Clock &, JournalService &, QObject *parent)
    : QObject(parent)
{
}
Reconciler::~Reconciler() = default;
void Reconciler::setAccount(const QString &, const QUrl &) { }
void Reconciler::start() { }
void Reconciler::watch(const LaunchRecord &) { }
void Reconciler::lookNow() { }
void Reconciler::declareAbsent(const QString &) { }
void Reconciler::declareCreated(const QString &, qint64) { }
bool Reconciler::isLooking() const
{
    return false;
}
QList<LaunchRecord> Reconciler::watched() const
{
    return {};
}

}
