// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersearcher.h"

#include "market/offercheck.h"
#include "market/offersieve.h"

namespace berth {

OfferSearcher::OfferSearcher(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent)
    : QObject(parent)
    , m_question(client, clock, pacer, Endpoint::SearchOffers)
{
    connect(&m_question, &LatestQuestion::busy, this, &OfferSearcher::busy);
    connect(&m_question, &LatestQuestion::waiting, this, &OfferSearcher::waiting);
}

void OfferSearcher::search(const OfferSearch &search)
{
    m_question.ask(
        searchOffers(asSent(search)), [this, search](const RawReply &reply) -> LatestQuestion::Tell {
            auto offers = readOffers(reply, search.type == RentalType::Interruptible);
            if (!offers)
                return [this, error = offers.error()] { Q_EMIT failed(error); };
            const bool mayHaveMore = offers->size() >= search.limit;
            const OfferSieve sieve(search);
            offers->removeIf([&sieve](const Offer &offer) { return !sieve.passes(offer); });
            return [this, offers = *offers, mayHaveMore] {
                m_mayHaveMore = mayHaveMore;
                Q_EMIT found(offers);
            };
        });
}

}
