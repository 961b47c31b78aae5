// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/recordlist.h"

#include "ctl/terminal.h"
#include "launch/recordjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

}

void printRecords(const QList<LaunchRecord> &records, bool json, Terminal &terminal, const Compared *compared)
{
    QJsonArray array;
    for (const LaunchRecord &record : records) {
        if (json) {
            QJsonObject object = recordJson(record);
            if (compared)
                object.insert(QStringLiteral("differences"),
                    compared->contains(record.id) ? QJsonValue(differencesJson(compared->value(record.id)))
                                                  : QJsonValue());
            array.append(object);
            continue;
        }
        terminal.result(
            QStringLiteral("%1  %2  offer %3  %4  %5")
                .arg(record.prepared.toString(Qt::ISODate), launchStateName(record.state).leftJustified(9))
                .arg(record.offerId)
                .arg(
                    record.contract > 0 ? QString::number(record.contract) : QStringLiteral("–"), record.id));
        for (const Difference &difference : compared ? compared->value(record.id) : QList<Difference>())
            terminal.result(
                Words::tr("Contract %1 is not as asked for: %2").arg(record.contract).arg(difference.words));
    }
    if (json)
        terminal.result(QJsonDocument(array));
}

}
