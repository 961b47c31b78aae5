// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>
#include <QPointer>

namespace berth::test {

// A clock that a test moves.
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
        m_time += time;
        const QList<Alarm> alarms = std::exchange(m_alarms, {});
        for (const Alarm &alarm : alarms) {
            if (alarm.when > m_time)
                m_alarms.append(alarm);
            else if (alarm.context)
                alarm.then();
        }
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
