// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offercolumns.h"

#include "market/offermodel.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace berth {
namespace {

struct Known
{
    const char *key; // in the remembered text; never changes its meaning
    bool usual; // shown at first
};

// In the order of OfferModel::Column.
constexpr Known known[] = {{"gpu", true}, {"vram", true}, {"hour", true}, {"day", true}, {"plan", true},
    {"place", true}, {"reliability", true}, {"cuda", true}, {"down", true}, {"up", true}, {"disk", true},
    {"cpu", true}, {"ram", true}, {"dlperf", true}, {"tflops", false}, {"dlperf-dollar", true},
    {"dollar-dlperf", false}, {"dollar-tflops", false}, {"down-price", false}, {"up-price", false},
    {"disk-price", false}, {"verified", true}, {"time-left", false}, {"yours", true}, {"on-machine", false},
    {"machine", false}, {"offer", true}};
static_assert(std::size(known) == OfferModel::ColumnCount);

constexpr int leastWidth = 24;
constexpr int mostWidth = 2'000;

int columnOf(const QByteArray &key)
{
    const auto *found
        = std::find_if(std::begin(known), std::end(known), [&key](const Known &k) { return key == k.key; });
    return found == std::end(known) ? -1 : static_cast<int>(found - std::begin(known));
}

}

OfferColumns::OfferColumns(QTableView &table)
    : QObject(&table)
    , m_table(table)
{
    QHeaderView *header = table.horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setResizeContentsPrecision(0); // of thousands of rows those that are seen
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int column = 0; column < OfferModel::ColumnCount; ++column)
        table.setColumnHidden(column, !known[column].usual);
    const auto told = [this] {
        if (!m_restoring)
            Q_EMIT changed();
    };
    connect(header, &QHeaderView::sectionMoved, this, told);
    connect(header, &QHeaderView::sectionResized, this, told);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        QMenu *menu = makeMenu(&m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(header->mapToGlobal(at));
    });
}

QMenu *OfferColumns::makeMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("offers.columns.menu"));
    menu->setAccessibleName(tr("Columns"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    return menu;
}

void OfferColumns::fillMenu(QMenu *menu)
{
    menu->clear();
    const QHeaderView *header = m_table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction *show = menu->addAction(m_table.model()->headerData(column, Qt::Horizontal).toString());
        show->setObjectName(QStringLiteral("offers.columns.") + QLatin1String(known[column].key));
        show->setToolTip(m_table.model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        show->setCheckable(true);
        show->setChecked(isShown(column));
        show->setEnabled(column != OfferModel::Gpu); // what is an offer without it
        connect(show, &QAction::toggled, this, [this, column](bool on) { setShown(column, on); });
    }
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    QAction *usual = menu->addAction(tr("&Reset columns"));
    usual->setObjectName(QStringLiteral("offers.columns.reset"));
    connect(usual, &QAction::triggered, this, [this] {
        reset();
        Q_EMIT changed();
    });
}

bool OfferColumns::isShown(int column) const
{
    return !m_table.isColumnHidden(column);
}

void OfferColumns::setShown(int column, bool shown)
{
    if (shown == isShown(column) || column == OfferModel::Gpu)
        return;
    m_table.setColumnHidden(column, !shown);
    if (shown)
        m_table.resizeColumnToContents(column);
    Q_EMIT changed();
}

QByteArray OfferColumns::state() const
{
    const QHeaderView *header = m_table.horizontalHeader();
    QByteArrayList columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const bool shown = isShown(column);
        columns.append((shown ? "" : "-") + QByteArray(known[column].key)
            + (shown ? ':' + QByteArray::number(header->sectionSize(column)) : QByteArray()));
    }
    return columns.join(',');
}

bool OfferColumns::restore(const QByteArray &state)
{
    const QScopedValueRollback restoring(m_restoring, true);
    QHeaderView *header = m_table.horizontalHeader();
    int visual = 0;
    bool any = false;
    for (const QByteArray &entry : state.split(',')) {
        const bool hidden = entry.startsWith('-');
        const QByteArrayList parts = entry.mid(hidden ? 1 : 0).split(':');
        const int column = columnOf(parts.first());
        if (column < 0)
            continue;
        any = true;
        header->moveSection(header->visualIndex(column), std::min(visual++, header->count() - 1));
        m_table.setColumnHidden(column, hidden && column != OfferModel::Gpu);
        const int width = parts.value(1).toInt();
        if (!hidden && width > 0)
            m_table.setColumnWidth(column, std::clamp(width, leastWidth, mostWidth));
    }
    return any;
}

void OfferColumns::reset()
{
    const QScopedValueRollback restoring(m_restoring, true);
    QHeaderView *header = m_table.horizontalHeader();
    for (int column = 0; column < OfferModel::ColumnCount; ++column) {
        header->moveSection(header->visualIndex(column), column);
        m_table.setColumnHidden(column, !known[column].usual);
    }
    fit();
}

void OfferColumns::fit()
{
    const QScopedValueRollback restoring(m_restoring, true);
    m_table.resizeColumnsToContents();
    for (int column = 0; column < OfferModel::ColumnCount; ++column) {
        if (isShown(column))
            m_table.setColumnWidth(column, m_table.columnWidth(column) + spacing);
    }
}

}
