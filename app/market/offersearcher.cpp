// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersearcher.h"

#include "api/apiclient.h"
#include "api/proxylookup.h"
#include "market/offercheck.h"

namespace berth {

OfferSearcher::OfferSearcher(ApiClient &client, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
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
    const auto now = m_clock.elapsed();
    if (!isPaced() || !m_notBefore || now >= *m_notBefore) {
        ask();
        return;
    }
    Q_EMIT waiting(*m_notBefore - now);
    if (m_alarmSet)
        return;
    m_alarmSet = true;
    m_clock.after(*m_notBefore - now, this, [this] {
        m_alarmSet = false;
        if (m_toAsk)
            askWhenAllowed();
    });
}

void OfferSearcher::ask()
{
    m_toAsk = false;
    m_notBefore = m_clock.elapsed() + pace;
    m_call = m_client.send(searchOffers(asSent(m_search)));
    connect(m_call, &ApiCall::finished, this, &OfferSearcher::read);
}

void OfferSearcher::read(const RawReply &reply)
{
    if (reply.status == 429)
        m_notBefore = m_clock.elapsed() + paceAfterRefusal;
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

bool OfferSearcher::isPaced() const
{
    return !isLoopback(m_client.account().baseUrl);
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
