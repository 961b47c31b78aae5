// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractinspector.h"

namespace berth {

ContractInspector::ContractInspector(ApiClient &, Clock &, JournalService &, QObject *parent)
    : QObject(parent)
{
}
void ContractInspector::inspect(const LaunchRecord &) { }

}
