// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QToolButton>

namespace berth {

// "Rehearse a fault": what the sandbox's next launch shall meet. Hidden where there is nothing to rehearse.
class RehearseMenu : public QToolButton
{
    Q_OBJECT

public:
    explicit RehearseMenu(const QList<Rehearsable> &faults, QWidget *parent = nullptr);

Q_SIGNALS:
    void armed(const QString &words); // "The next launch meets: …"
};

}
