// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerquery.h"

#include "market/offerfields.h"
#include "market/queryvalues.h"
#include "market/regions.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

constexpr QLatin1String symbols[]
    = {QLatin1String("="), QLatin1String("!="), QLatin1String(">"), QLatin1String(">="), QLatin1String("<"),
        QLatin1String("<="), QLatin1String(" in "), QLatin1String(" notin ")};
constexpr QLatin1String wireNames[]
    = {QLatin1String("eq"), QLatin1String("neq"), QLatin1String("gt"), QLatin1String("gte"),
        QLatin1String("lt"), QLatin1String("lte"), QLatin1String("in"), QLatin1String("notin")};

// A text that reads back as itself without quotes.
bool isPlain(const QString &text)
{
    return !text.isEmpty() && !isQueryWord(text) && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c == u' ' || (!c.isSpace() && !isQuerySpecial(c));
    });
}

QString textOf(const QString &text)
{
    if (isPlain(text))
        return QString(text).replace(u' ', u'_');
    const QChar quote = text.contains(u'"') ? u'\'' : u'"';
    return quote + text + quote;
}

QString valueText(const OfferField *field, const QueryValue &value)
{
    if (const double *number = std::get_if<double>(&value))
        return field && field->kind == OfferField::Kind::Version ? versionText(*number) : numberText(*number);
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const QString *text = std::get_if<QString>(&value))
        return textOf(*text);
    return QStringLiteral("null");
}

QJsonValue wireValue(const OfferField *field, const QueryValue &value)
{
    if (const double *number = std::get_if<double>(&value)) {
        const double factor = field ? field->factor : 1;
        if (factor == 1)
            return *number;
        // 2.3 GB are 2300 MB, not 2299.9999999999995.
        const double product = *number * factor;
        return std::abs(product) < 1e9 ? std::round(product * 1e6) / 1e6 : product;
    }
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag;
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    return QJsonValue::Null;
}

// With georegion=true a region's code stands for its countries.
QueryClause withCountries(QueryClause clause)
{
    QList<QueryValue> countries;
    for (const QueryValue &value : std::as_const(clause.values)) {
        const QString *text = std::get_if<QString>(&value);
        const QStringList inside = text ? regionCountries(text->toUpper()) : QStringList();
        if (inside.isEmpty())
            countries << value;
        for (const QString &country : inside)
            countries << QueryValue(country);
    }
    if (countries.size() != clause.values.size()) {
        const bool out = clause.op == QueryOp::Neq || clause.op == QueryOp::NotIn;
        clause.op = out ? QueryOp::NotIn : QueryOp::In;
    }
    clause.values = countries;
    return clause;
}

// `geolocation=EU geolocation in [SE,US]` are two lists now, and there is room for one: what is in both.
void addPlaces(const QueryClause &clause, QList<QueryClause> &clauses)
{
    const auto same = std::find_if(clauses.begin(), clauses.end(),
        [&clause](const QueryClause &other) { return other.field == clause.field && other.op == clause.op; });
    if (same == clauses.end()) {
        clauses << clause;
    } else if (clause.op == QueryOp::NotIn) {
        same->values << clause.values;
    } else {
        same->values.removeIf([&clause](const QueryValue &value) { return !clause.values.contains(value); });
    }
}

bool meansRegions(const OfferQuery &query)
{
    return std::any_of(query.clauses.begin(), query.clauses.end(), [](const QueryClause &clause) {
        return clause.field == QLatin1String("georegion") && clause.values == QList<QueryValue>{true};
    });
}

}

QString writeQueryClause(const QueryClause &clause)
{
    const auto op = static_cast<size_t>(clause.op);
    if (clause.any)
        return clause.field + QLatin1String("=any");
    const OfferField *field = offerField(clause.field);
    QStringList values;
    for (const QueryValue &value : clause.values)
        values << valueText(field, value);
    QString text = values.join(u',');
    if (clause.op == QueryOp::In || clause.op == QueryOp::NotIn)
        text = u'[' + text + u']';
    return clause.field + symbols[op] + text;
}

QString writeOfferQuery(const OfferQuery &query)
{
    QStringList parts;
    for (const QueryClause &clause : query.clauses)
        parts << writeQueryClause(clause);
    return parts.join(u' ');
}

OfferQuery withoutRegions(const OfferQuery &query)
{
    const bool regions = meansRegions(query);
    OfferQuery plain;
    for (const QueryClause &clause : query.clauses) {
        const OfferField *field = offerField(clause.field);
        if (field && field->kind == OfferField::Kind::Directive)
            continue;
        const bool place = regions && !clause.any && clause.field == QLatin1String("geolocation");
        if (place)
            addPlaces(withCountries(clause), plain.clauses);
        else
            plain.clauses << clause;
    }
    return plain;
}

QJsonObject queryFilters(const OfferQuery &query)
{
    QJsonObject filters;
    const OfferQuery plain = withoutRegions(query);
    for (const QueryClause &clause : plain.clauses) {
        const OfferField *field = offerField(clause.field);
        const QString key = field ? field->wireKey() : clause.field;
        if (clause.any) {
            filters.insert(key, QJsonValue::Null);
            continue;
        }
        QJsonValue value;
        if (clause.op == QueryOp::In || clause.op == QueryOp::NotIn) {
            QJsonArray list;
            for (const QueryValue &one : clause.values)
                list.append(wireValue(field, one));
            value = QJsonValue(list);
        } else if (!clause.values.isEmpty()) {
            value = wireValue(field, clause.values.first());
        }
        QJsonObject conditions = filters.value(key).toObject();
        conditions.insert(wireNames[static_cast<size_t>(clause.op)], value);
        filters.insert(key, conditions);
    }
    return filters;
}

void applyQuery(const OfferQuery &query, OfferSearch &search)
{
    const QJsonObject filters = queryFilters(query);
    for (auto it = filters.begin(); it != filters.end(); ++it)
        search.extraFilters.insert(it.key(), it.value());
}

Expected<QList<QPair<QString, bool>>, QueryProblem> readOfferOrder(const QString &text)
{
    QList<QPair<QString, bool>> order;
    qsizetype position = 0;
    for (const QString &part : text.split(u',')) {
        QString name = part.trimmed();
        const qsizetype begin = position + part.indexOf(name);
        position += part.size() + 1;
        if (name.isEmpty())
            continue;
        const auto isSign = [](QChar c) { return c == u'-' || c == u'+'; };
        bool descending = false;
        if (isSign(name.back())) {
            descending = name.back() == u'-';
            name.chop(1);
        } else if (isSign(name.front())) {
            descending = name.front() == u'-';
            name.remove(0, 1);
        }
        const OfferField *field = offerField(name);
        if (!field || field->kind == OfferField::Kind::Directive) {
            const QString near = nearestOfferField(name);
            return fail(QueryProblem{begin, std::max<qsizetype>(name.size(), 1),
                QCoreApplication::translate("berth::OfferQuery", "Offers have no field “%1”.").arg(name),
                near.isEmpty()
                    ? QString()
                    : QCoreApplication::translate("berth::OfferQuery", "Did you mean “%1”?").arg(near)});
        }
        order.append({field->wireKey(), descending});
    }
    return order;
}

}
