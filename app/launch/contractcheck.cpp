// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractcheck.h"

namespace berth {

QList<Difference> compareContract(const LaunchRecord &, const Instance &)
{
    return {};
}
QJsonArray differencesJson(const QList<Difference> &)
{
    return {};
}
QList<Difference> differencesFromJson(const QJsonArray &)
{
    return {};
}

}
