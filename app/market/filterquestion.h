// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/filterlist.h"

#include <functional>

namespace berth {

// A query of which the filters took what they can show.
struct TakenQuery
{
    OfferFilters filters; // those before, with what was taken
    bool tookAny = false;
    OfferQuery rest; // places are those in `text`
    QString text; // what stays, as it was typed
};

// Whether the filter can show the value that it has in `filters`.
using CanShowFilter = std::function<bool(const OfferFilters &filters, OfferFilterId id)>;

// Goes through a query that was read from `text`, condition by condition. One that a filter shows just as it
// is takes the place of what the filter said before; of two for one filter the second stays in the text.
[[nodiscard]] TakenQuery takeFilters(
    const QString &text, const OfferQuery &query, const OfferFilters &before, const CanShowFilter &canShow);

// What filters and query say together, where they can't both hold: {num_gpus>=8} and "num_gpus=1" find
// nothing, whatever the market has. The place is the condition's in the query; a length of 0 says that the
// filters contradict each other.
[[nodiscard]] std::optional<QueryProblem> contradiction(const OfferFilters &filters, const OfferQuery &rest);

// The question that filters and query make together, the cheapest first. Where both limit a field in the same
// way, the tighter limit is asked for.
[[nodiscard]] OfferSearch offerQuestion(
    const OfferFilters &filters, const OfferQuery &rest, double storageGb);
// Both as one query to share, as joinQuery() writes it, with the tighter limits.
[[nodiscard]] OfferQuery wholeQuery(const OfferFilters &filters, const OfferQuery &rest);

}
