// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace berth {

class LaunchController;

// While the answer to one create call is waited for.
class SendingPage : public QWidget
{
    Q_OBJECT

public:
    explicit SendingPage(LaunchController &controller, QWidget *parent = nullptr);

    void begin(qint64 offer); // call it when it is shown

private:
    QLabel *m_words;
    QPushButton *m_stop;
};

}
