// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace berth {

// Keeps the wheel from changing a widget that has no focus, so that scrolling a form changes nothing in it.
// The event goes on to the scroll area. The guard is the widget's child.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    explicit WheelGuard(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

}
