// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/searchoffers.h"
#include "core/expected.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <variant>

namespace berth {

enum class QueryOp : quint8 { Eq, Neq, Gt, Gte, Lt, Lte, In, NotIn };

// Null is what `none` and `null` stand for. Numbers are in the units of the query language (GB, days); a
// version is a number already, 535086005 for 535.86.05.
using QueryValue = std::variant<std::nullptr_t, bool, double, QString>;

// One comparison. Two are equal when they mean the same, wherever they stood.
struct QueryClause
{
    QString field; // OfferField::key(), never an alias
    QueryOp op = QueryOp::Eq;
    QList<QueryValue> values; // one, or one and more for In and NotIn; none where it is `any`
    bool any = false; // field=any: takes the field's filter away, a default one as well
    qsizetype begin = 0; // where it stands in the text that was read, in UTF-16 units
    qsizetype length = 0;

    friend bool operator==(const QueryClause &a, const QueryClause &b)
    {
        return a.field == b.field && a.op == b.op && a.values == b.values && a.any == b.any;
    }
};

// What to look for, in the official client's query language: comparisons that all must hold.
struct OfferQuery
{
    QList<QueryClause> clauses;
    friend bool operator==(const OfferQuery &, const OfferQuery &) = default;
};

// Why a text is no query, and the place in it.
struct QueryProblem
{
    qsizetype position = 0; // of the first character that is wrong; the text's length: something is missing
    qsizetype length = 0;
    QString message; // a sentence for a person
    QString remedy; // another; may be empty
};

// Reads the whole text or nothing. Comparisons stand side by side: `gpu_name=RTX_4090 num_gpus>=2 geolocation
// in [SE,NO] reliability > 0.98`. Operators: > >= < <= = == != and, with a space before them, gt gte lt lte
// eq neq noteq, "not eq", in, notin, nin, "not in". Values: numbers, true and false, names with _ for
// each space or in quotes, none or null, `any` (also * and ?) after =; lists in [brackets] or without them
// where nothing in them has a space. What the client would send although it can't be meant is refused: names
// of fields that don't exist, words where numbers belong, > for names, the same comparison twice.
[[nodiscard]] Expected<OfferQuery, QueryProblem> readOfferQuery(const QString &text);

// The query as text, one space between comparisons; reads back as the same query.
[[nodiscard]] QString writeOfferQuery(const OfferQuery &query);
[[nodiscard]] QString writeQueryClause(const QueryClause &clause);

// The same with georegion=true carried out: regions of geolocation become their countries, and the word goes.
[[nodiscard]] OfferQuery withoutRegions(const OfferQuery &query);

// {field: {op: value}} as the wire wants it: numbers as numbers, MB and seconds, regions as their
// countries. Null for a field that is `any`, as OfferSearch::extraFilters wants it.
[[nodiscard]] QJsonObject queryFilters(const OfferQuery &query);
// Adds the query to a search. A comparison of a field takes the place of that field's default.
void applyQuery(const OfferQuery &query, OfferSearch &search);

// `dph-,num_gpus`: fields to sort by, each with - behind it for the largest first. Aliases are understood.
[[nodiscard]] Expected<QList<QPair<QString, bool>>, QueryProblem> readOfferOrder(const QString &text);

}
