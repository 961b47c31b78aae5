// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rail.h"

#include <QButtonGroup>
#include <QKeySequence>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace berth {

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
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String("rail.") + name);
    button->setAccessibleName(text);
    button->setText(text);
    button->setIcon(glyphIcon(glyph));
    button->setIconSize({20, 20});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(text, shortcut.toString(QKeySequence::NativeText)));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *keys = new QShortcut(shortcut, window());
    connect(keys, &QShortcut::activated, button, &QToolButton::click);
    m_buttons->addButton(button, page);
    m_layout->insertWidget(page, button);
    if (page == 0)
        button->setChecked(true);
}

int Rail::current() const { return m_buttons->checkedId(); }

void Rail::setCurrent(int page)
{
    if (QAbstractButton *button = m_buttons->button(page))
        button->click();
}

}
