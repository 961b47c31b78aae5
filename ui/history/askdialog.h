// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace berth {

// Asks in words before something that can't be taken back. Enter and Esc do not do it.
class AskDialog : public QDialog
{
    Q_OBJECT

public:
    // `name` is the object name; the buttons are NAME.yes and NAME.cancel.
    AskDialog(const QString &name, const QString &question, const QString &words, const QString &yes,
        QWidget *parent = nullptr);
};

}
