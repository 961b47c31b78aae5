// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerlookup.h"

namespace berth {

OfferSearch offerById(qint64 id, RentalType type, double storageGb)
{
    OfferSearch search;
    search.type = type;
    search.storageGb = storageGb;
    search.limit = 1;
    search.extraFilters.insert(QStringLiteral("ask_contract_id"), QJsonObject{{QStringLiteral("eq"), id}});
    for (const char *always : {"verified", "external", "rentable", "rented"})
        search.extraFilters.insert(QLatin1String(always), QJsonValue::Null);
    return search;
}

}
