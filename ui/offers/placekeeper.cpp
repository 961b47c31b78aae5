// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/placekeeper.h"

#include "api/offer.h"
#include "market/offersortmodel.h"
#include "ui/offers/offertable.h"

#include <QScrollBar>

#include <algorithm>

namespace berth {
namespace {

QRect rowRect(const OfferTable &table, int row)
{
    return table.visualRect(table.model()->index(row, table.columnAt(0) < 0 ? 0 : table.columnAt(0)));
}

}

PlaceKeeper::PlaceKeeper(OfferTable &table, const OfferSortModel &offers)
    : m_table(table)
    , m_offers(offers)
    , m_scrolled(table.verticalScrollBar()->value())
{
    const int row = table.currentRow();
    if (row < 0)
        return;
    m_chosen = offers.offerAt(row).id;
    const QRect rect = rowRect(table, row);
    if (table.viewport()->rect().intersects(rect))
        m_height = rect.top();
}

void PlaceKeeper::restore() const
{
    const int row = m_offers.rowOf(m_chosen);
    m_table.selectRow(std::max(row, 0));
    QScrollBar *bar = m_table.verticalScrollBar();
    if (row < 0 || m_height < 0) {
        bar->setValue(m_scrolled);
        return;
    }
    const QRect rect = rowRect(m_table, row);
    const int step
        = m_table.verticalScrollMode() == QAbstractItemView::ScrollPerItem ? std::max(rect.height(), 1) : 1;
    bar->setValue(bar->value() + (rect.top() - m_height) / step);
}

}
