// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/filterquestion.h"

#include "market/offerfields.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace berth {
namespace {

const QString verifiedKey = QStringLiteral("verified");
const QString placeField = QStringLiteral("geolocation");

bool isDirective(const QueryClause &clause)
{
    const OfferField *field = offerField(clause.field);
    return field && field->kind == OfferField::Kind::Directive;
}

QList<OfferFilterId> idsOf(const QString &field)
{
    QList<OfferFilterId> ids = offerFilterIds();
    ids.removeIf([&field](OfferFilterId id) { return fieldOf(id) != field; });
    return ids;
}

// The conditions that a query gives its filters, one after the other.
class Taker
{
public:
    Taker(const OfferQuery &query, const OfferFilters &before, const CanShowFilter &canShow)
        : m_query(query)
        , m_before(before)
        , m_filters(before)
        , m_canShow(canShow)
    {
        for (const QueryClause &clause : query.clauses) {
            if (isDirective(clause))
                m_directives.clauses << clause;
        }
    }

    [[nodiscard]] const OfferFilters &filters() const { return m_filters; }

    // Which conditions went into filters.
    QList<bool> run()
    {
        QList<bool> taken;
        for (const QueryClause &clause : m_query.clauses)
            taken << (!isDirective(clause) && take(clause));
        settlePlaces(taken);
        return taken;
    }

private:
    bool take(const QueryClause &clause)
    {
        OfferQuery one = m_directives;
        one.clauses << clause;
        const SplitQuery split = splitQuery(one);
        if (!split.rest.clauses.isEmpty())
            return false;
        QList<OfferFilterId> ids = idsOf(clause.field);
        if (!clause.any && clause.field != verifiedKey)
            ids.removeIf([&split](OfferFilterId id) { return !isSet(split.filters, id); });
        for (OfferFilterId id : std::as_const(ids)) {
            if (m_taken.contains(id) || !m_canShow(split.filters, id))
                return false;
        }
        for (OfferFilterId id : std::as_const(ids))
            copyFilter(split.filters, m_filters, id);
        m_taken += ids;
        return !ids.isEmpty();
    }

    // The words that say how places are meant go only with all places: "AS" is a country, too.
    void settlePlaces(QList<bool> &taken)
    {
        if (m_directives.clauses.isEmpty())
            return;
        bool all = false;
        bool none = false;
        for (qsizetype i = 0; i < taken.size(); ++i) {
            if (m_query.clauses.at(i).field == placeField)
                (taken.at(i) ? all : none) = true;
        }
        for (qsizetype i = 0; i < taken.size(); ++i) {
            if (isDirective(m_query.clauses.at(i)))
                taken[i] = all && !none;
            else if (none && m_query.clauses.at(i).field == placeField)
                taken[i] = false;
        }
        if (none) {
            m_filters.countries = m_before.countries;
            m_filters.notCountries = m_before.notCountries;
        }
    }

    const OfferQuery &m_query;
    const OfferFilters &m_before;
    OfferFilters m_filters;
    const CanShowFilter &m_canShow;
    OfferQuery m_directives;
    QList<OfferFilterId> m_taken;
};

// What conditions of one field leave of its numbers.
struct Range
{
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    bool leastOut = false; // the end itself is not in it
    bool mostOut = false;

    [[nodiscard]] bool has(double value) const
    {
        return (leastOut ? value > least : value >= least) && (mostOut ? value < most : value <= most);
    }
    [[nodiscard]] bool isEmpty() const { return least > most || (least == most && (leastOut || mostOut)); }

    void add(QueryOp op, double value)
    {
        const bool strict = op == QueryOp::Gt || op == QueryOp::Lt;
        if (op == QueryOp::Gt || op == QueryOp::Gte) {
            leastOut = value > least ? strict : value == least ? leastOut || strict : leastOut;
            least = std::max(least, value);
        } else if (op == QueryOp::Lt || op == QueryOp::Lte) {
            mostOut = value < most ? strict : value == most ? mostOut || strict : mostOut;
            most = std::min(most, value);
        }
    }
};

bool isList(QueryOp op)
{
    return op == QueryOp::Eq || op == QueryOp::In;
}

bool isSameValue(const QueryValue &a, const QueryValue &b)
{
    const QString *left = std::get_if<QString>(&a);
    const QString *right = std::get_if<QString>(&b);
    return left && right ? left->compare(*right, Qt::CaseInsensitive) == 0 : a == b;
}

bool hasValue(const QueryClause &clause, const QueryValue &value)
{
    return std::any_of(clause.values.begin(), clause.values.end(),
        [&value](const QueryValue &one) { return isSameValue(one, value); });
}

// Whether nothing can meet both conditions of one field.
bool contradict(const QueryClause &a, const QueryClause &b)
{
    if (a.any || b.any || a.values.isEmpty() || b.values.isEmpty())
        return false;
    Range range;
    for (const QueryClause *clause : {&a, &b}) {
        if (const double *limit = std::get_if<double>(&clause->values.first()))
            range.add(clause->op, *limit);
    }
    if (range.isEmpty())
        return true;
    if (!isList(a.op) && !isList(b.op))
        return false;
    const QueryClause &list = isList(a.op) ? a : b;
    const QueryClause &other = isList(a.op) ? b : a;
    return std::none_of(list.values.begin(), list.values.end(), [&](const QueryValue &value) {
        if (isList(other.op))
            return hasValue(other, value);
        if (other.op == QueryOp::Neq || other.op == QueryOp::NotIn)
            return !hasValue(other, value);
        const double *number = std::get_if<double>(&value);
        return !number || range.has(*number); // an order of texts is the server's affair
    });
}

void tightenNumbers(const QueryClause &clause, OfferFilters &filters)
{
    const double *value = clause.values.size() == 1 ? std::get_if<double>(&clause.values.first()) : nullptr;
    if (!value)
        return;
    for (OfferFilterId id : idsOf(clause.field)) {
        const auto member = boundOf(id);
        if (!member || !(filters.*member))
            continue;
        const double limit = (filters.*member)->value;
        const bool isMost = id == OfferFilterId::MaxGpus || id == OfferFilterId::Price;
        const bool sameWay = isMost ? clause.op == QueryOp::Lte || clause.op == QueryOp::Lt
                                    : clause.op == QueryOp::Gte || clause.op == QueryOp::Gt;
        if (sameWay && (isMost ? *value <= limit : *value >= limit))
            letGo(filters, id);
    }
}

// Of two lists of one kind joinQuery() keeps the filter's.
void tightenNames(const QueryClause &clause, QueryOp op, QStringList &names)
{
    if (clause.op != op || names.isEmpty())
        return;
    if (op == QueryOp::In) {
        QStringList both = names;
        both.removeIf([&clause](const QString &name) { return !hasValue(clause, QueryValue(name)); });
        names = both.isEmpty() ? names : both;
        return;
    }
    for (const QueryValue &value : clause.values) {
        if (const QString *name = std::get_if<QString>(&value); name && !names.contains(*name))
            names << *name;
    }
}

// joinQuery() lets a filter's condition take the place of the query's of the same kind. So a filter that the
// query limits at least as tightly goes before, and lists of both become one.
OfferQuery joined(OfferFilters filters, const OfferQuery &rest)
{
    const bool places = !filters.countries.isEmpty() || !filters.notCountries.isEmpty();
    const OfferQuery others = places ? withoutRegions(rest) : rest; // a country's code may be a region's, too
    for (const QueryClause &clause : others.clauses) {
        tightenNumbers(clause, filters);
        if (clause.field == verifiedKey)
            filters.verified = OfferFilters::Verified::Yes; // nothing to say: the query says it
        if (clause.field == fieldOf(OfferFilterId::Gpu))
            tightenNames(clause, QueryOp::In, filters.gpuNames);
        if (clause.field == placeField) {
            tightenNames(clause, QueryOp::In, filters.countries);
            tightenNames(clause, QueryOp::NotIn, filters.notCountries);
        }
    }
    return joinQuery(filters, others);
}

}

TakenQuery takeFilters(
    const QString &text, const OfferQuery &query, const OfferFilters &before, const CanShowFilter &canShow)
{
    Taker taker(query, before, canShow);
    const QList<bool> taken = taker.run();
    TakenQuery result;
    result.filters = taker.filters();
    result.tookAny = taken.contains(true);
    if (!result.tookAny) {
        result.rest = query;
        result.text = text;
        return result;
    }
    for (qsizetype i = 0; i < taken.size(); ++i) {
        if (taken.at(i))
            continue;
        QueryClause clause = query.clauses.at(i);
        const QString part = text.mid(clause.begin, clause.length);
        if (!result.text.isEmpty())
            result.text += u' ';
        clause.begin = result.text.size();
        result.text += part;
        result.rest.clauses << clause;
    }
    return result;
}

std::optional<QueryProblem> contradiction(const OfferFilters &filters, const OfferQuery &rest)
{
    QList<QueryClause> clauses = withoutRegions(rest).clauses;
    const qsizetype fromLine = clauses.size();
    OfferFilters others = filters;
    if (filters.type == RentalType::Interruptible)
        others.maxPrice.reset(); // bids are compared with another price
    for (const QueryClause &clause : joinQuery(others).clauses)
        clauses << clause;
    for (qsizetype i = 0; i < clauses.size(); ++i) {
        for (qsizetype j = i + 1; j < clauses.size(); ++j) {
            const QueryClause &a = clauses.at(i);
            const QueryClause &b = clauses.at(j);
            if (a.field != b.field || !contradict(a, b))
                continue;
            QueryProblem problem;
            if (i < fromLine) {
                problem.position = a.begin;
                problem.length = a.length;
            }
            problem.message
                = QCoreApplication::translate("berth::OfferQuery", "No offer can meet both %1 and %2.")
                      .arg(writeQueryClause(a), writeQueryClause(b));
            problem.remedy = i < fromLine && j >= fromLine
                ? QCoreApplication::translate(
                    "berth::OfferQuery", "Take it out of the query, or change the filter.")
                : QCoreApplication::translate("berth::OfferQuery", "Change one of them.");
            return problem;
        }
    }
    return std::nullopt;
}

OfferSearch offerQuestion(const OfferFilters &filters, const OfferQuery &rest, double storageGb)
{
    OfferSearch search;
    search.storageGb = storageGb;
    search.order = {{QStringLiteral("dph_total"), false}};
    search.type = filters.type;
    OfferFilters others = filters;
    // The ceiling is the search's own, for bids are compared with another price; but a condition of the price
    // in the query would take its place on the wire.
    if (filters.maxPrice && !filters.maxPrice->strict)
        search.maxPrice = Money::fromDollars(filters.maxPrice->value);
    const bool priceInQuery = std::any_of(rest.clauses.begin(), rest.clauses.end(),
        [](const QueryClause &clause) { return clause.field == QLatin1String("dph_total"); });
    if (search.maxPrice && (!priceInQuery || filters.type == RentalType::Interruptible))
        others.maxPrice.reset();
    applyQuery(joined(others, rest), search);
    return search;
}

OfferQuery wholeQuery(const OfferFilters &filters, const OfferQuery &rest)
{
    return joined(filters, rest);
}

}
