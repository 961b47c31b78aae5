// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>

namespace berth {

// Time comes in by the constructor, so that a test can drive it.
class Clock
{
public:
    virtual ~Clock() = default;

    // Wall time, UTC.
    [[nodiscard]] virtual QDateTime now() const = 0;
    // Time since some fixed moment; never goes back.
    [[nodiscard]] virtual std::chrono::milliseconds elapsed() const = 0;
    // Calls `then` once, on the caller's thread, unless `context` is gone by then.
    virtual void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::milliseconds elapsed() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) override;
};

}
