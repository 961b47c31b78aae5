// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersortmodel.h"

#include "market/offermodel.h"

namespace berth {

OfferSortModel::OfferSortModel(OfferModel &offers, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_offers(offers)
{
    setSourceModel(&offers);
    setSortRole(OfferModel::SortRole);
    setSortLocaleAware(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    sort(OfferModel::PerHour, Qt::AscendingOrder);
}

const Offer &OfferSortModel::offerAt(int row) const
{
    return m_offers.offerAt(mapToSource(index(row, 0)).row());
}

int OfferSortModel::rowOf(qint64 offerId) const
{
    const QList<Offer> &offers = m_offers.offers();
    for (int row = 0; row < offers.size(); ++row) {
        if (offers.at(row).id == offerId)
            return mapFromSource(m_offers.index(row, 0)).row();
    }
    return -1;
}

void OfferSortModel::setFilter(Accepts accepts)
{
    m_accepts = std::move(accepts);
    invalidateFilter();
}

bool OfferSortModel::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    return !m_accepts || m_accepts(m_offers.offerAt(sourceRow));
}

bool OfferSortModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (QSortFilterProxyModel::lessThan(left, right))
        return true;
    if (QSortFilterProxyModel::lessThan(right, left))
        return false;
    // Equal rows keep this order whichever way the column is turned.
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    const Money leftPrice = m_offers.costAt(left.row()).total;
    const Money rightPrice = m_offers.costAt(right.row()).total;
    if (leftPrice != rightPrice)
        return ascending == (leftPrice < rightPrice);
    return ascending == (m_offers.offerAt(left.row()).id < m_offers.offerAt(right.row()).id);
}

}
