// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/filter.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace berth::sandbox {
namespace {

std::optional<Operator> operatorNamed(const QString &name)
{
    static const QHash<QString, Operator> operators{
        {QStringLiteral("eq"), Operator::Eq},
        {QStringLiteral("neq"), Operator::Neq},
        {QStringLiteral("gt"), Operator::Gt},
        {QStringLiteral("lt"), Operator::Lt},
        {QStringLiteral("gte"), Operator::Gte},
        {QStringLiteral("lte"), Operator::Lte},
        {QStringLiteral("in"), Operator::In},
        {QStringLiteral("notin"), Operator::NotIn},
    };
    const auto found = operators.constFind(name);
    return found == operators.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<double> numberOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    if (value.isBool())
        return value.toBool() ? 1.0 : 0.0;
    if (!value.isString())
        return std::nullopt;
    const QString text = value.toString();
    if (text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0)
        return 1.0;
    if (text.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0)
        return 0.0;
    bool good = false;
    const double number = text.toDouble(&good);
    return good ? std::optional(number) : std::nullopt;
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.toVariant().toString();
}

bool isIn(const QJsonValue &actual, const QJsonValue &list)
{
    const QJsonArray wanted = list.toArray();
    return std::any_of(
        wanted.begin(), wanted.end(), [&](const QJsonValue &one) { return compareValues(actual, one) == 0; });
}

bool missing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined();
}

}

Expected<Filter, QString> parseConditions(const QString &field, const QJsonValue &conditions)
{
    if (!conditions.isObject())
        return fail(QStringLiteral("%1 must be an object of operator and value").arg(field));
    Filter filter;
    const QJsonObject object = conditions.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto op = operatorNamed(it.key());
        if (!op)
            return fail(QStringLiteral("%1 is not a valid operator for %2").arg(it.key(), field));
        const bool list = *op == Operator::In || *op == Operator::NotIn;
        if (list != it->isArray() || it->isObject())
            return fail(QStringLiteral("%1 of %2 has a value of the wrong type").arg(it.key(), field));
        filter.append({field, *op, *it});
    }
    return filter;
}

int compareValues(const QJsonValue &a, const QJsonValue &b)
{
    if (missing(a) || missing(b))
        return int(missing(b)) - int(missing(a));
    const auto left = numberOf(a);
    const auto right = numberOf(b);
    if (left && right)
        return *left < *right ? -1 : *left > *right ? 1 : 0;
    return textOf(a).compare(textOf(b));
}

bool holds(const QJsonValue &actual, Operator op, const QJsonValue &wanted)
{
    switch (op) {
    case Operator::Eq:
        return compareValues(actual, wanted) == 0;
    case Operator::Neq:
        return compareValues(actual, wanted) != 0;
    case Operator::In:
        return isIn(actual, wanted);
    case Operator::NotIn:
        return !isIn(actual, wanted);
    default:
        break;
    }
    if (missing(actual) || missing(wanted))
        return false;
    const int order = compareValues(actual, wanted);
    switch (op) {
    case Operator::Gt:
        return order > 0;
    case Operator::Lt:
        return order < 0;
    case Operator::Gte:
        return order >= 0;
    default:
        return order <= 0;
    }
}

bool matches(const Filter &filter, const FieldReader &read)
{
    return std::all_of(filter.begin(), filter.end(), [&](const Condition &condition) {
        return holds(read(condition.field), condition.op, condition.value);
    });
}

}
