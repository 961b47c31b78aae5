// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/focusforward.h"

#include <QFocusEvent>
#include <QWidget>

namespace berth {

FocusForward::FocusForward(QWidget *from, QWidget *to)
    : QObject(from)
    , m_to(to)
{
    // A label's mnemonic leaves out widgets without a focus policy.
    from->setFocusPolicy(Qt::ClickFocus);
    from->installEventFilter(this);
}

bool FocusForward::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && m_to)
        m_to->setFocus(static_cast<QFocusEvent *>(event)->reason());
    return QObject::eventFilter(watched, event);
}

}
