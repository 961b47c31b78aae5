// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/rehearsemenu.h"

#include <QMenu>

namespace berth {

RehearseMenu::RehearseMenu(const QList<Rehearsable> &faults, QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("rehearse"));
    setText(tr("Rehearse a &fault"));
    setAccessibleName(tr("Rehearse a fault"));
    setToolTip(tr("Choose what the next launch in the sandbox meets, and see what Berth makes of it"));
    setPopupMode(InstantPopup);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(this);
    QMenu *group = menu;
    for (const Rehearsable &fault : faults) {
        if (!fault.group.isEmpty() && group->title() != fault.group)
            group = menu->addMenu(fault.group);
        QAction *action = group->addAction(fault.help.isEmpty() ? fault.name : fault.help);
        action->setObjectName(QStringLiteral("rehearse.") + fault.name);
        action->setToolTip(fault.name);
        connect(action, &QAction::triggered, this, [this, fault] {
            fault.arm();
            Q_EMIT armed(tr("The next launch meets: %1").arg(fault.help.isEmpty() ? fault.name : fault.help));
        });
    }
    setMenu(menu);
    if (faults.isEmpty())
        hide();
}

}
