// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersieve.h"

#include "market/cost.h"

#include <QJsonArray>

#include <algorithm>

namespace berth {
namespace {

struct NumberField
{
    const char *key;
    double (*value)(const Offer &);
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
    {"disk_bw", [](const Offer &o) { return o.diskMbps; }},
    {"compute_cap", [](const Offer &o) { return static_cast<double>(o.computeCap); }},
    {"dlperf", [](const Offer &o) { return o.dlPerf; }},
    {"duration", [](const Offer &o) { return o.durationSeconds; }},
    {"dph_base", [](const Offer &o) { return o.dphBase.dollars(); }},
    {"dph_total", [](const Offer &o) { return o.dphTotal.dollars(); }},
    {"min_bid", [](const Offer &o) { return o.minBid.dollars(); }},
    {"machine_id", [](const Offer &o) { return static_cast<double>(o.machineId); }},
    {"host_id", [](const Offer &o) { return static_cast<double>(o.hostId); }},
};

struct FlagField
{
    const char *key;
    bool Offer::*flag;
};

constexpr FlagField flagFields[] = {
    {"verified", &Offer::verified},
    {"datacenter", &Offer::datacenter},
    {"static_ip", &Offer::staticIp},
};

// The query language writes numbers as text.
std::optional<double> toNumber(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double number = value.toString().toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QJsonArray listOf(const QJsonValue &wanted)
{
    QJsonArray list = wanted.toArray();
    if (!wanted.isArray())
        list.append(wanted);
    return list;
}

std::vector<double> numbersOf(const QJsonValue &wanted)
{
    std::vector<double> numbers;
    for (const QJsonValue &one : listOf(wanted)) {
        if (const auto number = toNumber(one))
            numbers.push_back(*number);
    }
    return numbers;
}

// Both letters in one number; 0 for what is no code of two letters.
quint32 countryNumber(QStringView code)
{
    if (code.size() != 2)
        return 0;
    return quint32(code.at(0).toUpper().unicode()) << 16 | code.at(1).toUpper().unicode();
}

QStringView countryCode(const Offer &offer)
{
    const QStringView place(offer.geolocation);
    return place.mid(place.lastIndexOf(u',') + 1).trimmed();
}

bool isName(const QString &one, const QString &other)
{
    return one.size() == other.size() && one.compare(other, Qt::CaseInsensitive) == 0;
}

}

OfferSieve::OfferSieve(const OfferSearch &search)
    : m_maxPrice(search.maxPrice)
    , m_type(search.type)
    , m_storageGb(search.storageGb)
{
    if (!search.gpuNames.isEmpty())
        addNames({{QStringLiteral("in"), QJsonArray::fromStringList(search.gpuNames)}});
    if (search.minGpus > 0)
        addNumbers(QStringLiteral("num_gpus"), {{QStringLiteral("gte"), search.minGpus}});
    // Asked for unless it was taken away or replaced.
    if (!search.extraFilters.contains(QLatin1String("verified")))
        m_flags.push_back({&Offer::verified, true});
    for (auto it = search.extraFilters.begin(); it != search.extraFilters.end(); ++it) {
        if (it.value().isObject())
            addConditions(it.key(), it.value().toObject());
    }
}

void OfferSieve::addConditions(const QString &key, const QJsonObject &conditions)
{
    for (const FlagField &field : flagFields) {
        const QJsonValue wanted = conditions.value(QLatin1String("eq"));
        if (key == QLatin1String(field.key) && wanted.isBool())
            m_flags.push_back({field.flag, wanted.toBool()});
    }
    if (key == QLatin1String("gpu_name"))
        addNames(conditions);
    else if (key == QLatin1String("geolocation"))
        addPlaces(conditions);
    else
        addNumbers(key, conditions);
}

void OfferSieve::addNumbers(const QString &key, const QJsonObject &conditions)
{
    const auto field = std::find_if(std::begin(numberFields), std::end(numberFields),
        [&key](const NumberField &one) { return key == QLatin1String(one.key); });
    if (field == std::end(numberFields))
        return;
    constexpr std::pair<const char *, Op> ops[]
        = {{"lt", Op::Less}, {"lte", Op::AtMost}, {"gt", Op::More}, {"gte", Op::AtLeast}, {"eq", Op::Equal},
            {"in", Op::Among}, {"neq", Op::NotAmong}, {"notin", Op::NotAmong}};
    // Equality is left to the server, but of counts: of a number that was converted on its way it means
    // little.
    const bool isCount = key == QLatin1String("num_gpus");
    for (const auto &[name, op] : ops) {
        const QJsonValue wanted = conditions.value(QLatin1String(name));
        if (wanted.isUndefined() || (op >= Op::Equal && !isCount))
            continue;
        NumberTest test{field->value, op, numbersOf(wanted)};
        if (op >= Op::Equal || test.wanted.size() == 1)
            m_numbers.push_back(std::move(test));
    }
}

void OfferSieve::addNames(const QJsonObject &conditions)
{
    for (auto it = conditions.begin(); it != conditions.end(); ++it) {
        const bool in = it.key() == QLatin1String("eq") || it.key() == QLatin1String("in");
        const bool out = it.key() == QLatin1String("neq") || it.key() == QLatin1String("notin");
        // What is no comparison of texts is the server's affair.
        if (it->isNull() || (!in && !out))
            continue;
        NameTest test;
        test.out = out;
        for (const QJsonValue &name : listOf(*it))
            test.names << name.toString().replace(u'_', u' ');
        m_names.push_back(std::move(test));
    }
}

// Only codes are known for certain: a place may be written in other words than the server's.
void OfferSieve::addPlaces(const QJsonObject &conditions)
{
    std::vector<PlaceTest> tests;
    for (auto it = conditions.begin(); it != conditions.end(); ++it) {
        PlaceTest test;
        for (const QJsonValue &code : listOf(*it)) {
            test.countries.push_back(countryNumber(code.toString()));
            if (test.countries.back() == 0)
                return;
        }
        const bool in = it.key() == QLatin1String("eq") || it.key() == QLatin1String("in");
        test.out = it.key() == QLatin1String("neq") || it.key() == QLatin1String("notin");
        if (in || test.out)
            tests.push_back(std::move(test));
    }
    m_places.insert(m_places.end(), tests.begin(), tests.end());
}

bool OfferSieve::passes(const Offer &offer) const
{
    for (const FlagTest &test : m_flags) {
        if (offer.*test.flag != test.wanted)
            return false;
    }
    if (!numbersPass(offer) || !placePasses(offer) || !namePasses(offer.gpuName))
        return false;
    return !m_maxPrice || hourlyCost(offer, m_type, m_storageGb).total <= *m_maxPrice;
}

QBitArray OfferSieve::passing(const QList<Offer> &offers) const
{
    QBitArray bits(offers.size());
    for (qsizetype i = 0; i < offers.size(); ++i)
        bits.setBit(i, passes(offers.at(i)));
    return bits;
}

qsizetype OfferSieve::count(const QList<Offer> &offers) const
{
    return std::count_if(offers.begin(), offers.end(), [this](const Offer &offer) { return passes(offer); });
}

bool OfferSieve::numbersPass(const Offer &offer) const
{
    return std::all_of(m_numbers.begin(), m_numbers.end(), [&offer](const NumberTest &test) {
        const double value = test.value(offer);
        if (value == 0)
            return true;
        const auto &wanted = test.wanted;
        const bool listed = std::find(wanted.begin(), wanted.end(), value) != wanted.end();
        switch (test.op) {
        case Op::Less:
            return value < wanted.front();
        case Op::AtMost:
            return value <= wanted.front();
        case Op::More:
            return value > wanted.front();
        case Op::AtLeast:
            return value >= wanted.front();
        case Op::NotAmong:
            return !listed;
        case Op::Equal:
        case Op::Among:
            break;
        }
        return listed;
    });
}

bool OfferSieve::placePasses(const Offer &offer) const
{
    if (m_places.empty())
        return true;
    const quint32 country = countryNumber(countryCode(offer));
    return country == 0 || std::all_of(m_places.begin(), m_places.end(), [country](const PlaceTest &test) {
        const auto &all = test.countries;
        return (std::find(all.begin(), all.end(), country) != all.end()) != test.out;
    });
}

bool OfferSieve::namePasses(const QString &gpu) const
{
    if (m_names.empty() || gpu.isEmpty())
        return true;
    const auto known = m_knownNames.constFind(gpu);
    if (known != m_knownNames.cend())
        return *known;
    const bool pass = std::all_of(m_names.begin(), m_names.end(), [&gpu](const NameTest &test) {
        const bool listed = std::any_of(
            test.names.begin(), test.names.end(), [&gpu](const QString &name) { return isName(name, gpu); });
        return listed != test.out;
    });
    m_knownNames.insert(gpu, pass);
    return pass;
}

QString countryOf(const Offer &offer)
{
    const QStringView code = countryCode(offer);
    return code.size() == 2 ? code.toString().toUpper() : QString();
}

}
