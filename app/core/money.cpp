// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace berth {
namespace {

QString text(const char *sentence)
{
    return QCoreApplication::translate("Money", sentence);
}

}

std::optional<Money> Money::fromDollars(double dollars)
{
    const double micro = std::round(dollars * 1e6);
    if (!std::isfinite(micro) || std::abs(micro) > 9.2e18)
        return std::nullopt;
    return Money(static_cast<qint64>(micro));
}

Expected<Money, QString> Money::parse(QStringView input)
{
    const QStringView trimmed = input.trimmed();
    qint64 micro = 0;
    int places = -1;
    bool digits = false;
    for (const QChar c : trimmed) {
        if (c == u'.' && places < 0) {
            places = 0;
            continue;
        }
        if (c < u'0' || c > u'9')
            return fail(text("not an amount in dollars; write it like 0.25"));
        digits = true;
        if (places >= 0 && ++places > 6) {
            if (c != u'0')
                return fail(text("finer than a millionth of a dollar; use at most six places"));
            continue;
        }
        const int digit = c.unicode() - u'0';
        if (micro > (std::numeric_limits<qint64>::max() - digit) / 10)
            return fail(text("too large an amount"));
        micro = micro * 10 + digit;
    }
    if (!digits)
        return fail(text("not an amount in dollars; write it like 0.25"));
    for (int place = qMin(qMax(places, 0), 6); place < 6; ++place) {
        if (micro > std::numeric_limits<qint64>::max() / 10)
            return fail(text("too large an amount"));
        micro *= 10;
    }
    return Money(micro);
}

QString Money::toWire() const
{
    const quint64 magnitude = m_micro < 0 ? 0 - static_cast<quint64>(m_micro) : static_cast<quint64>(m_micro);
    QString result = QString::number(magnitude / 1'000'000);
    QString fraction = QString::number(magnitude % 1'000'000).rightJustified(6, u'0');
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (!fraction.isEmpty())
        result += u'.' + fraction;
    return m_micro < 0 ? u'-' + result : result;
}

QString Money::toDisplay(const QLocale &locale, int decimals) const
{
    int places = decimals;
    while (places < 6 && m_micro != 0 && std::abs(dollars()) * std::pow(10, places) < 0.5)
        ++places;
    const QString amount = locale.toString(std::abs(dollars()), 'f', places);
    return (m_micro < 0 ? QStringLiteral("−$") : QStringLiteral("$")) + amount;
}

}
