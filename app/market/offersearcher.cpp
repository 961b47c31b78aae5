// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersearcher.h"

#include "api/apiclient.h"
#include "market/offercheck.h"

namespace berth {

OfferSearcher::OfferSearcher(ApiClient &client, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_ownPacer(std::make_unique<EndpointPacer>(clock))
    , m_pacer(*m_ownPacer)
{
    m_reader.setMaxThreadCount(1);
}

OfferSearcher::OfferSearcher(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_pacer(pacer)
{
    m_reader.setMaxThreadCount(1);
}

OfferSearcher::~OfferSearcher()
{
    dropCall();
    m_reader.clear();
    m_reader.waitForDone();
}

void OfferSearcher::search(const OfferSearch &search)
{
    m_search = search;
    ++m_question;
    m_toAsk = true;
    dropCall();
    setBusy(true);
    askWhenAllowed();
}

void OfferSearcher::cancel()
{
    ++m_question;
    m_toAsk = false;
    dropCall();
    setBusy(false);
}

void OfferSearcher::askWhenAllowed()
{
    m_pacer.setServer(m_client.account().baseUrl);
    const auto wait = m_pacer.waitFor(Endpoint::SearchOffers);
    if (wait.count() == 0) {
        ask();
        return;
    }
    Q_EMIT waiting(wait);
    if (m_alarmSet)
        return;
    m_alarmSet = true;
    m_clock.after(wait, this, [this] {
        m_alarmSet = false;
        if (m_toAsk)
            askWhenAllowed();
    });
}

void OfferSearcher::ask()
{
    m_toAsk = false;
    m_pacer.sent(Endpoint::SearchOffers);
    m_call = m_client.send(searchOffers(asSent(m_search)));
    connect(m_call, &ApiCall::finished, this, &OfferSearcher::read);
}

void OfferSearcher::read(const RawReply &reply)
{
    m_pacer.answered(Endpoint::SearchOffers, reply);
    m_reader.start([this, reply, search = m_search, question = m_question] {
        Answer answer = answerOf(reply, search);
        // Dropped by Qt if this object is gone before its turn comes.
        QMetaObject::invokeMethod(
            this, [this, question, answer = std::move(answer)] { tell(question, answer); },
            Qt::QueuedConnection);
    });
}

void OfferSearcher::tell(int question, const Answer &answer)
{
    if (question != m_question)
        return;
    setBusy(false);
    if (!answer.offers) {
        Q_EMIT failed(answer.offers.error());
        return;
    }
    m_mayHaveMore = answer.mayHaveMore;
    Q_EMIT found(*answer.offers);
}

void OfferSearcher::dropCall()
{
    if (!m_call)
        return;
    m_call->disconnect(this);
    m_call->cancel();
    m_call = nullptr;
}

void OfferSearcher::setBusy(bool busyNow)
{
    if (m_busy == busyNow)
        return;
    m_busy = busyNow;
    Q_EMIT busy(busyNow);
}

OfferSearcher::Answer OfferSearcher::answerOf(const RawReply &reply, const OfferSearch &search)
{
    Answer answer{readOffers(reply, search.type == RentalType::Interruptible)};
    if (!answer.offers)
        return answer;
    answer.mayHaveMore = answer.offers->size() >= search.limit;
    answer.offers->removeIf([&search](const Offer &offer) { return !matches(offer, search); });
    return answer;
}

}
