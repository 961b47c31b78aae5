// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"
#include "core/clock.h"
#include "launch/launchresult.h"

#include <QObject>
#include <QPointer>

namespace berth {

class ApiCall;
class ApiClient;

// Takes one launch from the click to its outcome: one PUT on the wire, never sent again by this program.
// States: Prepared → Sending → Created | Refused | NotSent | Unknown.
class LaunchController : public QObject
{
    Q_OBJECT

public:
    LaunchController(ApiClient &client, Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] LaunchState state() const { return m_state; }
    [[nodiscard]] bool isBusy() const { return m_state == LaunchState::Sending; }

    // Sends the request for this offer. False, and nothing is sent, while another launch is under way or when
    // the request has errors. finished() follows, always later.
    bool launch(qint64 offerId, const RequestFields &fields);
    // Stops waiting for the answer; what was sent stays sent, so the outcome is Unknown (or NotSent, if it
    // never left).
    void stopWaiting();

Q_SIGNALS:
    void stateChanged(berth::LaunchState state);
    void finished(const berth::LaunchResult &result);

private:
    void setState(LaunchState state);
    void finish(const RawReply &reply);

    ApiClient &m_client;
    Clock &m_clock;
    QPointer<ApiCall> m_call;
    LaunchState m_state = LaunchState::Prepared;
    qint64 m_offerId = 0;
    std::chrono::milliseconds m_started{0};
};

}
