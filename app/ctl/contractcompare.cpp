// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/contractcompare.h"

#include "launch/contractinspector.h"

#include <QEventLoop>
#include <QSet>
#include <QTimer>

namespace berth {

Compared compareContracts(
    ContractInspector &inspector, const QList<LaunchRecord> &records, std::chrono::milliseconds time)
{
    Compared compared;
    QSet<QString> open;
    for (const LaunchRecord &record : records) {
        if (record.state == LaunchState::Created && !record.id.isEmpty())
            open.insert(record.id);
    }
    if (open.isEmpty())
        return compared;
    QEventLoop loop;
    const auto done = [&](const LaunchRecord &record) {
        open.remove(record.id);
        if (open.isEmpty())
            loop.quit();
    };
    QObject::connect(&inspector, &ContractInspector::inspected, &loop,
        [&](const LaunchRecord &record, const QList<Difference> &differences) {
            compared.insert(record.id, differences);
            done(record);
        });
    QObject::connect(
        &inspector, &ContractInspector::failed, &loop, [&](const LaunchRecord &record) { done(record); });
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    for (const LaunchRecord &record : records) {
        if (open.contains(record.id))
            inspector.inspect(record);
    }
    loop.exec();
    return compared;
}

}
