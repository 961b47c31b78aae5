// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace berth {

// Says where keys and other secrets are kept, and offers what can be done about it.
class AccountVault : public QWidget
{
    Q_OBJECT

public:
    explicit AccountVault(const Services &services, QWidget *parent = nullptr);

private:
    QPushButton *addButton(QHBoxLayout *line, const char *name, const QString &text);
    void refresh();
    void askForFile();
    void onPlaceChanged();

    Services m_services;
    QLabel *m_words;
    QPushButton *m_file = nullptr;
    QPushButton *m_noFile = nullptr;
    QPushButton *m_runOnly = nullptr;
    QPushButton *m_again = nullptr;
};

}
