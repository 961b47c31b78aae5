// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qnamespace.h>

#include <vector>

namespace berth {

class OfferModel;

// A column of the model as numbers that stand in the column's order, one for each row. Texts are numbered in
// the order of the person's language; a price that isn't known comes after all that are.
[[nodiscard]] std::vector<double> offerSortKeys(const OfferModel &offers, int column);

// Which way people look first: the cheapest, the nearest in the alphabet, the smallest number of a machine;
// elsewhere the most.
[[nodiscard]] Qt::SortOrder usualOrder(int column);

// All rows of the model in the order of a column. Rows that are equal there stand by price, then by number,
// whichever way the column is turned.
[[nodiscard]] std::vector<int> sortedOffers(const OfferModel &offers, int column, Qt::SortOrder order);

}
