// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/searchoffers.h"
#include "catalog/requestfields.h"
#include "launch/launchseries.h"

namespace berth {

// What the market is asked when one offer is not enough. `fields` are the effective ones: the disk may be the
// template's.

// The same GPU as often, for the request's rental type; verified machines alone where this one is verified.
[[nodiscard]] OfferSearch offersLike(const Offer &offer, const RequestFields &fields);
// A question of the person's, for this request: its rental type and disk, the cheapest first, nothing above
// the ceiling.
[[nodiscard]] OfferSearch forRequest(
    OfferSearch question, const RequestFields &fields, std::optional<Money> ceiling);
// With these conditions, too: a query in the official client's language. Nothing changes where it can't be
// read.
[[nodiscard]] OfferSearch withConditions(OfferSearch question, const QString &query);
// What each would cost, running and with the request's disk.
[[nodiscard]] QList<SeriesOffer> priced(const QList<Offer> &offers, const RequestFields &fields);

// The lower one, where there are two.
[[nodiscard]] std::optional<Money> lowerOf(std::optional<Money> a, std::optional<Money> b);

}
