// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyph.h"

#include <QToolButton>

class QButtonGroup;
class QVBoxLayout;

namespace berth {

// A page's button. A badge is a number at its corner: so many things there wait for a person.
class RailButton : public QToolButton
{
    Q_OBJECT

public:
    RailButton(const QString &text, const QKeySequence &shortcut, QWidget *parent);

    // `words` says what the number counts, "1 unresolved", for tooltip and screen readers. 0 takes it away.
    void setBadge(int count, const QString &words);
    [[nodiscard]] int badge() const { return m_badge; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_toolTip;
    int m_badge = 0;
};

// The narrow column at the left: a button for each page.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(const QString &name, Glyph glyph, const QString &text, const QKeySequence &shortcut);
    // As RailButton::setBadge(), for the page that was added under this name.
    void setBadge(const QString &name, int count, const QString &words);
    [[nodiscard]] int current() const;
    void setCurrent(int page);

Q_SIGNALS:
    void chosen(int page);

private:
    QButtonGroup *m_buttons;
    QVBoxLayout *m_layout;
};

}
