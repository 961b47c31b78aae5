// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractdestroyer.h"

namespace berth {

ContractDestroyer::ContractDestroyer(ApiClient &, Clock &, JournalService &, QObject *parent)
    : QObject(parent)
{
}
ContractDestroyer::~ContractDestroyer() = default;
void ContractDestroyer::setAccount(const QString &, const QUrl &) { }
void ContractDestroyer::start() { }
void ContractDestroyer::destroy(const LaunchRecord &) { }
bool ContractDestroyer::isBusy(const QString &) const
{
    return false;
}

}
