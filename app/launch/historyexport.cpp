// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/historyexport.h"

#include "launch/historyrow.h"
#include "launch/recordjson.h"

#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace berth {
namespace {

QString time(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString number(qint64 value)
{
    return value > 0 ? QString::number(value) : QString();
}

struct CsvColumn
{
    const char *name;
    QString (*text)(const LaunchRecord &);
};

constexpr CsvColumn csvColumns[] = {
    {"prepared", [](const LaunchRecord &r) { return time(r.prepared); }},
    {"launch_id", [](const LaunchRecord &r) { return r.id; }},
    {"state", [](const LaunchRecord &r) { return launchStateName(r.state); }},
    {"contract", [](const LaunchRecord &r) { return number(r.contract); }},
    {"offer", [](const LaunchRecord &r) { return number(r.offerId); }},
    {"machine_id", [](const LaunchRecord &r) { return number(r.offer.machineId); }},
    {"num_gpus", [](const LaunchRecord &r) { return number(r.offer.numGpus); }},
    {"gpu_name", [](const LaunchRecord &r) { return r.offer.gpuName; }},
    {"geolocation", [](const LaunchRecord &r) { return r.offer.geolocation; }},
    {"is_bid", [](const LaunchRecord &r) { return QString::number(r.offer.isBid ? 1 : 0); }},
    {"price_per_hour",
        [](const LaunchRecord &r) {
            return r.offer.pricePerHour == Money() ? QString() : r.offer.pricePerHour.toWire();
        }},
    {"image", [](const LaunchRecord &r) { return imageWords(r); }},
    {"label", [](const LaunchRecord &r) { return r.body.value(QLatin1String("label")).toString(); }},
    {"status", [](const LaunchRecord &r) { return number(r.error.status); }},
    {"error", [](const LaunchRecord &r) { return r.error.code; }},
    {"message", [](const LaunchRecord &r) { return r.error.message; }},
    {"looks", [](const LaunchRecord &r) { return QString::number(r.looks); }},
    {"updated", [](const LaunchRecord &r) { return time(r.updated); }},
    {"destroy_asked", [](const LaunchRecord &r) { return time(r.destroyAsked); }},
    {"gone", [](const LaunchRecord &r) { return time(r.gone); }},
    {"base_url", [](const LaunchRecord &r) { return r.baseUrl.toString(); }},
};

QString cell(QString text)
{
    constexpr QStringView formula = u"=+-@\t\r";
    if (!text.isEmpty() && formula.contains(text.front()))
        text.prepend(u'\'');
    const bool quoted = std::any_of(
        text.begin(), text.end(), [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
    if (!quoted)
        return text;
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

}

QByteArray launchJson(const LaunchRecord &record, const QList<Observation> &timeline)
{
    QJsonObject object = recordJson(record);
    object.insert(QStringLiteral("timeline"), timelineJson(timeline));
    return QJsonDocument(object).toJson();
}

QByteArray historyJson(const QList<LaunchRecord> &records)
{
    QJsonArray array;
    for (const LaunchRecord &record : records)
        array.append(recordJson(record));
    return QJsonDocument(array).toJson();
}

QByteArray historyCsv(const QList<LaunchRecord> &records)
{
    QStringList names;
    for (const CsvColumn &column : csvColumns)
        names << QString::fromLatin1(column.name);
    QString out = names.join(u',') + QStringLiteral("\r\n");
    for (const LaunchRecord &record : records) {
        QStringList cells;
        for (const CsvColumn &column : csvColumns)
            cells << cell(column.text(record));
        out += cells.join(u',') + QStringLiteral("\r\n");
    }
    return out.toUtf8();
}

}
