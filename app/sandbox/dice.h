// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cmath>
#include <random>
#include <span>

namespace berth::sandbox {

// Random choices that come out the same on every platform: std::mt19937's output is fixed by the standard,
// that of the standard distributions is not.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_engine(seed)
    {
    }

    [[nodiscard]] quint32 bits() { return quint32(m_engine()); }
    // 0 ≤ x < 1, in steps of 2⁻³².
    [[nodiscard]] double fraction() { return double(bits()) / 4294967296.0; }
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * fraction(); }
    [[nodiscard]] int whole(int low, int high) { return low + int(fraction() * (high - low + 1)); }
    [[nodiscard]] bool chance(double probability) { return fraction() < probability; }

    // One of `items` by their `weight`.
    template <typename T> [[nodiscard]] const T &weighted(std::span<const T> items)
    {
        int sum = 0;
        for (const T &item : items)
            sum += item.weight;
        int left = whole(0, sum - 1);
        for (const T &item : items) {
            left -= item.weight;
            if (left < 0)
                return item;
        }
        return items.back();
    }

    // `digits` hexadecimal ones.
    [[nodiscard]] QString hex(int digits)
    {
        QString text;
        while (text.size() < digits)
            text += QStringLiteral("%1").arg(bits(), 8, 16, QLatin1Char('0'));
        return text.left(digits);
    }

private:
    std::mt19937 m_engine;
};

[[nodiscard]] inline double rounded(double value, int places)
{
    const double scale = std::pow(10.0, places);
    return std::round(value * scale) / scale;
}

}
