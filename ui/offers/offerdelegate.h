// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace berth {

// The cells of the table of offers: with room at both sides, as columns that are set to the right and to the
// left would touch otherwise, and with a bar under a price. The bar is as long as the price stands high among
// comparable offers: none for the cheapest, the whole cell for the dearest.
class OfferDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QString displayText(const QVariant &value, const QLocale &locale) const override;
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    // With the room at both sides; for headings, too.
    [[nodiscard]] static QString padded(const QString &words);

    // Of a cell: the track, and how much of it is filled. For paint(), and for tests.
    [[nodiscard]] static QRect barTrack(const QRect &cell);
    [[nodiscard]] static QRect barFilled(const QRect &cell, double place, Qt::LayoutDirection direction);
};

}
