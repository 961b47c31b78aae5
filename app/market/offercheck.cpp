// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offercheck.h"

#include "market/offersieve.h"

#include <QJsonObject>

namespace berth {

bool matches(const Offer &offer, const OfferSearch &search)
{
    return OfferSieve(search).passes(offer);
}

OfferSearch asSent(OfferSearch search)
{
    if (search.type != RentalType::Interruptible)
        return search;
    const QString minBid = QStringLiteral("min_bid");
    if (search.maxPrice) {
        if (!search.extraFilters.contains(minBid))
            search.extraFilters.insert(
                minBid, QJsonObject{{QStringLiteral("lte"), search.maxPrice->dollars()}});
        search.maxPrice.reset();
    }
    for (auto &[field, descending] : search.order) {
        if (field == QLatin1String("dph_total"))
            field = minBid;
    }
    return search;
}

}
