// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historytable.h"

#include "launch/historyfilter.h"
#include "launch/historymodel.h"
#include "ui/history/statetone.h"
#include "ui/widgets/listtable.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace berth {
namespace {

constexpr int glyphSide = 14;
constexpr int narrow = 460;

// An outcome in its colour, with its drawing in front.
class OutcomeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *launches = qobject_cast<const HistoryFilter *>(index.model());
        if (!launches) {
            QStyledItemDelegate::paint(painter, option, index);
            return;
        }
        const auto *model = qobject_cast<const HistoryModel *>(launches->sourceModel());
        const LaunchRecord &record = model->recordAt(launches->mapToSource(index).row());
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const bool selected = cell.state.testFlag(QStyle::State_Selected);
        const QColor color = selected ? cell.palette.color(QPalette::HighlightedText)
                                      : toneColor(stateTone(record), cell.palette);
        cell.palette.setColor(QPalette::Text, color);
        cell.decorationSize = {glyphSide, glyphSide};
        cell.features |= QStyleOptionViewItem::HasDecoration;
        cell.icon = QIcon(); // leaves the place
        const QStyle *style = cell.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        const QRect box = style->subElementRect(QStyle::SE_ItemViewItemDecoration, &cell, cell.widget);
        paintGlyph(*painter,
            QStyle::alignedRect(cell.direction, Qt::AlignCenter, {glyphSide, glyphSide}, box),
            stateGlyph(record), color);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(glyphSide + spacing, 0);
    }
};

}

HistoryTable::HistoryTable(HistoryFilter &launches, QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("history.table"));
    setAccessibleName(tr("Launches"));
    setModel(&launches);
    setItemDelegateForColumn(HistoryModel::Outcome, new OutcomeDelegate(this));
    makeListTable(*this);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(HistoryModel::Launch, QHeaderView::Stretch);
    fitColumns();
}

QString HistoryTable::currentId() const
{
    return currentIndex().data(HistoryModel::IdRole).toString();
}

bool HistoryTable::selectId(const QString &id)
{
    const QModelIndexList found = id.isEmpty()
        ? QModelIndexList()
        : model()->match(model()->index(0, 0), HistoryModel::IdRole, id, 1, Qt::MatchExactly);
    if (found.isEmpty())
        return false;
    setCurrentIndex(found.first());
    return true;
}

void HistoryTable::selectFirst()
{
    if (model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

void HistoryTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentIdChanged(current.data(HistoryModel::IdRole).toString());
}

void HistoryTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

// By the longest words that a column usually has; the launch takes the rest, and more where little is left.
void HistoryTable::fitColumns()
{
    const QFontMetrics metrics = fontMetrics();
    const auto wide
        = [&metrics](const QString &words) { return metrics.horizontalAdvance(words) + 2 * spacing; };
    setColumnHidden(HistoryModel::Contract, width() < narrow); // the detail names it, too
    setColumnWidth(HistoryModel::When, wide(QStringLiteral("30 Nov 23:59")));
    setColumnWidth(HistoryModel::Outcome, wide(tr("Created with error")) + glyphSide);
    setColumnWidth(HistoryModel::Contract, wide(QStringLiteral("123456789")));
}

}
