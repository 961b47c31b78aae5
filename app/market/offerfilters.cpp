// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerfilters.h"

#include <algorithm>

namespace berth {
namespace {

using Bound = std::optional<FilterBound>;

struct BoundSlot
{
    const char *field;
    Bound OfferFilters::*bound;
    bool isMost = false;

    [[nodiscard]] QString key() const { return QLatin1String(field); }
};

// In the order in which they are written.
constexpr BoundSlot boundSlots[] = {
    {"num_gpus", &OfferFilters::minGpus},
    {"num_gpus", &OfferFilters::maxGpus, true},
    {"gpu_ram", &OfferFilters::gpuRamGb},
    {"dph_total", &OfferFilters::maxPrice, true},
    {"reliability", &OfferFilters::reliability},
    {"cuda_max_good", &OfferFilters::cuda},
    {"compute_cap", &OfferFilters::computeCap},
    {"inet_down", &OfferFilters::inetDownMbps},
    {"inet_up", &OfferFilters::inetUpMbps},
    {"disk_space", &OfferFilters::diskGb},
    {"disk_bw", &OfferFilters::diskMbps},
    {"cpu_ram", &OfferFilters::cpuRamGb},
    {"cpu_cores_effective", &OfferFilters::cpuCores},
    {"direct_port_count", &OfferFilters::directPorts},
    {"duration", &OfferFilters::durationDays},
};

const QString gpuName = QStringLiteral("gpu_name");
const QString numGpus = QStringLiteral("num_gpus");
const QString geolocation = QStringLiteral("geolocation");
const QString verifiedField = QStringLiteral("verified");
const QString datacenterField = QStringLiteral("datacenter");
const QString staticIpField = QStringLiteral("static_ip");

// All of them texts, or nothing.
std::optional<QStringList> textsOf(const QueryClause &clause)
{
    QStringList texts;
    for (const QueryValue &value : clause.values) {
        const QString *text = std::get_if<QString>(&value);
        if (!text)
            return std::nullopt;
        texts << *text;
    }
    return texts;
}

bool takeNames(const QueryClause &clause, QStringList &names)
{
    const auto texts = textsOf(clause);
    if (!names.isEmpty() || !texts || texts->isEmpty())
        return false;
    names = *texts;
    return true;
}

bool takePlaces(const QueryClause &clause, OfferFilters &filters)
{
    if (clause.op == QueryOp::Eq || clause.op == QueryOp::In)
        return takeNames(clause, filters.countries);
    return takeNames(clause, filters.notCountries);
}

std::optional<bool> flagOf(const QueryClause &clause)
{
    const bool *flag = clause.op == QueryOp::Eq && clause.values.size() == 1
        ? std::get_if<bool>(&clause.values.first())
        : nullptr;
    return flag ? std::optional(*flag) : std::nullopt;
}

bool takeFlag(const QueryClause &clause, std::optional<bool> &slot)
{
    const auto flag = flagOf(clause);
    if (flag)
        slot = flag;
    return flag || clause.any;
}

bool takeVerified(const QueryClause &clause, OfferFilters &filters)
{
    const auto flag = flagOf(clause);
    if (!flag && !clause.any)
        return false;
    filters.verified = clause.any ? OfferFilters::Verified::Any
        : *flag                   ? OfferFilters::Verified::Yes
                                  : OfferFilters::Verified::No;
    return true;
}

bool takeBound(const QueryClause &clause, OfferFilters &filters)
{
    const double *value = clause.values.size() == 1 ? std::get_if<double>(&clause.values.first()) : nullptr;
    if (!value)
        return false;
    if (clause.field == numGpus && clause.op == QueryOp::Eq && !filters.minGpus && !filters.maxGpus) {
        filters.minGpus = filters.maxGpus = FilterBound{*value};
        return true;
    }
    for (const BoundSlot &slot : boundSlots) {
        const bool strict = clause.op == (slot.isMost ? QueryOp::Lt : QueryOp::Gt);
        const bool fits = strict || clause.op == (slot.isMost ? QueryOp::Lte : QueryOp::Gte);
        if (clause.field != slot.key() || !fits || filters.*slot.bound)
            continue;
        filters.*slot.bound = FilterBound{*value, strict};
        return true;
    }
    return false;
}

bool take(const QueryClause &clause, OfferFilters &filters)
{
    if (clause.field == verifiedField)
        return takeVerified(clause, filters);
    if (clause.field == datacenterField)
        return takeFlag(clause, filters.datacenter);
    if (clause.field == staticIpField)
        return takeFlag(clause, filters.staticIp);
    if (clause.any) // of a field without a default one: says nothing
        return clause.field == gpuName || clause.field == geolocation
            || std::any_of(std::begin(boundSlots), std::end(boundSlots),
                [&clause](const BoundSlot &slot) { return clause.field == slot.key(); });
    if (clause.field == gpuName)
        return (clause.op == QueryOp::Eq || clause.op == QueryOp::In) && takeNames(clause, filters.gpuNames);
    return clause.field == geolocation ? takePlaces(clause, filters) : takeBound(clause, filters);
}

class Joiner
{
public:
    explicit Joiner(const OfferQuery &rest)
        : m_rest(rest)
    {
    }

    void compare(const QString &field, QueryOp op, const QList<QueryValue> &values)
    {
        QueryClause clause;
        clause.field = field;
        clause.op = op;
        clause.values = values;
        m_query.clauses << clause;
    }

    void names(const QString &field, const QStringList &names, QueryOp one, QueryOp several)
    {
        QList<QueryValue> values;
        for (const QString &name : names)
            values << QueryValue(QString(name).replace(u'_', u' '));
        if (!values.isEmpty())
            compare(field, values.size() == 1 && !restHas(field, one) ? one : several, values);
    }

    void bounds(const OfferFilters &filters)
    {
        const bool exactly = filters.minGpus && filters.minGpus == filters.maxGpus && !filters.minGpus->strict
            && !restHas(numGpus, QueryOp::Eq);
        if (exactly)
            compare(numGpus, QueryOp::Eq, {filters.minGpus->value});
        for (const BoundSlot &slot : boundSlots) {
            const Bound &bound = filters.*slot.bound;
            if (!bound || (exactly && slot.key() == numGpus))
                continue;
            const QueryOp most = bound->strict ? QueryOp::Lt : QueryOp::Lte;
            const QueryOp least = bound->strict ? QueryOp::Gt : QueryOp::Gte;
            compare(slot.key(), slot.isMost ? most : least, {bound->value});
        }
    }

    void flag(const QString &field, const std::optional<bool> &value)
    {
        if (value)
            compare(field, QueryOp::Eq, {*value});
    }

    void any(const QString &field)
    {
        compare(field, QueryOp::Eq, {});
        m_query.clauses.last().any = true;
    }

    OfferQuery query()
    {
        const QList<QueryClause> mine = m_query.clauses;
        for (const QueryClause &clause : m_rest.clauses) {
            const bool taken = std::any_of(mine.begin(), mine.end(), [&clause](const QueryClause &own) {
                return own.field == clause.field && (own.op == clause.op || own.any || clause.any);
            });
            if (!taken)
                m_query.clauses << clause;
        }
        return m_query;
    }

private:
    [[nodiscard]] bool restHas(const QString &field, QueryOp op) const
    {
        return std::any_of(m_rest.clauses.begin(), m_rest.clauses.end(), [&](const QueryClause &clause) {
            return clause.field == field && clause.op == op && !clause.any;
        });
    }

    const OfferQuery &m_rest;
    OfferQuery m_query;
};

}

SplitQuery splitQuery(const OfferQuery &query)
{
    SplitQuery split;
    const OfferQuery plain = withoutRegions(query);
    for (const QueryClause &clause : plain.clauses) {
        if (!take(clause, split.filters))
            split.rest.clauses << clause;
    }
    return split;
}

OfferQuery joinQuery(const OfferFilters &filters, const OfferQuery &rest)
{
    Joiner joiner(rest);
    joiner.names(gpuName, filters.gpuNames, QueryOp::Eq, QueryOp::In);
    joiner.bounds(filters);
    joiner.names(geolocation, filters.countries, QueryOp::Eq, QueryOp::In);
    joiner.names(geolocation, filters.notCountries, QueryOp::Neq, QueryOp::NotIn);
    if (filters.verified == OfferFilters::Verified::Any)
        joiner.any(verifiedField);
    else if (filters.verified == OfferFilters::Verified::No)
        joiner.flag(verifiedField, false);
    joiner.flag(datacenterField, filters.datacenter);
    joiner.flag(staticIpField, filters.staticIp);
    return joiner.query();
}

void applyFilters(const OfferFilters &filters, const OfferQuery &rest, OfferSearch &search)
{
    OfferFilters others = filters;
    const auto ceiling = filters.maxPrice && !filters.maxPrice->strict
        ? Money::fromDollars(filters.maxPrice->value)
        : std::nullopt;
    if (ceiling) {
        search.maxPrice = ceiling;
        others.maxPrice.reset();
    }
    search.type = filters.type;
    applyQuery(joinQuery(others, rest), search);
}

}
