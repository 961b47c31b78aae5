// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/queryscanner.h"

#include "market/queryvalues.h"

#include <algorithm>

namespace berth {
namespace {

bool isNameLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

bool isSymbol(QChar c)
{
    return c == u'=' || c == u'<' || c == u'>' || c == u'!';
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'';
}

struct OpName
{
    const char *name;
    QueryOp op;
};
constexpr OpName symbolOps[] = {{"=", QueryOp::Eq}, {"==", QueryOp::Eq}, {"!=", QueryOp::Neq},
    {">", QueryOp::Gt}, {">=", QueryOp::Gte}, {"<", QueryOp::Lt}, {"<=", QueryOp::Lte}};
constexpr OpName wordOps[] = {{"eq", QueryOp::Eq}, {"neq", QueryOp::Neq}, {"noteq", QueryOp::Neq},
    {"gt", QueryOp::Gt}, {"gte", QueryOp::Gte}, {"lt", QueryOp::Lt}, {"lte", QueryOp::Lte},
    {"in", QueryOp::In}, {"notin", QueryOp::NotIn}, {"nin", QueryOp::NotIn}};

template <size_t N> std::optional<QueryOp> opNamed(const OpName (&names)[N], const QString &text)
{
    const auto found = std::find_if(std::begin(names), std::end(names), [&text](const OpName &one) {
        return text.compare(QLatin1String(one.name), Qt::CaseInsensitive) == 0;
    });
    return found == std::end(names) ? std::nullopt : std::optional(found->op);
}

}

bool isListOp(QueryOp op)
{
    return op == QueryOp::In || op == QueryOp::NotIn;
}

bool isOrderOp(QueryOp op)
{
    return op == QueryOp::Gt || op == QueryOp::Gte || op == QueryOp::Lt || op == QueryOp::Lte;
}

std::nullopt_t QueryScanner::refuse(
    qsizetype position, qsizetype length, const QString &message, const QString &remedy)
{
    m_problem = {position, length, message, remedy};
    return std::nullopt;
}

QString QueryScanner::from(qsizetype begin) const
{
    return m_text.mid(begin, m_at - begin).trimmed();
}

qsizetype QueryScanner::afterSpace(qsizetype at) const
{
    while (at < m_text.size() && m_text[at].isSpace())
        ++at;
    return at;
}

void QueryScanner::skipSpace()
{
    m_at = afterSpace(m_at);
}

QString QueryScanner::nameAt(qsizetype at) const
{
    qsizetype end = at;
    while (end < m_text.size() && isNameLetter(m_text[end]))
        ++end;
    return m_text.mid(at, end - at);
}

bool QueryScanner::symbolFollowsName() const
{
    const qsizetype next = afterSpace(m_at + name().size());
    return next < m_text.size() && isSymbol(m_text[next]);
}

std::optional<QueryOp> QueryScanner::readOp(qsizetype clauseBegin)
{
    if (isSymbol(peek()))
        return readSymbolOp();
    const QString word = name();
    const bool apart = m_at > 0 && m_text[m_at - 1].isSpace();
    if (apart && word.compare(QLatin1String("not"), Qt::CaseInsensitive) == 0) {
        const qsizetype next = afterSpace(m_at + word.size());
        const QString second = nameAt(next);
        const auto op = opNamed(wordOps, second);
        if (op == QueryOp::Eq || op == QueryOp::In) {
            m_at = next + second.size();
            return op == QueryOp::Eq ? QueryOp::Neq : QueryOp::NotIn;
        }
    }
    const auto op = apart ? opNamed(wordOps, word) : std::nullopt;
    if (!op)
        return refuse(m_at, atEnd() ? 0 : std::max<qsizetype>(word.size(), 1),
            tr("“%1” is not followed by an operator.").arg(from(clauseBegin)),
            tr("The operators are =, !=, >, >=, <, <=, in and notin."));
    m_at += word.size();
    return op;
}

std::optional<QueryOp> QueryScanner::readSymbolOp()
{
    qsizetype end = m_at;
    while (end < m_text.size() && isSymbol(m_text[end]))
        ++end;
    const QString symbol = m_text.mid(m_at, end - m_at);
    const auto op = opNamed(symbolOps, symbol);
    if (!op)
        return refuse(m_at, symbol.size(), tr("“%1” is no operator.").arg(symbol),
            tr("The operators are =, !=, >, >=, <, <=, in and notin."));
    m_at = end;
    return op;
}

std::optional<QList<WrittenValue>> QueryScanner::readValues(QueryOp op, qsizetype clauseBegin)
{
    const qsizetype begin = m_at;
    const QString before = from(clauseBegin);
    const auto values = peek() == u'[' ? readBrackets() : readBare(op);
    if (!values)
        return std::nullopt;
    if (values->isEmpty() || values->first().length == 0)
        return refuse(begin, m_at - begin, tr("The value is missing behind “%1”.").arg(before),
            isListOp(op) ? tr("Write a list, such as [1,2].") : QString());
    if (values->size() > 1 && !isListOp(op))
        return refuse(begin, m_at - begin, tr("A list goes with “in” and “notin” only."),
            tr("Write “in” or “notin” before it."));
    return values;
}

std::optional<QList<WrittenValue>> QueryScanner::readBare(QueryOp op)
{
    QList<WrittenValue> values;
    for (;;) {
        const auto value = readValue();
        if (!value)
            return std::nullopt;
        values << *value;
        const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar(u' ');
        const bool goesOn = !next.isSpace() && (!isQuerySpecial(next) || isQuote(next));
        if (!isListOp(op) || peek() != u',' || !goesOn)
            return values;
        ++m_at;
    }
}

std::optional<QList<WrittenValue>> QueryScanner::readBrackets()
{
    const qsizetype open = m_at++;
    QList<WrittenValue> values;
    for (;;) {
        while (peek().isSpace() || peek() == u',')
            ++m_at;
        if (atEnd())
            return refuse(open, m_at - open, tr("The list does not end."), tr("Close it with ]."));
        if (peek() == u']') {
            ++m_at;
            return values;
        }
        const auto value = readListItem();
        if (!value)
            return std::nullopt;
        values << *value;
        if (!atEnd() && peek() != u',' && peek() != u']')
            return refuse(
                m_at, 1, tr("This can't stand in a list."), tr("Values in a list stand between commas."));
    }
}

// In a list a bare value may have spaces in it: [RTX 4090, RTX 3090].
std::optional<WrittenValue> QueryScanner::readListItem()
{
    auto value = readValue();
    if (!value)
        return std::nullopt;
    if (value->quoted) {
        skipSpace();
        return value;
    }
    for (;;) {
        const qsizetype end = m_at;
        skipSpace();
        if (atEnd() || isQuerySpecial(peek())) {
            value->length = end - value->begin;
            value->text = m_text.mid(value->begin, value->length);
            return value;
        }
        skipWord();
    }
}

void QueryScanner::skipWord()
{
    while (!atEnd() && !peek().isSpace() && !isQuerySpecial(peek()))
        ++m_at;
}

std::optional<WrittenValue> QueryScanner::readValue()
{
    if (isQuote(peek()))
        return readQuoted();
    WrittenValue value;
    value.begin = m_at;
    skipWord();
    const bool ends = atEnd() || peek().isSpace() || peek() == u',' || peek() == u']';
    if (!ends && m_at > value.begin)
        return refuse(m_at, 1, tr("“%1” can't stand in a value.").arg(peek()),
            tr("Put a space before the next comparison, or the whole value in quotes."));
    value.length = m_at - value.begin;
    value.text = m_text.mid(value.begin, value.length);
    return value;
}

std::optional<WrittenValue> QueryScanner::readQuoted()
{
    const qsizetype open = m_at;
    const qsizetype close = m_text.indexOf(m_text[open], open + 1);
    if (close < 0)
        return refuse(open, m_text.size() - open, tr("The quotes do not end."),
            tr("Close them with %1.").arg(m_text[open]));
    if (close == open + 1)
        return refuse(open, 2, tr("There is nothing between the quotes."));
    m_at = close + 1;
    return WrittenValue{m_text.mid(open + 1, close - open - 1), open, m_at - open, true};
}

}
