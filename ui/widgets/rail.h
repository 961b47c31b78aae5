// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyph.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace berth {

// The narrow column at the left: a button for each page.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(const QString &name, Glyph glyph, const QString &text, const QKeySequence &shortcut);
    [[nodiscard]] int current() const;
    void setCurrent(int page);

Q_SIGNALS:
    void chosen(int page);

private:
    QButtonGroup *m_buttons;
    QVBoxLayout *m_layout;
};

}
