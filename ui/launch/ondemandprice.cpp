// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/ondemandprice.h"

#include "launch/launchdraft.h"
#include "market/cost.h"
#include "market/offerlookup.h"
#include "market/offersearcher.h"
#include "ui/launch/draftcost.h"
#include "ui/session.h"

namespace berth {

OnDemandPrice::OnDemandPrice(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&m_services.draft, &LaunchDraft::offerChanged, this, &OnDemandPrice::ask);
    connect(&m_services.lookup, &OfferSearcher::found, this, [this](const QList<Offer> &offers) {
        const auto &known = m_services.draft.offer();
        if (!known || !known->isBid)
            return;
        for (const Offer &offer : offers) {
            if (offer.id != known->id || offer.isBid)
                continue;
            Offer both = *known;
            both.dphBase = offer.dphBase;
            m_services.draft.setOffer(both);
            return;
        }
    });
}

void OnDemandPrice::ask()
{
    const auto &offer = m_services.draft.offer();
    if (!offer || !offer->isBid || onDemandPrice(*offer) || m_asked == offer->id
        || !m_services.session.hasKey())
        return;
    m_asked = offer->id;
    m_services.lookup.search(offerById(offer->id, RentalType::OnDemand, assumedDiskGb));
}

}
