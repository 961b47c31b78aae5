// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"

#include <QList>
#include <QString>

#include <vector>

namespace berth {

// Where an offer's price stands among those with as many of the same GPU.
struct PriceStanding
{
    int count = 0; // of comparable offers with a price, itself counted; 0: it has none
    int cheaper = 0; // how many of them cost less
    int dearer = 0; // how many cost more

    [[nodiscard]] bool tells() const { return count > 1; }
    // 0: none is cheaper; 1: none is dearer; 0.5: in the middle, as when all cost the same.
    [[nodiscard]] double place() const;
    friend bool operator==(const PriceStanding &, const PriceStanding &) = default;
};

// `prices`: micro-dollars, one for each offer; below 0 where it isn't known.
[[nodiscard]] std::vector<PriceStanding> priceStandings(
    const QList<Offer> &offers, const std::vector<qint64> &prices);

// "Cheaper than 80 % of 43 offers with 1× RTX 4090."; empty where nothing can be told.
[[nodiscard]] QString standingText(const Offer &offer, const PriceStanding &standing);

}
