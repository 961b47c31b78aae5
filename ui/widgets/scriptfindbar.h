// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace berth {

class ScriptView;

// Finds in a script: Enter and F3 go on, Shift with them goes back, Esc closes.
class ScriptFindBar : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptFindBar(ScriptView *view, QWidget *parent = nullptr);

    // Puts its parts after this one in the order of Tab; returns the last of them.
    QWidget *chainTabs(QWidget *before);
    void open();
    void close();
    void findNext(bool forward);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(bool forward, bool stay);

    ScriptView *m_view;
    QLineEdit *m_what;
    QCheckBox *m_case;
    QLabel *m_result;
    QList<QWidget *> m_parts; // in the order of Tab
};

}
