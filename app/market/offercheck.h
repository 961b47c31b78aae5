// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "api/searchoffers.h"

namespace berth {

// Whether the offer is what was searched for. The server may ignore filters, so every answer is checked
// again. What an offer does not tell (a filter on a field that Offer does not hold, a number that is missing)
// speaks not against it. The price ceiling is compared with the price for the rental type and the storage of
// the search.
[[nodiscard]] bool matches(const Offer &offer, const OfferSearch &search);

// The search as it goes out. The price of an offer for bids is its lowest bid, and the public pages do not
// say whether dph_total follows it in such a search; so a ceiling and an order by price name min_bid there,
// and the disk on top is left to matches().
[[nodiscard]] OfferSearch asSent(OfferSearch search);

}
