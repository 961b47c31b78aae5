// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerfields.h"
#include "market/offerquery.h"
#include "market/queryscanner.h"
#include "market/queryvalues.h"

#include <QCoreApplication>

#include <optional>

namespace berth {
namespace {

class Reader
{
    Q_DECLARE_TR_FUNCTIONS(berth::OfferQuery)

public:
    explicit Reader(const QString &text)
        : m_scan(text)
    {
    }

    Expected<OfferQuery, QueryProblem> read()
    {
        for (m_scan.skipSpace(); !m_scan.atEnd(); m_scan.skipSpace()) {
            const auto clause = readClause();
            if (!clause || !add(*clause))
                return fail(m_scan.problem());
        }
        return m_query;
    }

private:
    std::optional<QueryClause> readClause()
    {
        QueryClause clause;
        clause.begin = m_scan.position();
        const OfferField *field = readField();
        if (!field)
            return std::nullopt;
        clause.field = field->key();
        m_scan.skipSpace();
        const qsizetype opBegin = m_scan.position();
        const auto op = m_scan.readOp(clause.begin);
        if (!op)
            return std::nullopt;
        clause.op = *op;
        if (isOrderOp(*op) && !field->isOrdered())
            return m_scan.refuse(opBegin, m_scan.position() - opBegin,
                tr("%1 has no more and less.").arg(clause.field), tr("Use =, !=, in or notin."));
        m_scan.skipSpace();
        const auto values = m_scan.readValues(*op, clause.begin);
        if (!values || !takeValues(*field, *values, clause))
            return std::nullopt;
        clause.length = m_scan.position() - clause.begin;
        // As the client has it: a comma behind a value says nothing.
        while (m_scan.peek() == u',')
            m_scan.skip(1);
        if (!m_scan.atEnd() && !m_scan.peek().isSpace())
            return m_scan.refuse(m_scan.position(), 1, tr("A space is missing before this."),
                tr("Put a space between comparisons; one of several values is field in [a,b]."));
        return clause;
    }

    const OfferField *readField()
    {
        const QString name = m_scan.name();
        const qsizetype at = m_scan.position();
        if (name.isEmpty()) {
            m_scan.refuse(at, 1, tr("The name of a field was expected here."),
                tr("Comparisons look like num_gpus>=2, with a space between them."));
            return nullptr;
        }
        if (const OfferField *field = offerField(name)) {
            m_scan.skip(name.size());
            return field;
        }
        const QString near = nearestOfferField(name);
        const QString message = tr("“%1” is no field of offers.").arg(name);
        if (name.compare(QLatin1String("and"), Qt::CaseInsensitive) == 0
            || name.compare(QLatin1String("or"), Qt::CaseInsensitive) == 0)
            m_scan.refuse(at, name.size(), tr("There is no “%1” in queries.").arg(name),
                tr("Comparisons side by side must all hold; one of several values is field in [a,b]."));
        else if (looksLikeRestOfName())
            m_scan.refuse(at, name.size(), message,
                tr("If it belongs to the name before it, write _ for the space, or quotes around it."));
        else
            m_scan.refuse(
                at, name.size(), message, near.isEmpty() ? QString() : tr("Did you mean “%1”?").arg(near));
        return nullptr;
    }

    // RTX 4090: a second word without an operator, behind a name.
    [[nodiscard]] bool looksLikeRestOfName() const
    {
        if (m_query.clauses.isEmpty() || m_scan.symbolFollowsName())
            return false;
        const QueryClause &last = m_query.clauses.last();
        return !last.values.isEmpty() && std::holds_alternative<QString>(last.values.last());
    }

    bool takeValues(const OfferField &field, const QList<WrittenValue> &values, QueryClause &clause)
    {
        for (const WrittenValue &value : values) {
            if (value.quoted || !isAnyWord(value.text)) {
                const auto read = valueOf(field, clause.op, value);
                if (!read)
                    return false;
                clause.values << *read;
                continue;
            }
            if (clause.op != QueryOp::Eq) {
                m_scan.refuse(value.begin, value.length,
                    tr("“%1” stands for no filter at all, so it goes with = alone.").arg(value.text),
                    tr("Write %1=any, or name values.").arg(clause.field));
                return false;
            }
            clause.any = true;
        }
        return true;
    }

    std::optional<QueryValue> valueOf(const OfferField &field, QueryOp op, const WrittenValue &value)
    {
        if (!value.quoted && isNullWord(value.text)) {
            if (op == QueryOp::Eq || op == QueryOp::Neq)
                return QueryValue(nullptr);
            return m_scan.refuse(
                value.begin, value.length, tr("“%1” goes with = and != only.").arg(value.text));
        }
        switch (field.kind) {
        case OfferField::Kind::Number:
            return numberOf(field, value);
        case OfferField::Kind::Version:
            if (const auto version = readVersion(value.text))
                return QueryValue(*version);
            return m_scan.refuse(value.begin, value.length,
                tr("“%1” is no version of a driver.").arg(value.text), tr("Write it as 535.86.05."));
        case OfferField::Kind::Flag:
        case OfferField::Kind::Directive:
            return flagOf(field, value);
        case OfferField::Kind::Text:
        case OfferField::Kind::OrderedText:
            break;
        }
        return QueryValue(QString(value.text).replace(u'_', u' '));
    }

    std::optional<QueryValue> numberOf(const OfferField &field, const WrittenValue &value)
    {
        if (const auto number = readNumber(value.text))
            return QueryValue(*number);
        return m_scan.refuse(value.begin, value.length,
            tr("%1 takes a number, not “%2”.").arg(field.key(), value.text),
            field.unit().isEmpty() ? tr("Write it without a unit, with a point for decimals.")
                                   : tr("Write the number of %1, without the unit.").arg(field.unit()));
    }

    std::optional<QueryValue> flagOf(const OfferField &field, const WrittenValue &value)
    {
        if (const auto flag = flagWord(value.text))
            return QueryValue(*flag);
        if (value.text == QLatin1String("1") || value.text == QLatin1String("0"))
            return QueryValue(value.text == QLatin1String("1"));
        return m_scan.refuse(value.begin, value.length,
            tr("%1 is true or false, not “%2”.").arg(field.key(), value.text),
            tr("Write true, false, or any for both."));
    }

    bool add(const QueryClause &clause)
    {
        QList<QueryClause> &clauses = m_query.clauses;
        clauses.removeIf([&clause](const QueryClause &other) {
            return other.field == clause.field && (clause.any || other.any);
        });
        // The wire has room for one of each; the client sends the last and says nothing.
        for (const QueryClause &other : std::as_const(clauses)) {
            if (other.field != clause.field || other.op != clause.op)
                continue;
            m_scan.refuse(clause.begin, clause.length,
                tr("%1 is compared in this way twice; only one would count.").arg(clause.field),
                clause.op == QueryOp::Neq      ? tr("Write %1 notin [a,b].").arg(clause.field)
                    : clause.op == QueryOp::Eq ? tr("Write %1 in [a,b].").arg(clause.field)
                                               : tr("Leave one of them out."));
            return false;
        }
        clauses << clause;
        return true;
    }

    QueryScanner m_scan;
    OfferQuery m_query;
};

}

Expected<OfferQuery, QueryProblem> readOfferQuery(const QString &text)
{
    return Reader(text).read();
}

}
