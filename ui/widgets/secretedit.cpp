// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretedit.h"

#include "ui/widgets/glyph.h"

#include <QAction>
#include <QFocusEvent>

namespace berth {

SecretEdit::SecretEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_reveal(addAction(glyphIcon(Glyph::Show), TrailingPosition))
{
    setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    m_reveal->setCheckable(true);
    m_reveal->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_reveal->setShortcutContext(Qt::WidgetShortcut);
    connect(m_reveal, &QAction::toggled, this, &SecretEdit::setRevealed);
    setRevealed(false);
}

void SecretEdit::setSecret(const Secret &secret)
{
    if (secret.reveal() != text()) {
        setText(secret.reveal());
        setRevealed(false);
    }
}

void SecretEdit::setRevealed(bool revealed)
{
    setEchoMode(revealed ? Normal : Password);
    m_reveal->setIcon(glyphIcon(revealed ? Glyph::Hide : Glyph::Show));
    m_reveal->setText(revealed ? tr("Hide") : tr("Reveal"));
    m_reveal->setToolTip(
        tr("%1 (%2)").arg(m_reveal->text(), m_reveal->shortcut().toString(QKeySequence::NativeText)));
    m_reveal->setChecked(revealed);
}

void SecretEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // A menu or another window of the desktop in front does not count as leaving.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        setRevealed(false);
}

}
