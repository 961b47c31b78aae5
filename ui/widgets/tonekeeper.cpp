// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tonekeeper.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QWidget>

#include <algorithm>

namespace berth {

ToneKeeper &ToneKeeper::of(QWidget *widget)
{
    auto *keeper = widget->findChild<ToneKeeper *>(QString(), Qt::FindDirectChildrenOnly);
    return keeper ? *keeper : *new ToneKeeper(widget);
}

void ToneKeeper::release(QWidget *widget)
{
    const auto *keeper = widget->findChild<ToneKeeper *>(QString(), Qt::FindDirectChildrenOnly);
    if (!keeper)
        return;
    const QPalette own = keeper->m_own;
    delete keeper;
    widget->setPalette(own);
}

ToneKeeper::ToneKeeper(QWidget *widget)
    : QObject(widget)
    , m_widget(widget)
{
    // A palette that is only inherited must not become the widget's own: it would follow no more.
    if (widget->testAttribute(Qt::WA_SetPalette))
        m_own = widget->palette();
    widget->installEventFilter(this);
}

void ToneKeeper::keep(Tone tone, const QList<QPalette::ColorRole> &roles)
{
    m_tone = tone;
    m_roles = roles;
    apply();
}

bool ToneKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_applying)
        apply();
    return QObject::eventFilter(watched, event);
}

void ToneKeeper::apply()
{
    // A ground of its own says nothing of whether the rest is light or dark.
    const bool ground = m_roles.contains(QPalette::Window);
    const QColor color = toneColor(m_tone, ground ? QApplication::palette() : m_widget->palette());
    const QPalette now = m_widget->palette();
    const auto fits = [&](QPalette::ColorRole role) {
        return now.color(QPalette::Active, role) == color && now.color(QPalette::Inactive, role) == color;
    };
    if (m_widget->testAttribute(Qt::WA_SetPalette) && std::all_of(m_roles.cbegin(), m_roles.cend(), fits))
        return;
    QPalette palette = m_own;
    for (const QPalette::ColorRole role : std::as_const(m_roles)) {
        palette.setColor(QPalette::Active, role, color);
        palette.setColor(QPalette::Inactive, role, color);
    }
    const QScopedValueRollback applying(m_applying, true);
    m_widget->setPalette(palette);
}

}
