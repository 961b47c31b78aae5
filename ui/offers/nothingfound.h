// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "market/relaxation.h"

#include <QObject>

namespace berth {

class OfferFilterBar;
class OfferNotice;
class OfferSearcher;

// Says which filter to let go where a search found nothing, and what each would give: it asks the market one
// question more, a wide one, and counts. Where that answer holds only a part of the market, and certain GPUs
// were asked for, it asks for all of those, too.
class NothingFound : public QObject
{
    Q_OBJECT

public:
    NothingFound(OfferSearcher &searcher, OfferFilterBar &filters, OfferNotice &notice, QObject *parent);

    // Fills the notice and asks. What the searcher tells next is for answer() or giveUp().
    void begin();
    [[nodiscard]] bool isAsking() const { return m_asking; }
    void answer(const QList<Offer> &offers, bool isPart);
    void giveUp(); // the buttons stay, without numbers

Q_SIGNALS:
    void searchWanted(); // something was let go

private:
    void count(const QList<Offer> &offers, bool isPart, bool gpusWhole);
    void show(const QString &text, const QList<Relaxation> &choices);
    void letGo(const Relaxation &choice);

    OfferSearcher &m_searcher;
    OfferFilterBar &m_filters;
    OfferNotice &m_notice;
    OfferFilters m_asked; // what found nothing
    OfferQuery m_rest;
    QList<Offer> m_cheapest; // what the first answer held, where the market has more
    bool m_asking = false;
    bool m_forGpus = false; // the second question is under way
};

}
