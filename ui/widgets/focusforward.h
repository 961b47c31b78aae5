// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace berth {

// Passes the focus on from a widget to one of its parts. A focus proxy would do that too, but Qt 6.4 then takes the
// widget for a single Tab stop, and Tab skips its other parts.
class FocusForward : public QObject
{
    Q_OBJECT

public:
    FocusForward(QWidget *from, QWidget *to); // `from` owns it

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QWidget> m_to;
};

}
