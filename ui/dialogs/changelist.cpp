// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/changelist.h"

#include "interop/importplan.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>

namespace berth {

void dressList(QTreeWidget *list, const QStringList &titles)
{
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    list->setAllColumnsShowFocus(true);
    list->setTabKeyNavigation(false);
    list->setHeaderLabels(titles);
    list->header()->setSectionsMovable(false);
    list->header()->setSectionResizeMode(QHeaderView::Interactive);
    list->header()->setStretchLastSection(true);
}

ChangeList::ChangeList(QWidget *parent)
    : QTreeWidget(parent)
{
    dressList(this, {tr("Field"), tr("Now"), tr("After")});
    setAccessibleName(tr("What changes"));
    setUniformRowHeights(true);
    setColumnWidth(0, 28 * spacing);
    setColumnWidth(1, 32 * spacing);
}

void ChangeList::showPlan(const ImportPlan &plan)
{
    const auto offer = [](qint64 id) { return id > 0 ? QStringLiteral("#%1").arg(id) : QString(); };
    if (plan.offerChanges())
        add(tr("Offer"), offer(plan.offerBefore), offer(plan.offerId));
    for (const ImportChange &change : plan.changes)
        add(change.label, change.before, change.after);
}

void ChangeList::add(const QString &label, const QString &before, const QString &after)
{
    auto *item = new QTreeWidgetItem(this,
        {label, before.isEmpty() ? tr("left alone") : before, after.isEmpty() ? tr("left alone") : after});
    item->setSizeHint(0, QSize(0, fontMetrics().height() + spacing));
    const QBrush quiet = toneColor(Tone::Quiet, palette());
    item->setForeground(1, quiet);
    if (after.isEmpty()) {
        item->setForeground(2, quiet);
    } else {
        QFont strong = font();
        strong.setBold(true);
        item->setFont(2, strong);
    }
    for (int i = 0; i < 3; ++i)
        item->setToolTip(i, item->text(i));
}

}
