// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

#include <functional>

namespace berth {

class OfferModel;
struct Offer;

// The offers of an OfferModel in order: the cheapest first until another column is chosen. Rows that are
// equal in that column stand by price, then by number, so that the order is the same each time.
class OfferSortModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using Accepts = std::function<bool(const Offer &)>;

    explicit OfferSortModel(OfferModel &offers, QObject *parent = nullptr);

    // Of a row as sorted.
    [[nodiscard]] const Offer &offerAt(int row) const;
    // The row as sorted in which this offer stands, or -1.
    [[nodiscard]] int rowOf(qint64 offerId) const;

    // Shows those that it accepts; an empty function accepts all. To be called again when what it decides by
    // has changed.
    void setFilter(Accepts accepts);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const OfferModel &m_offers;
    Accepts m_accepts;
};

}
