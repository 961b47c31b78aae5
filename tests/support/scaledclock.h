// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QTimer>

#include <functional>
#include <utility>

namespace berth::test {

// Time that really passes, and faster: a schedule of minutes is over in seconds, in its own order.
class ScaledClock final : public Clock
{
public:
    explicit ScaledClock(int speed)
        : m_speed(speed)
        , m_began(QDateTime::currentDateTimeUtc())
        , m_beganSteady(std::chrono::steady_clock::now())
    {
    }

    [[nodiscard]] QDateTime now() const override { return m_began.addMSecs(elapsed().count()); }

    [[nodiscard]] std::chrono::milliseconds elapsed() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            (std::chrono::steady_clock::now() - m_beganSteady) * m_speed);
    }

    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) override
    {
        // Rounded up, so that nothing happens before its time.
        const auto real = (delay + std::chrono::milliseconds(m_speed - 1)) / m_speed;
        QTimer::singleShot(real, Qt::PreciseTimer, context, std::move(then));
    }

private:
    const int m_speed;
    const QDateTime m_began;
    const std::chrono::steady_clock::time_point m_beganSteady;
};

}
