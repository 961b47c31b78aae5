// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace berth::test {

// A clock that a test moves, from one alarm to the next.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC).addMSecs(m_time.count());
    }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_time; }
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) override
    {
        m_alarms.append({m_time + delay, context, std::move(then)});
    }

    [[nodiscard]] qsizetype alarms() const { return m_alarms.size(); }

    void advance(std::chrono::milliseconds time)
    {
        const auto end = m_time + time;
        for (;;) {
            const auto next = std::min_element(m_alarms.begin(), m_alarms.end(),
                [](const Alarm &a, const Alarm &b) { return a.when < b.when; });
            if (next == m_alarms.end() || next->when > end)
                break;
            const Alarm alarm = m_alarms.takeAt(next - m_alarms.begin());
            m_time = std::max(m_time, alarm.when);
            if (alarm.context)
                alarm.then();
        }
        m_time = end;
    }

private:
    struct Alarm
    {
        std::chrono::milliseconds when;
        QPointer<QObject> context;
        std::function<void()> then;
    };

    std::chrono::milliseconds m_time{0};
    QList<Alarm> m_alarms;
};

}
