// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ratelimit.h"

namespace berth::sandbox {
namespace {

constexpr int searchesPerMinute = 10;
constexpr double createPenalty = 12;

double threshold(RateClass kind)
{
    switch (kind) {
    case RateClass::Create:
        return 4.5;
    case RateClass::ListInstances:
    case RateClass::Manage:
    case RateClass::SshKeys:
        return 1;
    case RateClass::ShowInstance:
        return 2;
    case RateClass::Destroy:
    case RateClass::Templates:
        return 3;
    case RateClass::ChangeBid:
    case RateClass::Volumes:
        return 5.5;
    case RateClass::Secrets:
        return 5;
    case RateClass::Search:
        return 6;
    case RateClass::None:
        break;
    }
    return 0;
}

}

std::optional<double> RateLimit::exceeded(const QByteArray &identity, RateClass kind, double now)
{
    const double seconds = threshold(kind);
    if (seconds <= 0)
        return std::nullopt;
    if (kind == RateClass::Search) {
        QList<double> &times = m_searches[identity];
        while (!times.isEmpty() && times.first() <= now - 60)
            times.removeFirst();
        if (times.size() >= searchesPerMinute)
            return seconds;
        times.append(now);
        return std::nullopt;
    }
    double &free = m_free[{identity, int(kind)}];
    if (now < free) {
        free = now + (kind == RateClass::Create ? createPenalty : seconds);
        return seconds;
    }
    free = now + seconds;
    return std::nullopt;
}

}
