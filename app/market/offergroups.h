// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

#include <vector>

namespace berth {

class OfferModel;

struct OfferGroups
{
    std::vector<int> rows; // of the model, as they are to be shown
    std::vector<int> behind; // for each row of the model: how many offers it stands for; 0: for none
};

// One row for each machine, that of its best price, in the place that this row has in `sorted`. Those of an
// unfolded machine follow it, the cheapest first. An offer whose machine isn't told stands alone.
[[nodiscard]] OfferGroups groupByMachine(
    const OfferModel &offers, const std::vector<int> &sorted, const QSet<qint64> &unfolded);

}
