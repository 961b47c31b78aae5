// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/listtable.h"

#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace berth {

void makeListTable(QTableView &table)
{
    table.setSelectionBehavior(QTableView::SelectRows);
    table.setSelectionMode(QTableView::SingleSelection);
    table.setEditTriggers(QTableView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setHorizontalScrollMode(QTableView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // thousands of rows are not measured
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + spacing + spacing / 2);
    table.horizontalHeader()->setHighlightSections(false);
}

}
