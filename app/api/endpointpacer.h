// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rawreply.h"
#include "core/clock.h"

#include <QUrl>

#include <array>
#include <chrono>
#include <functional>

namespace berth {

// Calls that the API counts together.
enum class Endpoint : quint8 {
    SearchOffers,
    Create,
    ListInstances,
    ShowInstance,
    Manage,
    Destroy,
    ChangeBid,
    Volumes,
    SearchVolumes,
    Templates,
    SshKeys,
    Variables,
};

// Knows when the next call of a kind may go out. The API wants a least time between calls of a kind (FACTS)
// and punishes who comes early; nobody has to, where all that call ask here first:
//
//     const auto wait = pacer.waitFor(endpoint);   // 0: now; else ask again after that time
//     pacer.sent(endpoint);                        // in the same turn as the call
//     pacer.answered(endpoint, reply);
//
// After 429 the wait grows with each further one, up to two minutes, and by a random part, so that several
// programs do not come back at the same moment; a Retry-After is honoured where it asks for more.
class EndpointPacer
{
public:
    using Time = std::chrono::milliseconds;
    using Dice = std::function<double()>; // 0 ≤ x < 1

    // Without dice: the system's random numbers. The clock outlives this object.
    explicit EndpointPacer(Clock &clock, Dice dice = {});

    // A server on this computer is asked without a pause; after 429 it is left alone for a while all the
    // same.
    void setServer(const QUrl &baseUrl);

    [[nodiscard]] Time waitFor(Endpoint endpoint) const;
    void sent(Endpoint endpoint);
    void answered(Endpoint endpoint, const RawReply &reply);

    [[nodiscard]] static Time interval(Endpoint endpoint);
    static constexpr std::chrono::seconds longestBackOff{120}; // before the random part
    static constexpr std::chrono::minutes longestRetryAfter{30}; // who asks for more is not believed
    static constexpr double jitter = 0.25; // at most this share on top

private:
    static constexpr size_t endpoints = 12;
    struct Pace
    {
        Time notBefore{0};
        int limited = 0; // 429s in a row
    };

    Clock &m_clock;
    Dice m_dice;
    bool m_near = false;
    std::array<Pace, endpoints> m_paces;
};

}
