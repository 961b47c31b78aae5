// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonvalues.h"

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

// Beyond 2^53 a number may have lost digits on its way through somebody's double.
constexpr qint64 largestId = qint64(1) << 53;

}

double jsonNumber(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    const double number = value.isString() ? value.toString().toDouble() : value.toDouble();
    return std::isfinite(number) ? number : 0;
}

qint64 jsonInteger(const QJsonValue &value)
{
    if (value.isDouble() && value.toInteger(-1) == value.toInteger(-2))
        return value.toInteger();
    const double number = std::trunc(jsonNumber(value));
    return std::abs(number) < 9e18 ? static_cast<qint64>(number) : 0;
}

bool jsonFlag(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().compare(QLatin1String("true"), Qt::CaseInsensitive) == 0
            || jsonNumber(value) != 0;
    return jsonNumber(value) != 0;
}

QString jsonText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isDouble() ? value.toVariant().toString() : QString();
}

Money jsonMoney(const QJsonValue &value)
{
    return Money::fromDollars(jsonNumber(value)).value_or(Money());
}

qint64 jsonId(const QJsonValue &value)
{
    qint64 id = 0;
    if (value.isDouble()) {
        id = value.toInteger(0);
    } else if (value.isString()) {
        const QString text = value.toString();
        const bool digits
            = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        id = digits ? text.toLongLong() : 0;
    }
    return id > 0 && id <= largestId ? id : 0;
}

}
