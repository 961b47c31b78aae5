// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace berth {

class OfferSortModel;
class OfferTable;

// Keeps a person's place in the table over a change of what is in it: the offer that was chosen stays chosen,
// at the same height where it was in sight.
class PlaceKeeper
{
public:
    // Both outlive this object; to be made before the change.
    PlaceKeeper(OfferTable &table, const OfferSortModel &offers);
    // After it. Where the chosen offer is gone, the first one is chosen.
    void restore() const;

private:
    OfferTable &m_table;
    const OfferSortModel &m_offers;
    qint64 m_chosen = 0;
    int m_height = -1; // of the chosen row in the view, pixels; -1: not in sight
    int m_scrolled = 0;
};

}
