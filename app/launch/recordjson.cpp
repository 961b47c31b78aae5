// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/recordjson.h"

#include "launch/explanation.h"

namespace berth {
namespace {

QJsonValue time(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonValue text(const QString &words)
{
    return words.isEmpty() ? QJsonValue() : QJsonValue(words);
}

QJsonValue number(qint64 value)
{
    return value > 0 ? QJsonValue(value) : QJsonValue();
}

QJsonValue errorJson(const LaunchError &error)
{
    if (error == LaunchError())
        return {};
    return QJsonObject{{QStringLiteral("kind"), text(error.kind)},
        {QStringLiteral("status"), number(error.status)}, {QStringLiteral("code"), text(error.code)},
        {QStringLiteral("message"), text(error.message)}};
}

}

QJsonObject recordJson(const LaunchRecord &record)
{
    const Explanation words = explainRecord(record);
    const bool priced = record.offer.pricePerHour != Money();
    return {
        {QStringLiteral("launch_id"), text(record.id)},
        {QStringLiteral("offer"), record.offerId},
        {QStringLiteral("state"), launchStateName(record.state)},
        {QStringLiteral("contract"), number(record.contract)},
        {QStringLiteral("error"), errorJson(record.error)},
        {QStringLiteral("advice"), text(words.remedy)},
        {QStringLiteral("absent_confirmed"), time(record.confirmedAbsent)},
        {QStringLiteral("machine_id"), number(record.offer.machineId)},
        {QStringLiteral("gpu_name"), text(record.offer.gpuName)},
        {QStringLiteral("num_gpus"), number(record.offer.numGpus)},
        {QStringLiteral("is_bid"), record.offer.isBid},
        {QStringLiteral("price_per_hour"),
            priced ? QJsonValue(record.offer.pricePerHour.toWire().toDouble()) : QJsonValue()},
        {QStringLiteral("base_url"), text(record.baseUrl.toString())},
        {QStringLiteral("looks"), record.looks},
        {QStringLiteral("next_look"), time(record.nextLook)},
        {QStringLiteral("prepared"), time(record.prepared)},
        {QStringLiteral("updated"), time(record.updated)},
        {QStringLiteral("destroy_asked"), time(record.destroyAsked)},
        {QStringLiteral("gone"), time(record.gone)},
        {QStringLiteral("request"), record.body.isEmpty() ? QJsonValue() : QJsonValue(record.body)},
    };
}

QJsonArray timelineJson(const QList<Observation> &timeline)
{
    QJsonArray array;
    for (const Observation &seen : timeline)
        array.append(QJsonObject{{QStringLiteral("at"), time(seen.at)},
            {QStringLiteral("kind"), observationKindName(seen.kind)},
            {QStringLiteral("state"), launchStateName(seen.state)}, {QStringLiteral("text"), seen.text},
            {QStringLiteral("data"), seen.data.isEmpty() ? QJsonValue() : QJsonValue(seen.data)}});
    return array;
}

}
