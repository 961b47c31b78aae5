// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace berth {

// The accounts, and which one is current; adds, renames and removes. Nothing changes while a launch is under
// way: its answer would be taken for another account's.
class AccountChooser : public QWidget
{
    Q_OBJECT

public:
    explicit AccountChooser(const Services &services, QWidget *parent = nullptr);

    [[nodiscard]] QComboBox *box() const { return m_box; }

Q_SIGNALS:
    void told(const QString &words, bool good); // why something was not done, or that it was
    void switched();

private:
    QPushButton *addButton(const char *name, const QString &text, void (AccountChooser::*slot)());
    void refresh();
    [[nodiscard]] bool refuse();
    void switchTo(const QString &name);
    void add();
    void rename();
    void askToRemove();
    void remove(const QString &name);

    Services m_services;
    QComboBox *m_box;
    QPushButton *m_remove = nullptr;
};

}
