// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/pricestanding.h"

#include "market/offertext.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PriceStanding)
};

}

double PriceStanding::place() const
{
    return tells() ? (1 + static_cast<double>(cheaper - dearer) / (count - 1)) / 2 : 0.5;
}

std::vector<PriceStanding> priceStandings(const QList<Offer> &offers, const std::vector<qint64> &prices)
{
    QHash<std::pair<QString, int>, std::vector<qint64>> groups;
    for (qsizetype i = 0; i < offers.size(); ++i) {
        if (prices[size_t(i)] >= 0 && !offers.at(i).gpuName.isEmpty())
            groups[{offers.at(i).gpuName, offers.at(i).numGpus}].push_back(prices[size_t(i)]);
    }
    for (auto &group : groups)
        std::sort(group.begin(), group.end());
    std::vector<PriceStanding> standings(size_t(offers.size()));
    for (qsizetype i = 0; i < offers.size(); ++i) {
        const qint64 price = prices[size_t(i)];
        const auto group = groups.constFind({offers.at(i).gpuName, offers.at(i).numGpus});
        if (price < 0 || group == groups.constEnd())
            continue;
        const auto [low, high] = std::equal_range(group->begin(), group->end(), price);
        standings[size_t(i)] = {static_cast<int>(group->size()), static_cast<int>(low - group->begin()),
            static_cast<int>(group->end() - high)};
    }
    return standings;
}

QString standingText(const Offer &offer, const PriceStanding &standing)
{
    if (!standing.tells())
        return {};
    const QLocale locale;
    const QString all
        = Words::tr("of %1 offers with %2").arg(locale.toString(standing.count), OfferText::gpus(offer));
    if (standing.cheaper == 0 && standing.dearer == 0)
        return Words::tr("As dear as every one %1.").arg(all);
    if (standing.cheaper == 0)
        return Words::tr("The cheapest %1.").arg(all);
    if (standing.dearer == 0)
        return Words::tr("The dearest %1.").arg(all);
    const bool cheap = standing.dearer >= standing.cheaper;
    // Rounded down, so that it never says more than is true.
    const int share = (cheap ? standing.dearer : standing.cheaper) * 100 / standing.count;
    return (cheap ? Words::tr("Cheaper than %1 % %2.") : Words::tr("Dearer than %1 % %2."))
        .arg(locale.toString(share), all);
}

}
