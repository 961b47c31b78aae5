// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "market/filterlist.h"

namespace berth {

// One filter, or one condition of the query, that could be let go, and what the market had then.
struct Relaxation
{
    std::optional<OfferFilterId> filter;
    std::optional<QueryClause> clause; // where it is no filter's
    qsizetype offers = 0; // of those that were looked at
    bool orMore = false; // the market has more than were looked at
    double nearest = 0; // of the price: the cheapest of them, $/hour; 0: not known
};

// The one question that tells what each filter keeps out: all that can be rented this way, without any of
// the filters.
[[nodiscard]] OfferSearch wideQuestion(const OfferFilters &filters, double storageGb);
// The same for the GPUs that were asked for, where the market is too large for one answer.
[[nodiscard]] OfferSearch wideQuestionForGpus(const OfferFilters &filters, double storageGb);

// What letting go one thing at a time would give, the most offers first. `all` answers wideQuestion();
// `isPart`: the market has more than that; but `gpusWhole`: none of the GPUs that were asked for. What gives
// none is left out, unless nobody can be sure.
[[nodiscard]] QList<Relaxation> relaxations(const OfferFilters &filters, const OfferQuery &rest,
    double storageGb, const QList<Offer> &all, bool isPart, bool gpusWhole = false);

// For a button: "Any GPU: 12 offers", "At any price (from $0.52): 3 offers".
[[nodiscard]] QString relaxationText(const Relaxation &relaxation);

}
