// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offercheck.h"

#include "market/cost.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace berth {
namespace {

struct NumberField
{
    const char *key;
    double (*value)(const Offer &); // 0: not told
};

constexpr NumberField numberFields[] = {
    {"num_gpus", [](const Offer &o) { return static_cast<double>(o.numGpus); }},
    {"gpu_ram", [](const Offer &o) { return o.gpuRamMb; }},
    {"cpu_cores_effective", [](const Offer &o) { return o.cpuCores; }},
    {"cpu_ram", [](const Offer &o) { return o.cpuRamMb; }},
    {"disk_space", [](const Offer &o) { return o.diskSpaceGb; }},
    {"reliability", [](const Offer &o) { return o.reliability; }},
    {"reliability2", [](const Offer &o) { return o.reliability; }},
    {"cuda_max_good", [](const Offer &o) { return o.cudaMax; }},
    {"inet_down", [](const Offer &o) { return o.inetDownMbps; }},
    {"inet_up", [](const Offer &o) { return o.inetUpMbps; }},
    {"direct_port_count", [](const Offer &o) { return static_cast<double>(o.directPorts); }},
    {"dlperf", [](const Offer &o) { return o.dlPerf; }},
    {"duration", [](const Offer &o) { return o.durationSeconds; }},
    {"dph_base", [](const Offer &o) { return o.dphBase.dollars(); }},
    {"dph_total", [](const Offer &o) { return o.dphTotal.dollars(); }},
    {"min_bid", [](const Offer &o) { return o.minBid.dollars(); }},
    {"machine_id", [](const Offer &o) { return static_cast<double>(o.machineId); }},
    {"host_id", [](const Offer &o) { return static_cast<double>(o.hostId); }},
};

std::optional<double> numberOf(const Offer &offer, const QString &key)
{
    const auto found = std::find_if(std::begin(numberFields), std::end(numberFields),
        [&key](const NumberField &field) { return key == QLatin1String(field.key); });
    if (found == std::end(numberFields) || found->value(offer) == 0)
        return std::nullopt;
    return found->value(offer);
}

// The query language writes numbers as text.
std::optional<double> toNumber(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double number = value.toString().toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

bool holds(double value, const QString &op, const QJsonValue &wanted)
{
    const std::optional<double> limit = toNumber(wanted);
    if (!limit)
        return true;
    if (op == QLatin1String("gt"))
        return value > *limit;
    if (op == QLatin1String("gte"))
        return value >= *limit;
    if (op == QLatin1String("lt"))
        return value < *limit;
    if (op == QLatin1String("lte"))
        return value <= *limit;
    // Equality is left to the server: of a number that was converted on its way it means little.
    return true;
}

// Where it is, as a country's code: "Norway, NO" and "NO" are NO.
QString countryOf(const QString &place)
{
    return place.mid(place.lastIndexOf(u',') + 1).trimmed().toUpper();
}

bool isAmong(const QString &text, const QJsonValue &wanted)
{
    const QJsonArray list = wanted.isArray() ? wanted.toArray() : QJsonArray{wanted};
    return std::any_of(list.begin(), list.end(), [&text](const QJsonValue &one) {
        return text.compare(one.toString().replace(u'_', u' '), Qt::CaseInsensitive) == 0;
    });
}

// Names and countries. What is no comparison of texts is the server's affair.
bool textHolds(const QString &text, const QJsonObject &conditions)
{
    for (auto it = conditions.begin(); it != conditions.end(); ++it) {
        if (it->isNull())
            continue;
        const bool in = it.key() == QLatin1String("eq") || it.key() == QLatin1String("in");
        const bool out = it.key() == QLatin1String("neq") || it.key() == QLatin1String("notin");
        if ((in && !isAmong(text, *it)) || (out && isAmong(text, *it)))
            return false;
    }
    return true;
}

// Only codes are known for certain: a place may be written in other words than the server's.
bool areCountryCodes(const QJsonObject &conditions)
{
    return std::all_of(conditions.begin(), conditions.end(), [](const QJsonValue &wanted) {
        const QJsonArray list = wanted.isArray() ? wanted.toArray() : QJsonArray{wanted};
        return std::all_of(
            list.begin(), list.end(), [](const QJsonValue &one) { return one.toString().size() == 2; });
    });
}

bool countHolds(int count, const QJsonObject &conditions)
{
    const auto isCount = [count](const QJsonValue &wanted) { return toNumber(wanted) == double(count); };
    for (auto it = conditions.begin(); it != conditions.end(); ++it) {
        const QJsonArray list = it->toArray();
        const bool listed = std::any_of(list.begin(), list.end(), isCount);
        if ((it.key() == QLatin1String("eq") && !isCount(*it)) || (it.key() == QLatin1String("in") && !listed)
            || (it.key() == QLatin1String("notin") && listed))
            return false;
    }
    return true;
}

bool passes(const Offer &offer, const QString &key, const QJsonObject &conditions)
{
    if (key == QLatin1String("gpu_name") && !offer.gpuName.isEmpty())
        return textHolds(offer.gpuName, conditions);
    if (key == QLatin1String("geolocation") && countryOf(offer.geolocation).size() == 2)
        return !areCountryCodes(conditions) || textHolds(countryOf(offer.geolocation), conditions);
    if (key == QLatin1String("num_gpus") && offer.numGpus > 0 && !countHolds(offer.numGpus, conditions))
        return false;
    if (key == QLatin1String("static_ip"))
        return offer.staticIp == conditions.value(QLatin1String("eq")).toBool(offer.staticIp);
    if (key == QLatin1String("verified"))
        return offer.verified == conditions.value(QLatin1String("eq")).toBool(offer.verified);
    if (key == QLatin1String("datacenter"))
        return offer.datacenter == conditions.value(QLatin1String("eq")).toBool(offer.datacenter);
    const std::optional<double> value = numberOf(offer, key);
    if (!value)
        return true;
    for (auto it = conditions.begin(); it != conditions.end(); ++it) {
        if (!holds(*value, it.key(), it.value()))
            return false;
    }
    return true;
}

bool isOneOf(const QString &gpu, const QStringList &names)
{
    return std::any_of(names.begin(), names.end(),
        [&gpu](QString name) { return gpu.compare(name.replace(u'_', u' '), Qt::CaseInsensitive) == 0; });
}

}

bool matches(const Offer &offer, const OfferSearch &search)
{
    if (!search.gpuNames.isEmpty() && !offer.gpuName.isEmpty() && !isOneOf(offer.gpuName, search.gpuNames))
        return false;
    if (offer.numGpus > 0 && offer.numGpus < search.minGpus)
        return false;
    if (search.maxPrice && hourlyCost(offer, search.type, search.storageGb).total > *search.maxPrice)
        return false;
    // Asked for unless it was taken away or replaced.
    if (!search.extraFilters.contains(QLatin1String("verified")) && !offer.verified)
        return false;
    for (auto it = search.extraFilters.begin(); it != search.extraFilters.end(); ++it) {
        if (it.value().isObject() && !passes(offer, it.key(), it.value().toObject()))
            return false;
    }
    return true;
}

OfferSearch asSent(OfferSearch search)
{
    if (search.type != RentalType::Interruptible)
        return search;
    const QString minBid = QStringLiteral("min_bid");
    if (search.maxPrice) {
        if (!search.extraFilters.contains(minBid))
            search.extraFilters.insert(
                minBid, QJsonObject{{QStringLiteral("lte"), search.maxPrice->dollars()}});
        search.maxPrice.reset();
    }
    for (auto &[field, descending] : search.order) {
        if (field == QLatin1String("dph_total"))
            field = minBid;
    }
    return search;
}

}
