// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/offer.h"
#include "api/searchoffers.h"
#include "market/latestquestion.h"

namespace berth {

// Asks the market. Only the latest question counts (LatestQuestion).
class OfferSearcher : public QObject
{
    Q_OBJECT

public:
    OfferSearcher(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent = nullptr);

    // Ends in found() or failed(), unless another question or cancel() comes before. Never from within this
    // call.
    void search(const OfferSearch &search);
    void cancel() { m_question.cancel(); }

    [[nodiscard]] bool isBusy() const { return m_question.isBusy(); }
    // The last answer was as long as answers get: there may be more offers than it holds.
    [[nodiscard]] bool mayHaveMore() const { return m_mayHaveMore; }

Q_SIGNALS:
    void found(const QList<berth::Offer> &offers);
    void failed(const berth::ApiError &error);
    void busy(bool busy);
    // The question goes out only after this time, for the sake of the API's rate limit.
    void waiting(std::chrono::milliseconds time);

private:
    bool m_mayHaveMore = false;
    LatestQuestion m_question; // last, so that nothing of it outlives what it tells
};

}
