// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/nextbest.h"

#include "launch/offergone.h"
#include "launch/reconciler.h"
#include "market/markbook.h"
#include "ui/launch/outcomecard.h"
#include "ui/offers/searchfailure.h"
#include "ui/series/seriesquestion.h"
#include "ui/series/seriesrun.h"
#include "ui/series/serieswords.h"
#include "ui/session.h"
#include "ui/templates/chosentemplate.h"

namespace berth {
namespace {

constexpr int forbidden = 403; // a host's account; another offer meets the same

bool isGoneForGood(const LaunchResult &result)
{
    return result.state == LaunchState::Refused && isOfferGone(result.outcome)
        && result.outcome.status != forbidden && !result.record.id.isEmpty();
}

}

NextBest::NextBest(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_searcher(services.client, services.clock, services.pacer)
{
    connect(&m_searcher, &OfferSearcher::found, this, &NextBest::onFound);
    connect(&m_searcher, &OfferSearcher::failed, this, &NextBest::onFailed);
    connect(&m_services.reconciler, &Reconciler::resolved, this, &NextBest::onResolved);
    connect(&m_services.session, &Session::changed, this, &NextBest::letGo); // another market
}

void NextBest::setOrigin(qint64 offer, const OfferSearch &question)
{
    m_originOffer = offer;
    m_origin = question;
}

bool NextBest::wasReserved(qint64 offer) const
{
    return offer > 0 && offer == m_originOffer && m_origin.type == RentalType::Reserved;
}

void NextBest::launching(const Offer &offer, Money confirmed, std::optional<Money> ceiling)
{
    const RequestFields fields = m_services.chosenTemplate.effective();
    m_card = nullptr;
    m_searcher.cancel();
    if (offer.id != m_proposed) { // the person's own choice
        m_gone = {};
        m_ceiling = lowerOf(confirmed, ceiling);
        m_question = offer.id == m_originOffer ? m_origin : offersLike(offer, fields);
    }
    m_ceiling = lowerOf(m_ceiling, ceiling);
    m_question = forRequest(m_question, fields, m_ceiling);
    m_offer = offer;
}

void NextBest::launchingUnknown()
{
    m_card = nullptr;
    m_searcher.cancel();
    m_offer.reset();
}

OfferSearch NextBest::question() const
{
    return m_question;
}

void NextBest::follow(OutcomeCard *card, const LaunchResult &result)
{
    m_launch = result.record.id;
    m_proposed = 0;
    m_card = card;
    if (!m_offer || !isGoneForGood(result)) {
        card->hideNextBest();
        m_card = nullptr;
        return;
    }
    m_gone.add(result.offerId, result.record.offer.machineId);
    const QList<LaunchResult> &tries = m_services.series.series().results();
    if (!tries.isEmpty() && tries.last().record.id == m_launch) {
        for (const LaunchResult &one : tries)
            m_gone.add(one.offerId, one.record.offer.machineId);
    }
    connect(card, &OutcomeCard::nextBestWanted, this, &NextBest::search, Qt::UniqueConnection);
    connect(card, &OutcomeCard::dismissed, this, &NextBest::letGo, Qt::UniqueConnection);
    connect(card, &OutcomeCard::actionWanted, this, &NextBest::letGo, Qt::UniqueConnection);
    if (result.record.confirmedAbsent.isValid())
        offerReady();
    else
        card->showNextBest(
            false, tr("In a moment: the list of contracts has to confirm first that nothing was made."));
}

void NextBest::letGo()
{
    m_searcher.cancel();
    if (m_card)
        m_card->hideNextBest();
    m_card = nullptr;
}

void NextBest::onResolved(const LaunchRecord &record)
{
    if (!m_card || record.id != m_launch)
        return;
    if (record.state == LaunchState::Refused && record.confirmedAbsent.isValid())
        offerReady();
    else
        m_card->hideNextBest(); // it made a contract after all
}

void NextBest::offerReady(const QString &note)
{
    m_card->showNextBest(true,
        note.isEmpty()
            ? tr("Nothing was made. The next best costs at most %1 and is confirmed before it is rented.")
                  .arg(SeriesWords::perHour(m_ceiling.value_or(Money())))
            : note);
}

void NextBest::search()
{
    if (!m_card)
        return;
    m_card->showNextBest(false, tr("Asking the market…"));
    m_searcher.search(m_question);
}

void NextBest::onFound(const QList<Offer> &offers)
{
    if (!m_card)
        return;
    const RequestFields fields = m_services.chosenTemplate.effective();
    const auto best
        = nextBest(priced(withoutNever(offers, m_services.marks.marks()), fields), fields, m_ceiling, m_gone);
    if (!best) {
        offerReady(tr("The market has no other offer like it for at most %1 at the moment.")
                       .arg(SeriesWords::perHour(m_ceiling.value_or(Money()))));
        return;
    }
    m_proposed = best->offer.id;
    offerReady(); // for who declines
    Q_EMIT found(best->offer);
}

void NextBest::onFailed(const ApiError &error)
{
    if (m_card)
        offerReady(describe(error) + u' ' + whatToDo(error));
}

}
