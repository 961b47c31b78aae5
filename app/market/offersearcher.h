// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/endpointpacer.h"
#include "api/offer.h"
#include "api/rawreply.h"
#include "api/searchoffers.h"
#include "core/clock.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <chrono>
#include <memory>

namespace berth {

class ApiCall;
class ApiClient;

// Asks the market. Only the latest question counts: a new one takes the place of one that waits or is under
// way, and an answer to an older one is never told. Answers are read on a thread of its own.
class OfferSearcher : public QObject
{
    Q_OBJECT

public:
    OfferSearcher(ApiClient &client, Clock &clock, QObject *parent = nullptr);
    // Shares the pace of questions with others that ask the same server, and outlived by it.
    OfferSearcher(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent = nullptr);
    ~OfferSearcher() override;

    // Ends in found() or failed(), unless another question or cancel() comes before. Never from within this
    // call.
    void search(const OfferSearch &search);
    void cancel();

    [[nodiscard]] bool isBusy() const { return m_busy; }
    // The last answer was as long as answers get: there may be more offers than it holds.
    [[nodiscard]] bool mayHaveMore() const { return m_mayHaveMore; }

Q_SIGNALS:
    void found(const QList<berth::Offer> &offers);
    void failed(const berth::ApiError &error);
    void busy(bool busy);
    // The question goes out only after this time, for the sake of the API's rate limit.
    void waiting(std::chrono::milliseconds time);

private:
    struct Answer
    {
        Expected<QList<Offer>, ApiError> offers;
        bool mayHaveMore = false;
    };

    void askWhenAllowed();
    void ask();
    void read(const RawReply &reply);
    void tell(int question, const Answer &answer);
    void dropCall();
    void setBusy(bool busy);
    [[nodiscard]] static Answer answerOf(const RawReply &reply, const OfferSearch &search);

    ApiClient &m_client;
    Clock &m_clock;
    QThreadPool m_reader; // waited for before this object goes
    OfferSearch m_search; // the latest question
    int m_question = 0; // its number
    bool m_toAsk = false; // it has not gone out yet
    bool m_alarmSet = false; // m_clock will call
    bool m_busy = false;
    bool m_mayHaveMore = false;
    QPointer<ApiCall> m_call;
    std::unique_ptr<EndpointPacer> m_ownPacer; // null: it is somebody else's
    EndpointPacer &m_pacer;
};

}
