// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/instancelist.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace berth::sandbox {
namespace {

constexpr int pageLimit = 25;
constexpr int limitForNonsense = 5; // what the API makes of 0 and below

Refusal badParameter(const QString &what)
{
    return {
        400, QStringLiteral("invalid_request"), QStringLiteral("Error in query parameters: %1").arg(what)};
}

// Columns of the contract's own record. What is computed (dph_total, num_gpus, …) can't be filtered.
bool isStored(const QString &column)
{
    static const QSet<QString> stored{QStringLiteral("id"), QStringLiteral("actual_status"),
        QStringLiteral("cur_state"), QStringLiteral("next_state"), QStringLiteral("intended_status"),
        QStringLiteral("label"), QStringLiteral("gpu_name"), QStringLiteral("verification"),
        QStringLiteral("machine_id"), QStringLiteral("host_id"), QStringLiteral("image_uuid"),
        QStringLiteral("image_runtype"), QStringLiteral("template_id"), QStringLiteral("template_hash_id"),
        QStringLiteral("start_date"), QStringLiteral("end_date"), QStringLiteral("is_bid"),
        QStringLiteral("geolocation"), QStringLiteral("disk_space"), QStringLiteral("public_ipaddr"),
        QStringLiteral("min_bid"), QStringLiteral("static_ip")};
    return stored.contains(column);
}

bool isSortable(const QString &column)
{
    static const QSet<QString> computed{QStringLiteral("dph_total"), QStringLiteral("dph_base"),
        QStringLiteral("num_gpus"), QStringLiteral("gpu_util"), QStringLiteral("uptime_mins"),
        QStringLiteral("reliability2")};
    return isStored(column) || computed.contains(column);
}

Expected<QJsonDocument, Refusal> jsonParameter(const QUrlQuery &query, const char *name)
{
    const QByteArray text = query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded).toUtf8();
    if (text.isEmpty())
        return QJsonDocument();
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isNull())
        return fail(badParameter(QStringLiteral("%1 is not valid JSON").arg(QLatin1String(name))));
    return document;
}

Expected<void, Refusal> readFilters(const QJsonObject &filters, ListQuery &list)
{
    for (auto it = filters.begin(); it != filters.end(); ++it) {
        if (!isStored(it.key()))
            return fail(badParameter(QStringLiteral("%1 is not a valid search key").arg(it.key())));
        const auto conditions = parseConditions(it.key(), *it);
        if (!conditions)
            return fail(badParameter(conditions.error()));
        list.filter += *conditions;
    }
    return {};
}

Expected<void, Refusal> readOrder(const QJsonArray &order, ListQuery &list)
{
    for (const QJsonValue &entry : order) {
        const QString column = entry.toObject().value(QLatin1String("col")).toString();
        if (!isSortable(column))
            return fail(badParameter(QStringLiteral("%1 is not a valid column to order by").arg(column)));
        list.order.append(
            {column, entry.toObject().value(QLatin1String("dir")).toString() == QLatin1String("desc")});
    }
    const bool hasId = std::any_of(list.order.begin(), list.order.end(),
        [](const SortKey &key) { return key.field == QLatin1String("id"); });
    if (!hasId)
        list.order.append({QStringLiteral("id"), false});
    return {};
}

Expected<void, Refusal> readToken(const QString &token, ListQuery &list)
{
    if (token.isEmpty())
        return {};
    const QByteArray json = QByteArray::fromBase64(token.toLatin1());
    const QJsonObject values
        = QJsonDocument::fromJson(json).object().value(QLatin1String("values")).toObject();
    for (const SortKey &key : std::as_const(list.order)) {
        if (!values.contains(key.field))
            return fail(Refusal{400, QStringLiteral("invalid_token"),
                QStringLiteral("Error in query parameters: after_token is not valid")});
    }
    list.after = values;
    return {};
}

bool isBefore(const QJsonObject &a, const QJsonObject &b, const QList<SortKey> &order)
{
    for (const SortKey &key : order) {
        const int compared = compareValues(a.value(key.field), b.value(key.field));
        if (compared != 0)
            return key.descending ? compared > 0 : compared < 0;
    }
    return false;
}

QString tokenFor(const QJsonObject &row, const QList<SortKey> &order)
{
    QJsonObject values;
    for (const SortKey &key : order)
        values[key.field] = row.value(key.field);
    const QJsonObject token{{QLatin1String("values"), values}};
    return QString::fromLatin1(QJsonDocument(token).toJson(QJsonDocument::Compact).toBase64());
}

QJsonObject onlyColumns(const QJsonObject &row, const QStringList &columns)
{
    if (columns.isEmpty())
        return row;
    QJsonObject some;
    for (const QString &column : columns)
        some[column] = row.contains(column) ? row.value(column) : QJsonValue();
    return some;
}

}

Expected<ListQuery, Refusal> parseListQuery(const QUrlQuery &query)
{
    ListQuery list;
    if (query.hasQueryItem(QStringLiteral("limit"))) {
        const int limit = query.queryItemValue(QStringLiteral("limit")).toInt();
        list.limit = limit <= 0 ? limitForNonsense : std::min(limit, pageLimit);
    }
    const auto filters = jsonParameter(query, "select_filters");
    const auto order = jsonParameter(query, "order_by");
    const auto columns = jsonParameter(query, "select_cols");
    for (const auto *part : {&filters, &order, &columns}) {
        if (!*part)
            return fail(part->error());
    }
    if (const auto read = readFilters(filters->object(), list); !read)
        return fail(read.error());
    if (const auto read = readOrder(order->array(), list); !read)
        return fail(read.error());
    const QJsonArray names = columns->array();
    for (const QJsonValue &name : names) {
        if (name.toString() == QLatin1String("*")) {
            list.columns.clear();
            break;
        }
        list.columns << name.toString();
    }
    // Base64 has no spaces; a "+" that was not percent-encoded arrives as one.
    QString token = query.queryItemValue(QStringLiteral("after_token"), QUrl::FullyDecoded);
    if (const auto read = readToken(token.replace(u' ', u'+'), list); !read)
        return fail(read.error());
    return list;
}

QJsonObject listPage(const ListQuery &query, const QList<QJsonObject> &rows)
{
    QList<QJsonObject> found;
    QJsonObject labels;
    for (const QJsonObject &row : rows) {
        if (!matches(query.filter, [&](const QString &field) { return row.value(field); }))
            continue;
        found.append(row);
        const QString label = row.value(QLatin1String("label")).toString();
        labels[label] = labels.value(label).toInt() + 1;
    }
    std::sort(found.begin(), found.end(),
        [&](const QJsonObject &a, const QJsonObject &b) { return isBefore(a, b, query.order); });

    QJsonArray page;
    QJsonValue next = QJsonValue::Null;
    for (const QJsonObject &row : std::as_const(found)) {
        if (query.after && !isBefore(*query.after, row, query.order))
            continue;
        if (page.size() == query.limit) {
            next = QJsonValue(QString()); // there is more; named below
            break;
        }
        page.append(row);
    }
    if (!next.isNull())
        next = tokenFor(page.last().toObject(), query.order);
    for (qsizetype i = 0; i < page.size(); ++i)
        page[i] = onlyColumns(page.at(i).toObject(), query.columns);
    return {
        {QLatin1String("success"), true},
        {QLatin1String("instances_found"), page.size()},
        {QLatin1String("total_instances"), found.size()},
        {QLatin1String("label_counts"), labels},
        {QLatin1String("next_token"), next},
        {QLatin1String("instances"), page},
    };
}

}
