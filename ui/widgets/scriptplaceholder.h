// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace berth {

// Stands where a script would be until somebody wants to write one: looks like an empty text box and costs
// nothing.
class ScriptPlaceholder : public QFrame
{
    Q_OBJECT

public:
    explicit ScriptPlaceholder(QWidget *parent = nullptr);

Q_SIGNALS:
    void wanted(); // focus, click or key
    void fileDropped(const QString &path);
    void textDropped(const QString &text);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

}
