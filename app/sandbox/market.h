// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>

namespace berth::sandbox {

// One offer. `facts` holds what a search shows, under the API's names (search_offers.yaml), without what
// depends on the search (dph_total, is_bid, …) or on time and tenants (rented, end_date).
struct MarketOffer
{
    qint64 id = 0;
    qint64 machine = 0;
    int gpus = 1;
    QJsonObject facts;
    double gpuPrice = 0; // $/hour, on-demand, all cards
    double minBid = 0; // $/hour; below it an interruptible contract does not run
    double storageCost = 0; // $/GB/month
    double diskGb = 0; // free for this offer
    double duration = 0; // seconds it can be rented from the market's start on
    qint64 volumeOffer = 0; // the machine's offer of volume space
    double volumeGb = 0;
    bool rentable = true; // false: somebody else has it now
    bool hostOnly = false; // only its own host may take it
    bool vms = false;
};

// The same seed and count make the same market on every platform: only the generator's own bits are used,
// none of the library's distributions.
[[nodiscard]] QList<MarketOffer> makeMarket(quint32 seed, int count);

// $/hour of `gb` of disk at `storageCost` $/GB/month.
[[nodiscard]] double diskPerHour(double storageCost, double gb);

}
