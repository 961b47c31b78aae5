// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetnotice.h"

#include "ui/widgets/glyph.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace berth {

PresetNotice::PresetNotice(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
    , m_undo(new QToolButton(this))
{
    m_words->setObjectName(QStringLiteral("preset.notice"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_undo->setObjectName(QStringLiteral("preset.undo"));
    m_undo->setText(tr("Undo"));
    m_undo->setAccessibleName(tr("Undo: put the preset back"));
    m_undo->setFocusPolicy(Qt::StrongFocus);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("preset.noticeClose"));
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(close->accessibleName());
    close->setIcon(glyphIcon(Glyph::Reset));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    connect(m_undo, &QToolButton::clicked, this, &PresetNotice::undoWanted);
    connect(close, &QToolButton::clicked, this, [this] { tell({}); });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_undo);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void PresetNotice::tell(const QString &words, Tone tone, bool undo)
{
    m_words->setText(words);
    setTextTone(m_words, tone);
    m_undo->setVisible(undo);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
    if (std::exchange(m_offersUndo, undo))
        Q_EMIT undoGone();
}

}
