// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "catalog/requestfields.h"
#include "core/clock.h"
#include "launch/launchresult.h"
#include "store/journalerror.h"
#include "store/launchrecord.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace berth {

class ApiCall;
class ApiClient;
class JournalService;

// What a person has confirmed.
struct LaunchIntent
{
    QString token; // newLaunchToken(); the preview has shown it
    qint64 offerId = 0;
    RequestFields fields; // without the token
    std::optional<Offer> offer; // where it is known
    Money pricePerHour; // as confirmed; zero where it was not known
    bool tokenInLabel = false; // a short form at the label's end, too
};

// Takes one launch from the confirmation to its first outcome: the intent is on the disk before the first
// byte leaves, there is one PUT on the wire, and this program never sends it again. States: Prepared →
// Sending → Created | Refused | NotSent | Unknown. What comes after is the Reconciler's.
class LaunchController : public QObject
{
    Q_OBJECT

public:
    LaunchController(ApiClient &client, Clock &clock, JournalService &journal, QObject *parent = nullptr);

    [[nodiscard]] LaunchState state() const { return m_state; }
    // From launch() until finished().
    [[nodiscard]] bool isBusy() const { return m_busy; }

    // False, and nothing is sent, while another launch is under way or when the request has errors.
    // finished() follows, always later; NotSent with the journal's words when the intent could not be kept.
    bool launch(const LaunchIntent &intent);
    // Stops waiting for the answer; what was sent stays sent, so the outcome is Unknown (or NotSent, if it
    // never left).
    void stopWaiting();

Q_SIGNALS:
    void stateChanged(berth::LaunchState state);
    void finished(const berth::LaunchResult &result);

private:
    void send(const Expected<LaunchRecord, JournalError> &kept);
    void classify(const RawReply &reply);
    void finish(const LaunchResult &result);
    void setState(LaunchState state);

    ApiClient &m_client;
    Clock &m_clock;
    JournalService &m_journal;
    QPointer<ApiCall> m_call;
    LaunchState m_state = LaunchState::Prepared;
    bool m_busy = false;
    bool m_stopRequested = false;
    LaunchIntent m_intent;
    LaunchRecord m_record;
    QByteArray m_body; // in clear, until it is sent
    std::chrono::milliseconds m_started{0};
};

}
