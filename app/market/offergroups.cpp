// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offergroups.h"

#include "market/offermodel.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace berth {
namespace {

struct Group
{
    int best = -1;
    qint64 price = 0; // as OfferModel::priceRank()
    std::vector<int> others;

    void add(int row, qint64 rowPrice)
    {
        if (best >= 0 && rowPrice >= price) {
            others.push_back(row);
            return;
        }
        if (best >= 0)
            others.push_back(best);
        best = row;
        price = rowPrice;
    }
};

qint64 groupKey(const Offer &offer)
{
    return offer.machineId > 0 ? offer.machineId : -offer.id;
}

}

OfferGroups groupByMachine(
    const OfferModel &offers, const std::vector<int> &sorted, const QSet<qint64> &unfolded)
{
    QHash<qint64, Group> groups;
    groups.reserve(qsizetype(sorted.size()));
    for (const int row : sorted)
        groups[groupKey(offers.offerAt(row))].add(row, offers.priceRank(row));
    OfferGroups result;
    result.behind.assign(size_t(offers.rowCount()), 0);
    for (const int row : sorted) {
        const qint64 key = groupKey(offers.offerAt(row));
        Group &group = *groups.find(key);
        if (group.best != row)
            continue;
        result.rows.push_back(row);
        result.behind[size_t(row)] = static_cast<int>(group.others.size()) + 1;
        if (!unfolded.contains(key))
            continue;
        std::sort(group.others.begin(), group.others.end(), [&offers](int a, int b) {
            return std::pair(offers.priceRank(a), offers.offerAt(a).id)
                < std::pair(offers.priceRank(b), offers.offerAt(b).id);
        });
        result.rows.insert(result.rows.end(), group.others.begin(), group.others.end());
    }
    return result;
}

}
