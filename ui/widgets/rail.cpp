// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rail.h"

#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QKeySequence>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace berth {

RailButton::RailButton(const QString &text, const QKeySequence &shortcut, QWidget *parent)
    : QToolButton(parent)
    , m_toolTip(QStringLiteral("%1 (%2)").arg(text, shortcut.toString(QKeySequence::NativeText)))
{
    setText(text);
    setAccessibleName(text);
    setToolTip(m_toolTip);
}

void RailButton::setBadge(int count, const QString &words)
{
    m_badge = count;
    const bool some = count > 0;
    setAccessibleName(some ? QStringLiteral("%1, %2").arg(text(), words) : text());
    setToolTip(some ? QStringLiteral("%1\n%2").arg(m_toolTip, words) : m_toolTip);
    update();
}

void RailButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_badge <= 0)
        return;
    const QString number = m_badge > 99 ? QStringLiteral("99+") : QString::number(m_badge);
    QFont small = font();
    small.setBold(true);
    small.setPointSizeF(small.pointSizeF() * 0.85);
    const QFontMetrics metrics(small);
    const int height = metrics.height() + 2;
    const int width = std::max(height, metrics.horizontalAdvance(number) + spacing);
    // At the icon's upper corner.
    const int middle = rect().center().x() + iconSize().width() / 2 + 2;
    const int left = std::min(middle - width / 2 + 2, rect().right() - width);
    const QRect pill(left, 2, width, height);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColor(Tone::Warning, palette()));
    painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter.setFont(small);
    painter.setPen(
        isDark(palette()) ? palette().color(QPalette::Window) : palette().color(QPalette::BrightText));
    painter.drawText(pill, Qt::AlignCenter, number);
}

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    m_layout->setContentsMargins(4, 8, 4, 8);
    m_layout->setSpacing(4);
    m_layout->addStretch();
    m_buttons->setExclusive(true);
    connect(m_buttons, &QButtonGroup::idClicked, this, &Rail::chosen);
}

void Rail::addPage(const QString &name, Glyph glyph, const QString &text, const QKeySequence &shortcut)
{
    const int page = static_cast<int>(m_buttons->buttons().size());
    auto *button = new RailButton(text, shortcut, this);
    button->setObjectName(QLatin1String("rail.") + name);
    button->setIcon(glyphIcon(glyph));
    button->setIconSize({20, 20});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *keys = new QShortcut(shortcut, window());
    connect(keys, &QShortcut::activated, button, &QToolButton::click);
    m_buttons->addButton(button, page);
    m_layout->insertWidget(page, button);
    if (page == 0)
        button->setChecked(true);
}

void Rail::setBadge(const QString &name, int count, const QString &words)
{
    if (auto *button = findChild<RailButton *>(QLatin1String("rail.") + name))
        button->setBadge(count, words);
}

int Rail::current() const
{
    return m_buttons->checkedId();
}

void Rail::setCurrent(int page)
{
    if (QAbstractButton *button = m_buttons->button(page))
        button->click();
}

}
