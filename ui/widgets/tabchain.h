// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>
#include <QWidget>

namespace berth {

// Puts these behind `before` in the order of Tab, one after another; returns the last of them. All belong to
// one window already. What takes no focus itself, such as a container, is no link: Qt leaves it out.
inline QWidget *chainTabs(QWidget *before, const QList<QWidget *> &next)
{
    for (QWidget *widget : next) {
        QWidget::setTabOrder(before, widget);
        before = widget;
    }
    return before;
}

// What Tab stops at of a layout's own widgets, in its order.
inline QList<QWidget *> tabStops(const QLayout &layout)
{
    QList<QWidget *> stops;
    for (int i = 0; i < layout.count(); ++i) {
        QWidget *widget = layout.itemAt(i)->widget();
        if (widget && (widget->focusPolicy() & Qt::TabFocus))
            stops << widget;
    }
    return stops;
}

}
