// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offertable.h"

#include "market/offermodel.h"
#include "market/offersortmodel.h"
#include "ui/offers/offercolumns.h"
#include "ui/offers/offerdelegate.h"
#include "ui/widgets/listtable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace berth {
namespace {

// Words as far from the edge as those of OfferDelegate under them.
class Heading : public QHeaderView
{
public:
    explicit Heading(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(true);
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int column) const override
    {
        QHeaderView::initStyleOptionForIndex(option, column);
        option->text = OfferDelegate::padded(option->text);
    }
};

}

OfferTable::OfferTable(OfferSortModel &offers, QWidget *parent)
    : QTableView(parent)
    , m_offers(offers)
{
    setObjectName(QStringLiteral("offers.table"));
    setAccessibleName(tr("Offers"));
    setModel(&offers);
    setItemDelegate(new OfferDelegate(this));
    setHorizontalHeader(new Heading(this));
    makeListTable(*this);
    setSelectionMode(ExtendedSelection); // several can be compared; one is taken
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSortIndicator(offers.sortColumn(), offers.sortOrder());
    setSortingEnabled(true);
    m_columns = new OfferColumns(*this);
    // After the view's own connections, which forget both.
    connect(&offers, &QAbstractItemModel::modelAboutToBeReset, this, &OfferTable::keepPlace);
    connect(&offers, &QAbstractItemModel::modelReset, this, &OfferTable::returnToPlace);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!isFoldMark(index))
            Q_EMIT taken(index.row());
    });
}

int OfferTable::currentRow() const
{
    return currentIndex().row();
}

void OfferTable::selectRow(int row)
{
    // One that is chosen already stays chosen together with others.
    if (row >= 0 && (row != currentRow() || !selectionModel()->isRowSelected(row)))
        setCurrentIndex(model()->index(row, 0));
}

void OfferTable::fitColumnsOnce()
{
    if (m_fitted || model()->rowCount() == 0)
        return;
    m_fitted = true;
    m_columns->fit();
}

void OfferTable::restoreColumns(const QByteArray &state)
{
    m_fitted = m_columns->restore(state) || m_fitted;
}

void OfferTable::keepPlace()
{
    const int row = currentRow();
    m_keptOffer = row >= 0 ? m_offers.offerAt(row).id : 0;
    m_keptScroll = verticalScrollBar()->value();
}

void OfferTable::returnToPlace()
{
    const int row = m_keptOffer != 0 ? m_offers.rowOf(m_keptOffer) : -1;
    if (row >= 0)
        setCurrentIndex(m_offers.index(row, 0));
    else
        Q_EMIT currentRowChanged(-1);
    verticalScrollBar()->setValue(m_keptScroll);
}

void OfferTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT taken(currentRow());
        return;
    }
    const bool plus = event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus;
    if (plus && m_offers.isGrouped()) {
        Q_EMIT foldWanted(currentRow(), event->key() == Qt::Key_Plus);
        return;
    }
    QTableView::keyPressEvent(event);
}

void OfferTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && isFoldMark(index))
        Q_EMIT foldWanted(index.row(), !m_offers.isUnfolded(m_offers.offerAt(index.row()).machineId));
}

bool OfferTable::isFoldMark(const QModelIndex &index) const
{
    return index.isValid() && index.column() == OfferModel::OnMachine && m_offers.isGrouped()
        && m_offers.offersBehind(index.row()) > 1;
}

void OfferTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        Q_EMIT currentRowChanged(current.row());
}

}
