// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractactions.h"

namespace berth {

ContractActions::ContractActions(ApiClient &, Clock &, JournalService &, QObject *parent)
    : QObject(parent)
{
}
void ContractActions::changeBid(const LaunchRecord &, Money) { }
void ContractActions::start(const LaunchRecord &) { }
void ContractActions::stop(const LaunchRecord &) { }

}
