// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace berth {

// What a newcomer reads in place of an empty list.
class EmptyHistory : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyHistory(QWidget *parent = nullptr);

Q_SIGNALS:
    void rentWanted();
};

}
