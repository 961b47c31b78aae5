// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace berth {

// How far an exchange came. Facts only: what they mean is decided by who reads the reply.
enum class Delivery : quint8 {
    NotSent, // no byte of the body left: name not found, connection refused, TLS failure, bad address
    Broken, // something may have left, and no complete answer came: reset, cut short, proxy trouble
    TimedOut, // no complete answer within the time-out
    Cancelled, // the caller stopped waiting
    TooLarge, // the answer was over the limit and was not read
    Redirected, // a 3xx; never followed
    Answered, // a complete answer, whatever its status
};

// A finished exchange, without Qt's network types.
struct RawReply
{
    Delivery delivery = Delivery::NotSent;
    int status = 0; // HTTP status; 0 when there was none
    // False only when it is certain that nothing of the request's body left this computer. Matters where no
    // answer came: a time-out or a cancelled wait with nothing sent has had no effect.
    bool bodyLeft = true;
    QByteArray contentType;
    QByteArray body; // at most ApiClient's limit
    QString error; // what went wrong on the wire, in words; empty when answered
    std::optional<std::chrono::milliseconds> retryAfter; // the header, as a time from now
    std::chrono::milliseconds took{0};
};

}
