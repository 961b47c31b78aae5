// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/offerquery.h"

#include <QCoreApplication>

#include <optional>

namespace berth {

// A value as it stands in a query's text.
struct WrittenValue
{
    QString text; // without its quotes
    qsizetype begin = 0;
    qsizetype length = 0; // with its quotes
    bool quoted = false;
};

// Takes a query's text apart into names, operators and values, from left to right. What can't be read gives
// nothing and sets problem(); reading ends there.
class QueryScanner
{
    Q_DECLARE_TR_FUNCTIONS(berth::OfferQuery)

public:
    explicit QueryScanner(const QString &text)
        : m_text(text)
    {
    }

    [[nodiscard]] const QueryProblem &problem() const { return m_problem; }
    std::nullopt_t refuse(
        qsizetype position, qsizetype length, const QString &message, const QString &remedy = {});

    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar peek() const { return atEnd() ? QChar() : m_text[m_at]; }
    [[nodiscard]] QString from(qsizetype begin) const; // up to here, trimmed
    void skip(qsizetype count) { m_at += count; }
    void skipSpace();

    // The letters, digits and underscores here; does not go on.
    [[nodiscard]] QString name() const { return nameAt(m_at); }
    // Whether an operator made of signs comes behind that name.
    [[nodiscard]] bool symbolFollowsName() const;
    std::optional<QueryOp> readOp(qsizetype clauseBegin);
    // One or, in brackets or behind in and notin, several.
    std::optional<QList<WrittenValue>> readValues(QueryOp op, qsizetype clauseBegin);

private:
    [[nodiscard]] QString nameAt(qsizetype at) const;
    [[nodiscard]] qsizetype afterSpace(qsizetype at) const;
    std::optional<QueryOp> readSymbolOp();
    std::optional<QList<WrittenValue>> readBare(QueryOp op);
    std::optional<QList<WrittenValue>> readBrackets();
    std::optional<WrittenValue> readListItem();
    std::optional<WrittenValue> readValue();
    std::optional<WrittenValue> readQuoted();
    void skipWord();

    QString m_text;
    qsizetype m_at = 0;
    QueryProblem m_problem;
};

[[nodiscard]] bool isListOp(QueryOp op); // in, notin
[[nodiscard]] bool isOrderOp(QueryOp op); // more or less than

}
