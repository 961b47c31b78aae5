// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/searchoffers.h"
#include "launch/launchresult.h"
#include "launch/launchseries.h"
#include "market/offersearcher.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

namespace berth {

class OutcomeCard;

// After an offer was gone: asks the market what the person had asked it, and finds the cheapest offer that is
// not dearer and not on that machine. It rents nothing: who takes found() asks for confirmation.
class NextBest : public QObject
{
    Q_OBJECT

public:
    explicit NextBest(const Services &services, QObject *parent = nullptr);

    // The market's question that has brought this offer.
    void setOrigin(qint64 offer, const OfferSearch &question);
    // Whether the market was asked for reserved offers then.
    [[nodiscard]] bool wasReserved(qint64 offer) const;
    // A launch begins, confirmed for this price, under this ceiling of the preset's or the settings'.
    void launching(const Offer &offer, Money confirmed, std::optional<Money> ceiling);
    void launchingUnknown(); // of an offer that the market has not shown

    // For offers in place of the one that is launched.
    [[nodiscard]] OfferSearch question() const;
    [[nodiscard]] std::optional<Money> ceiling() const { return m_ceiling; }

    // Offers the next best on the card where the launch found its offer gone.
    void follow(OutcomeCard *card, const LaunchResult &result);

Q_SIGNALS:
    void found(const berth::Offer &offer);

private:
    void search();
    void letGo(); // the person does something else
    void onFound(const QList<Offer> &offers);
    void onFailed(const ApiError &error);
    void onResolved(const LaunchRecord &record);
    void offerReady(const QString &note = {});

    Services m_services;
    OfferSearcher m_searcher;
    QPointer<OutcomeCard> m_card;
    QString m_launch; // whose outcome the card shows
    qint64 m_originOffer = 0;
    OfferSearch m_origin;
    std::optional<Offer> m_offer; // of the last launch
    OfferSearch m_question; // for that offer's like
    std::optional<Money> m_ceiling;
    qint64 m_proposed = 0; // the offer that found() told
    GoneOffers m_gone; // since the person chose an offer
};

}
