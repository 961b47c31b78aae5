// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journalrows.h"

#include <QJsonDocument>
#include <QSqlError>
#include <QStringList>

#include <utility>

namespace berth {
namespace {

// One list for reading and writing, so that the two can't drift apart: record → column → record.
using Row = QList<std::pair<QString, QVariant>>;

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

// Not a null string: that would be stored as NULL.
QVariant plain(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QVariant timeValue(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

QDateTime timeOf(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

Row changingPart(const LaunchRecord &record)
{
    return {
        {QStringLiteral("state"), launchStateName(record.state)},
        {QStringLiteral("contract"), record.contract},
        {QStringLiteral("updated"), timeValue(record.updated)},
        {QStringLiteral("error_kind"), plain(record.error.kind)},
        {QStringLiteral("error_status"), record.error.status},
        {QStringLiteral("error_code"), plain(record.error.code)},
        {QStringLiteral("error_message"), plain(record.error.message)},
        {QStringLiteral("looks"), record.looks},
        {QStringLiteral("next_look"), timeValue(record.nextLook)},
        {QStringLiteral("confirmed_absent"), timeValue(record.confirmedAbsent)},
        {QStringLiteral("destroy_asked"), timeValue(record.destroyAsked)},
        {QStringLiteral("gone"), timeValue(record.gone)},
    };
}

Row wholeRow(const LaunchRecord &record)
{
    return Row{
               {QStringLiteral("id"), record.id},
               {QStringLiteral("account"), record.account},
               {QStringLiteral("base_url"), record.baseUrl.toString(QUrl::FullyEncoded)},
               {QStringLiteral("offer"), record.offerId},
               {QStringLiteral("machine"), record.offer.machineId},
               {QStringLiteral("gpu_name"), plain(record.offer.gpuName)},
               {QStringLiteral("num_gpus"), record.offer.numGpus},
               {QStringLiteral("geolocation"), plain(record.offer.geolocation)},
               {QStringLiteral("is_bid"), record.offer.isBid},
               {QStringLiteral("price_micro"), record.offer.pricePerHour.micro()},
               {QStringLiteral("disk_gb"), record.offer.diskGb},
               {QStringLiteral("body"), textOf(record.body)},
               {QStringLiteral("body_hash"), plain(record.bodyHash)},
               {QStringLiteral("prepared"), timeValue(record.prepared)},
           }
    + changingPart(record);
}

QStringList columnsOf(const Row &row)
{
    QStringList columns;
    for (const auto &cell : row)
        columns << cell.first;
    return columns;
}

LaunchRecord recordOf(const QSqlQuery &query)
{
    const auto at = [&query](const char *column) { return query.value(QString::fromLatin1(column)); };
    LaunchRecord record;
    record.id = at("id").toString();
    record.account = at("account").toString();
    record.baseUrl = QUrl(at("base_url").toString());
    record.offerId = at("offer").toLongLong();
    record.offer.machineId = at("machine").toLongLong();
    record.offer.gpuName = at("gpu_name").toString();
    record.offer.numGpus = at("num_gpus").toInt();
    record.offer.geolocation = at("geolocation").toString();
    record.offer.isBid = at("is_bid").toBool();
    record.offer.pricePerHour = Money::fromMicro(at("price_micro").toLongLong());
    record.offer.diskGb = at("disk_gb").toDouble();
    record.body = objectOf(at("body"));
    record.bodyHash = at("body_hash").toString();
    // A state that only a newer version knows: nothing may be claimed of it.
    record.state = launchStateFromName(at("state").toString()).value_or(LaunchState::Unknown);
    record.contract = at("contract").toLongLong();
    record.prepared = timeOf(at("prepared"));
    record.updated = timeOf(at("updated"));
    record.error.kind = at("error_kind").toString();
    record.error.status = at("error_status").toInt();
    record.error.code = at("error_code").toString();
    record.error.message = at("error_message").toString();
    record.looks = at("looks").toInt();
    record.nextLook = timeOf(at("next_look"));
    record.confirmedAbsent = timeOf(at("confirmed_absent"));
    record.destroyAsked = timeOf(at("destroy_asked"));
    record.gone = timeOf(at("gone"));
    return record;
}

Expected<void, JournalError> runWith(
    JournalConnection &connection, const QString &sql, const QVariantList &values)
{
    auto query = connection.prepare(sql);
    if (!query)
        return fail(query.error());
    for (const QVariant &value : values)
        query->addBindValue(value);
    return connection.run(*query);
}

QVariantList valuesOf(const Row &row)
{
    QVariantList values;
    for (const auto &cell : row)
        values << cell.second;
    return values;
}

}

Expected<void, JournalError> insertRow(JournalConnection &connection, const LaunchRecord &record)
{
    const Row row = wholeRow(record);
    QStringList marks;
    marks.fill(QStringLiteral("?"), row.size());
    return runWith(connection,
        QStringLiteral("INSERT INTO launches (%1) VALUES (%2)")
            .arg(columnsOf(row).join(u','), marks.join(u',')),
        valuesOf(row));
}

Expected<void, JournalError> updateRow(JournalConnection &connection, const LaunchRecord &record)
{
    const Row row = changingPart(record);
    return runWith(connection,
        QStringLiteral("UPDATE launches SET %1 = ? WHERE id = ?")
            .arg(columnsOf(row).join(QStringLiteral(" = ?, "))),
        valuesOf(row) << record.id);
}

Expected<void, JournalError> insertRow(
    JournalConnection &connection, const QString &launch, const Observation &observation)
{
    return runWith(connection,
        QStringLiteral(
            "INSERT INTO observations (launch, at, kind, text, data, state) VALUES (?, ?, ?, ?, ?, ?)"),
        {launch, timeValue(observation.at), observationKindName(observation.kind), plain(observation.text),
            textOf(observation.data), launchStateName(observation.state)});
}

Expected<QList<LaunchRecord>, JournalError> selectRecords(
    JournalConnection &connection, const QString &tail, const QVariantList &values)
{
    auto query = connection.prepare(
        QStringLiteral("SELECT %1 FROM launches %2").arg(columnsOf(wholeRow({})).join(u','), tail));
    if (!query)
        return fail(query.error());
    for (const QVariant &value : values)
        query->addBindValue(value);
    if (const auto done = connection.run(*query); !done)
        return fail(done.error());
    QList<LaunchRecord> records;
    while (query->next())
        records << recordOf(*query);
    if (query->lastError().isValid())
        return fail(connection.errorOf(query->lastError()));
    return records;
}

Expected<QList<Observation>, JournalError> selectObservations(
    JournalConnection &connection, const QString &launch)
{
    auto query = connection.prepare(
        QStringLiteral("SELECT at, kind, text, data, state FROM observations WHERE launch = ? ORDER BY seq"));
    if (!query)
        return fail(query.error());
    query->addBindValue(launch);
    if (const auto done = connection.run(*query); !done)
        return fail(done.error());
    QList<Observation> timeline;
    while (query->next()) {
        timeline << Observation{timeOf(query->value(0)), observationKindFromName(query->value(1).toString()),
            query->value(2).toString(), objectOf(query->value(3)),
            launchStateFromName(query->value(4).toString()).value_or(LaunchState::Unknown)};
    }
    if (query->lastError().isValid())
        return fail(connection.errorOf(query->lastError()));
    return timeline;
}

}
