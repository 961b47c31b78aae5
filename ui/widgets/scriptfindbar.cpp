// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scriptfindbar.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/scriptview.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace berth {

ScriptFindBar::ScriptFindBar(ScriptView *view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_what(new QLineEdit(this))
    , m_case(new QCheckBox(tr("Match case"), this))
    , m_result(new QLabel(this))
{
    setObjectName(QStringLiteral("onstart.findBar"));
    m_what->setObjectName(QStringLiteral("onstart.find"));
    m_what->setAccessibleName(tr("Find in the script"));
    m_what->setPlaceholderText(tr("Find"));
    m_what->setClearButtonEnabled(true);
    m_what->installEventFilter(this);
    m_case->setObjectName(QStringLiteral("onstart.matchCase"));
    m_case->installEventFilter(this);
    m_result->setMinimumWidth(m_result->fontMetrics().horizontalAdvance(tr("Not found")));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addWidget(m_what, 1);
    const auto button = [&](Glyph glyph, const char *name, const QString &text, const QString &keys) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setIcon(glyphIcon(glyph));
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        made->setAccessibleName(text);
        made->setToolTip(tr("%1 (%2)").arg(text, keys));
        made->installEventFilter(this);
        layout->addWidget(made);
        return made;
    };
    QToolButton *previous = button(Glyph::Up, "onstart.findPrevious", tr("Previous"), tr("Shift+Enter"));
    QToolButton *next = button(Glyph::Down, "onstart.findNext", tr("Next"), tr("Enter"));
    layout->addSpacing(spacing / 2);
    layout->addWidget(m_case);
    layout->addSpacing(spacing / 2);
    layout->addWidget(m_result);
    QToolButton *leave = button(Glyph::Reset, "onstart.findClose", tr("Close"), tr("Esc"));

    m_parts = {m_what, previous, next, m_case, leave};
    connect(m_what, &QLineEdit::textEdited, this, [this] { find(true, true); });
    connect(m_case, &QCheckBox::toggled, this, [this] { find(true, true); });
    connect(previous, &QToolButton::clicked, this, [this] { find(false, false); });
    connect(next, &QToolButton::clicked, this, [this] { find(true, false); });
    connect(leave, &QToolButton::clicked, this, &ScriptFindBar::close);
    hide();
}

QWidget *ScriptFindBar::chainTabs(QWidget *before)
{
    QWidget *last = before;
    for (QWidget *part : m_parts) {
        setTabOrder(last, part);
        last = part;
    }
    return last;
}

void ScriptFindBar::open()
{
    const QString selected = m_view->selectedText();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_what->setText(selected);
    m_result->clear();
    show();
    m_what->selectAll();
    m_what->setFocus(Qt::ShortcutFocusReason);
}

void ScriptFindBar::close()
{
    const bool hadFocus = isAncestorOf(focusWidget()) || m_what->hasFocus();
    hide();
    if (hadFocus)
        m_view->setFocus();
}

void ScriptFindBar::findNext(bool forward)
{
    if (m_what->text().isEmpty())
        open();
    else
        find(forward, false);
}

void ScriptFindBar::find(bool forward, bool stay)
{
    const bool found = m_view->find(m_what->text(), m_case->isChecked(), forward, stay);
    m_result->setText(found || m_what->text().isEmpty() ? QString() : tr("Not found"));
    setTextTone(m_result, Tone::Error);
}

bool ScriptFindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = watched == m_what && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    const bool ours = enter || key->key() == Qt::Key_F3 || key->key() == Qt::Key_Escape
        || key->matches(QKeySequence::Find);
    if (!ours || (enter && key->modifiers() & Qt::ControlModifier))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (key->key() == Qt::Key_Escape)
        close();
    else if (key->matches(QKeySequence::Find))
        open();
    else
        find(!(key->modifiers() & Qt::ShiftModifier), false);
    return true;
}

}
