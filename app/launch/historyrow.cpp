// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/historyrow.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

QString createdWords(const LaunchRecord &record)
{
    if (record.gone.isValid())
        return Words::tr("Destroyed");
    if (record.destroyAsked.isValid())
        return Words::tr("Being destroyed");
    return record.error.kind.isEmpty() ? Words::tr("Created") : Words::tr("Created with error");
}

}

HistoryRow::HistoryRow(const LaunchRecord &launch)
    : record(launch)
{
    QStringList parts{record.id, QString::number(record.offerId), launchWords(record), imageWords(record),
        record.body.value(QLatin1String("label")).toString(), record.offer.geolocation, record.error.code,
        record.error.message, outcomeWords(record)};
    if (record.contract > 0)
        parts << QString::number(record.contract);
    if (record.offer.machineId > 0)
        parts << QString::number(record.offer.machineId);
    searched = parts.join(u'\n').toCaseFolded();
}

QString outcomeWords(const LaunchRecord &record)
{
    switch (record.state) {
    case LaunchState::Prepared:
        return Words::tr("Prepared");
    case LaunchState::Sending:
        return Words::tr("Sending");
    case LaunchState::Created:
        return createdWords(record);
    case LaunchState::Refused:
        return record.confirmedAbsent.isValid() ? Words::tr("Refused") : Words::tr("Refused, checking");
    case LaunchState::NotSent:
        return Words::tr("Not sent");
    case LaunchState::Unknown:
        return Words::tr("Possibly created");
    case LaunchState::Absent:
        return Words::tr("Not found");
    case LaunchState::Conflict:
        return Words::tr("Conflict");
    }
    Q_UNREACHABLE();
}

QString launchWords(const LaunchRecord &record)
{
    if (record.offer.gpuName.isEmpty())
        return Words::tr("offer %1").arg(record.offerId);
    return record.offer.numGpus > 0
        ? QStringLiteral("%1× %2").arg(record.offer.numGpus).arg(record.offer.gpuName)
        : record.offer.gpuName;
}

QString priceWords(const LaunchRecord &record)
{
    if (record.offer.pricePerHour == Money())
        return {};
    return Words::tr("%1/h").arg(record.offer.pricePerHour.toDisplay(QLocale()));
}

QString imageWords(const LaunchRecord &record)
{
    const QString image = record.body.value(QLatin1String("image")).toString();
    if (!image.isEmpty())
        return image;
    const QJsonValue hash = record.body.value(QLatin1String("template_hash_id"));
    const QJsonValue number = record.body.value(QLatin1String("template_id"));
    if (hash.isString())
        return Words::tr("template %1").arg(hash.toString());
    return number.isDouble() ? Words::tr("template %1").arg(number.toInteger()) : QString();
}

void putUnresolvedFirst(QList<HistoryRow> &rows)
{
    std::stable_partition(
        rows.begin(), rows.end(), [](const HistoryRow &row) { return isUnresolved(row.record.state); });
}

}
