// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QLocale>
#include <QString>

#include <compare>
#include <optional>

namespace berth {

// An amount of US dollars in whole micro-dollars (1 $ = 1,000,000), so that sums are exact.
// Range: ±9.2 million million dollars; arithmetic does not check for overflow beyond it.
class Money
{
public:
    constexpr Money() = default;
    [[nodiscard]] static constexpr Money fromMicro(qint64 microDollars) { return Money(microDollars); }
    // Rounds to the nearest micro-dollar. For numbers that arrive as JSON doubles; NaN, infinities and
    // amounts outside the range give nothing.
    [[nodiscard]] static std::optional<Money> fromDollars(double dollars);
    // "0.25", "1", ".5": plain decimals with a point and at most six places, as on the wire and the command
    // line. The error is a sentence for a person.
    [[nodiscard]] static Expected<Money, QString> parse(QStringView text);

    [[nodiscard]] constexpr qint64 micro() const { return m_micro; }
    [[nodiscard]] double dollars() const { return static_cast<double>(m_micro) / 1e6; }
    // The shortest plain decimal, "0.25"; never an exponent.
    [[nodiscard]] QString toWire() const;
    // "$0.250" in the person's locale, with `decimals` places, or more where the amount would show as zero.
    [[nodiscard]] QString toDisplay(const QLocale &locale, int decimals = 3) const;

    constexpr auto operator<=>(const Money &) const = default;
    friend constexpr Money operator+(Money a, Money b) { return Money(a.m_micro + b.m_micro); }
    friend constexpr Money operator-(Money a, Money b) { return Money(a.m_micro - b.m_micro); }
    friend constexpr Money operator*(Money a, qint64 factor) { return Money(a.m_micro * factor); }

private:
    constexpr explicit Money(qint64 microDollars)
        : m_micro(microDollars)
    {
    }

    qint64 m_micro = 0;
};

}
