// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/offersearch.h"

#include "sandbox/dice.h"

#include <algorithm>

namespace berth::sandbox {
namespace {

// Keys of the body that are no conditions. The last three come from clients and mean nothing here.
bool isSetting(const QString &key)
{
    static const QSet<QString> settings{QStringLiteral("order"), QStringLiteral("type"),
        QStringLiteral("limit"), QStringLiteral("allocated_storage"), QStringLiteral("select_cols"),
        QStringLiteral("disable_bundling"), QStringLiteral("client_id")};
    return settings.contains(key);
}

QString plainName(const QString &field)
{
    static const QHash<QString, QString> aliases{
        {QStringLiteral("cuda_vers"), QStringLiteral("cuda_max_good")},
        {QStringLiteral("ubuntu_version"), QStringLiteral("os_version")},
        {QStringLiteral("dlperf_usd"), QStringLiteral("dlperf_per_dphtotal")},
        {QStringLiteral("flops_usd"), QStringLiteral("flops_per_dphtotal")},
        {QStringLiteral("dph"), QStringLiteral("dph_total")},
        {QStringLiteral("display_active"), QStringLiteral("gpu_display_active")},
    };
    return aliases.value(field, field);
}

QString afterLastComma(const QString &text)
{
    return text.mid(text.lastIndexOf(u',') + 1).trimmed();
}

qint64 driverNumber(const QString &text)
{
    qint64 number = 0;
    const QStringList parts = text.split(u'.');
    for (int i = 0; i < 3; ++i)
        number = number * 1000 + (i < parts.size() ? parts[i].toInt() : 0);
    return number;
}

// Spaces and underscores in a GPU's name are one; a place may be given by its country's code; drivers compare
// as numbers. The wanted values are brought to the form the facts have.
QJsonValue adapted(const QString &field, const QJsonValue &wanted)
{
    if (wanted.isArray()) {
        QJsonArray all;
        for (const QJsonValue &one : wanted.toArray())
            all.append(adapted(field, one));
        return all;
    }
    if (!wanted.isString())
        return wanted;
    QString text = wanted.toString();
    if (field == QLatin1String("gpu_name"))
        return text.replace(u'_', u' ');
    if (field == QLatin1String("geolocation"))
        return afterLastComma(text.replace(u'_', u' '));
    if (field == QLatin1String("driver_version") && text.contains(u'.'))
        return driverNumber(text);
    return wanted;
}

QJsonValue comparable(const QJsonObject &offer, const QString &field)
{
    if (field == QLatin1String("geolocation"))
        return afterLastComma(offer.value(field).toString());
    if (field == QLatin1String("driver_version"))
        return offer.value(QLatin1String("driver_vers"));
    const QJsonValue value = offer.value(field);
    // Flags that are null mean no: external is null for what the market itself offers.
    return field == QLatin1String("external") && value.isNull() ? QJsonValue(false) : value;
}

// Whether offers have the field at all.
bool isKnown(const QString &field)
{
    static const QSet<QString> computed = [] {
        const QList<MarketOffer> sample = makeMarket(1, 1);
        const MarketState state{.offers = sample, .taken = {}};
        const QStringList keys = shownOffer(sample.first(), state, false, 8).keys();
        return QSet<QString>(keys.begin(), keys.end());
    }();
    return computed.contains(field);
}

Expected<void, Refusal> readOrder(const QJsonValue &value, QList<SortKey> &order)
{
    for (const QJsonValue &entry : value.toArray()) {
        const QJsonArray pair = entry.toArray();
        const QString field = plainName(pair.at(0).toString());
        if (pair.size() != 2 || (!isKnown(field)))
            return fail(badSearch(QStringLiteral("%1 can't be sorted by").arg(pair.at(0).toString())));
        order.append({field, pair.at(1).toString() == QLatin1String("desc")});
    }
    return {};
}

Expected<void, Refusal> readType(const QJsonValue &value, OfferSearch &search)
{
    const QString type = value.toString();
    search.bids = type == QLatin1String("bid") || type == QLatin1String("interruptible");
    search.reserved = type == QLatin1String("reserved");
    if (search.bids || search.reserved || type == QLatin1String("on-demand")
        || type == QLatin1String("ondemand"))
        return {};
    return fail(badSearch(QStringLiteral("%1 is not a type of offer").arg(type)));
}

Expected<void, Refusal> readSettings(const QJsonObject &body, OfferSearch &search)
{
    if (const QJsonValue type = body.value(QLatin1String("type")); !type.isNull() && !type.isUndefined()) {
        if (const auto read = readType(type, search); !read)
            return read;
    }
    if (const auto read = readOrder(body.value(QLatin1String("order")), search.order); !read)
        return read;
    if (search.order.isEmpty())
        search.order.append({QStringLiteral("score"), true});
    const double limit = body.value(QLatin1String("limit")).toDouble(offersPerAnswer);
    search.limit = limit >= 1 ? int(std::min<double>(limit, offersPerAnswer)) : offersPerAnswer;
    search.storageGb
        = std::max(0.0, body.value(QLatin1String("allocated_storage")).toDouble(search.storageGb));
    return {};
}

}

Expected<OfferSearch, Refusal> parseOfferSearch(const QJsonObject &body)
{
    OfferSearch search;
    if (const auto read = readSettings(body, search); !read)
        return fail(read.error());
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (isSetting(it.key()) || it->isNull())
            continue;
        const QString field = plainName(it.key());
        if (!isKnown(field))
            return fail(badSearch(QStringLiteral("%1 is not a valid search key").arg(it.key())));
        const auto conditions = parseConditions(field, *it);
        if (!conditions)
            return fail(badSearch(conditions.error()));
        for (Condition condition : *conditions) {
            search.matchesNothing |= field == QLatin1String("id");
            condition.value = adapted(field, condition.value);
            search.filter.append(condition);
        }
    }
    return search;
}

QJsonObject shownOffer(const MarketOffer &offer, const MarketState &state, bool bids, double storageGb)
{
    QJsonObject shown = offer.facts;
    const double gpus = bids ? offer.minBid : offer.gpuPrice;
    const double disk = diskPerHour(offer.storageCost, storageGb);
    const double total = gpus + disk;
    const double dlperf = shown.value(QLatin1String("dlperf")).toDouble();
    const double flops = shown.value(QLatin1String("total_flops")).toDouble();
    const double reliability = shown.value(QLatin1String("reliability")).toDouble();
    const bool taken = state.taken.contains(offer.id);
    const double left = std::max(0.0, state.start + offer.duration - state.now);

    const QJsonObject prices{{QLatin1String("gpuCostPerHour"), gpus}, {QLatin1String("diskHour"), disk},
        {QLatin1String("totalHour"), total}, {QLatin1String("discountTotalHour"), 0},
        {QLatin1String("discountedTotalPerHour"), total}};
    shown[QLatin1String("search")] = prices;
    shown[QLatin1String("instance")] = prices;
    shown[QLatin1String("is_bid")] = bids;
    shown[QLatin1String("dph_base")] = gpus;
    shown[QLatin1String("dph_total")] = total;
    shown[QLatin1String("dph_total_adj")] = total;
    shown[QLatin1String("discounted_dph_total")] = total * 0.7; // what a prepaid reservation comes to
    shown[QLatin1String("storage_total_cost")] = disk;
    shown[QLatin1String("dlperf_per_dphtotal")] = rounded(dlperf / total, 3);
    shown[QLatin1String("flops_per_dphtotal")] = rounded(flops / total, 3);
    shown[QLatin1String("score")] = rounded(dlperf / total * reliability * reliability, 4);
    shown[QLatin1String("duration")] = left;
    shown[QLatin1String("start_date")] = state.start;
    shown[QLatin1String("end_date")] = state.start + offer.duration;
    shown[QLatin1String("rentable")] = offer.rentable && !taken && left > 0;
    shown[QLatin1String("rented")] = taken;
    return shown;
}

QJsonArray findOffers(const OfferSearch &search, const MarketState &state)
{
    QList<QJsonObject> found;
    if (search.matchesNothing)
        return {};
    for (const MarketOffer &offer : state.offers) {
        QJsonObject shown = shownOffer(offer, state, search.bids, search.storageGb);
        if (matches(search.filter, [&](const QString &field) { return comparable(shown, field); }))
            found.append(std::move(shown));
    }
    std::stable_sort(found.begin(), found.end(), [&](const QJsonObject &a, const QJsonObject &b) {
        for (const SortKey &key : search.order) {
            const int order = compareValues(comparable(a, key.field), comparable(b, key.field));
            if (order != 0)
                return key.descending ? order > 0 : order < 0;
        }
        return false;
    });
    QJsonArray result;
    for (qsizetype i = 0; i < found.size() && i < search.limit; ++i) {
        found[i][QLatin1String("rn")] = int(i + 1);
        result.append(found.at(i));
    }
    return result;
}

}
