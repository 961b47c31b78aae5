// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apirequest.h"
#include "api/endpointpacer.h"
#include "api/rawreply.h"
#include "core/clock.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <chrono>
#include <functional>

namespace berth {

class ApiCall;
class ApiClient;

// Asks questions of one kind, of which only the latest counts: a new one takes the place of one that waits
// or is under way, and an answer to an older one is never told. Questions keep the pace of their kind, and
// answers are read on a thread of their own.
class LatestQuestion : public QObject
{
    Q_OBJECT

public:
    using Tell = std::function<void()>; // on this object's thread
    // On the other thread, so it may use nothing but the reply and copies of its own.
    using Read = std::function<Tell(const RawReply &reply)>;

    // The client, the clock and the pacer outlive this object. Whatever else asks this server such questions
    // uses the same pacer.
    LatestQuestion(
        ApiClient &client, Clock &clock, EndpointPacer &pacer, Endpoint endpoint, QObject *parent = nullptr);
    ~LatestQuestion() override;

    // Ends in what `read` gives back being called, unless another question or cancel() comes before. Never
    // from within this call. By then isBusy() is false.
    void ask(const ApiRequest &request, const Read &read);
    // The same where something else has to be known first. What `readFirst` gives back calls goOn() or end().
    void askFirst(const ApiRequest &first, const Read &readFirst);
    void goOn(const ApiRequest &request, const Read &read);
    void end();
    void cancel();

    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void busy(bool busy);
    // The question goes out only after this time, for the sake of the API's rate limit.
    void waiting(std::chrono::milliseconds time);

private:
    void begin(const ApiRequest &request, const Read &read, bool isFirst);
    void askWhenAllowed();
    void send();
    void read(const RawReply &reply);
    void tell(int question, const Tell &told);
    void dropCall();
    void setBusy(bool busy);

    ApiClient &m_client;
    Clock &m_clock;
    EndpointPacer &m_pacer;
    Endpoint m_endpoint;
    QThreadPool m_reader; // waited for before this object goes
    ApiRequest m_request; // of the latest question
    Read m_read;
    bool m_isFirst = false; // another follows, and this one is of another kind
    int m_question = 0; // its number
    bool m_toAsk = false; // it has not gone out yet
    bool m_alarmSet = false; // m_clock will call
    bool m_busy = false;
    QPointer<ApiCall> m_call;
};

}
