// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace berth {

// What stands in place of a list that shows nothing: why, and the button that leads on.
class HistoryNotice : public QWidget
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString words;
        QString action;
    };

    // Its parts are called history.NAMETitle, history.NAMEWords and history.NAMEAction.
    HistoryNotice(const QString &name, const Words &text, QWidget *parent = nullptr);

Q_SIGNALS:
    void actionWanted();
};

}
