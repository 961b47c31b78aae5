// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "sandbox/answer.h"
#include "sandbox/filter.h"
#include "sandbox/market.h"

#include <QJsonArray>
#include <QSet>

namespace berth::sandbox {

// The API answers no more, whatever is asked for.
inline constexpr int offersPerAnswer = 64;

// POST /api/v0/bundles/: the conditions, the kind of rental, the order and the limit of a search.
struct OfferSearch
{
    Filter filter;
    QList<SortKey> order;
    bool bids = false; // for interruptible rentals: priced at min_bid
    bool reserved = false;
    double storageGb = 8; // what the price is worked out for; the API's default
    int limit = offersPerAnswer;
    bool matchesNothing = false; // a filter on `id` never matches; `ask_contract_id` does
};

// What is absent is not filtered: the official client's `verified=any` sends no condition at all.
[[nodiscard]] Expected<OfferSearch, Refusal> parseOfferSearch(const QJsonObject &body);

struct MarketState
{
    const QList<MarketOffer> &offers;
    QSet<qint64> taken; // offers that became contracts
    double start = 0; // when the market began, seconds since 1970
    double now = 0;
};

// One offer as a search shows it.
[[nodiscard]] QJsonObject shownOffer(
    const MarketOffer &offer, const MarketState &state, bool bids, double storageGb);
[[nodiscard]] QJsonArray findOffers(const OfferSearch &search, const MarketState &state);

}
