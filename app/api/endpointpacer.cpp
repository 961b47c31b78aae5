// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpointpacer.h"

#include "api/proxylookup.h"

#include <QRandomGenerator>

#include <algorithm>

namespace berth {
namespace {

using namespace std::chrono_literals;

constexpr int tooManyRequests = 429;
constexpr std::chrono::milliseconds createPenalty = 12s;

double systemDice()
{
    return QRandomGenerator::system()->generateDouble();
}

// After the first 429: twice the interval, and for a create what the API adds for coming early.
std::chrono::milliseconds firstBackOff(Endpoint endpoint)
{
    return endpoint == Endpoint::Create ? createPenalty : 2 * EndpointPacer::interval(endpoint);
}

}

EndpointPacer::EndpointPacer(Clock &clock, Dice dice)
    : m_clock(clock)
    , m_dice(dice ? std::move(dice) : systemDice)
{
}

void EndpointPacer::setServer(const QUrl &baseUrl)
{
    m_near = isLoopback(baseUrl);
}

EndpointPacer::Time EndpointPacer::interval(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::SearchOffers:
        return 6s;
    case Endpoint::Create:
        return 4500ms;
    case Endpoint::ListInstances:
    case Endpoint::Manage:
    case Endpoint::SshKeys:
        return 1s;
    case Endpoint::ShowInstance:
        return 2s;
    case Endpoint::Destroy:
    case Endpoint::Templates:
        return 3s;
    case Endpoint::ChangeBid:
    case Endpoint::Volumes:
    case Endpoint::SearchVolumes:
        return 5500ms;
    case Endpoint::Variables:
        return 5s;
    }
    Q_UNREACHABLE();
}

EndpointPacer::Time EndpointPacer::waitFor(Endpoint endpoint) const
{
    return std::max(m_paces[size_t(endpoint)].notBefore - m_clock.elapsed(), Time::zero());
}

void EndpointPacer::sent(Endpoint endpoint)
{
    Time &notBefore = m_paces[size_t(endpoint)].notBefore;
    if (!m_near)
        notBefore = std::max(notBefore, m_clock.elapsed() + interval(endpoint));
}

void EndpointPacer::answered(Endpoint endpoint, const RawReply &reply)
{
    Pace &pace = m_paces[size_t(endpoint)];
    if (reply.status != tooManyRequests) {
        if (reply.delivery == Delivery::Answered)
            pace.limited = 0;
        return;
    }
    Time wait = firstBackOff(endpoint);
    for (int i = 0; i < pace.limited && wait < longestBackOff; ++i)
        wait *= 2;
    ++pace.limited;
    wait = std::min<Time>(wait, longestBackOff);
    if (reply.retryAfter)
        wait = std::max(wait, std::min<Time>(*reply.retryAfter, longestRetryAfter));
    wait += Time(qRound64(static_cast<double>(wait.count()) * jitter * m_dice()));
    pace.notBefore = std::max(pace.notBefore, m_clock.elapsed() + wait);
}

}
