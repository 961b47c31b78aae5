// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offertable.h"

#include "market/offermodel.h"
#include "market/offersortmodel.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace berth {
namespace {

// Columns that are set to the right and to the left would touch.
class PaddedDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QString displayText(const QVariant &value, const QLocale &locale) const override
    {
        constexpr QChar enSpace(0x2002);
        return enSpace + QStyledItemDelegate::displayText(value, locale) + enSpace;
    }
};

}

OfferTable::OfferTable(OfferSortModel &offers, QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("offers.table"));
    setAccessibleName(tr("Offers"));
    setModel(&offers);
    setItemDelegate(new PaddedDelegate(this));
    makeListTable(*this);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSortIndicator(offers.sortColumn(), offers.sortOrder());
    setSortingEnabled(true);
    connect(this, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex &index) { Q_EMIT taken(index.row()); });
}

int OfferTable::currentRow() const
{
    return currentIndex().row();
}

void OfferTable::selectRow(int row)
{
    if (row >= 0)
        setCurrentIndex(model()->index(row, 0));
}

void OfferTable::fitColumnsOnce()
{
    if (m_fitted || model()->rowCount() == 0)
        return;
    m_fitted = true;
    resizeColumnsToContents();
    for (int column = 0; column < model()->columnCount() - 1; ++column)
        setColumnWidth(column, columnWidth(column) + spacing);
}

void OfferTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT taken(currentRow());
        return;
    }
    QTableView::keyPressEvent(event);
}

void OfferTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        Q_EMIT currentRowChanged(current.row());
}

}
