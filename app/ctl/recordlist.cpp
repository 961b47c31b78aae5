// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/recordlist.h"

#include "ctl/terminal.h"
#include "launch/recordjson.h"

#include <QJsonArray>

namespace berth {

void printRecords(const QList<LaunchRecord> &records, bool json, Terminal &terminal)
{
    QJsonArray array;
    for (const LaunchRecord &record : records) {
        if (json)
            array.append(recordJson(record));
        else
            terminal.result(
                QStringLiteral("%1  %2  offer %3  %4  %5")
                    .arg(
                        record.prepared.toString(Qt::ISODate), launchStateName(record.state).leftJustified(9))
                    .arg(record.offerId)
                    .arg(record.contract > 0 ? QString::number(record.contract) : QStringLiteral("–"),
                        record.id));
    }
    if (json)
        terminal.result(QJsonDocument(array));
}

}
