// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/messagebar.h"

#include "ui/widgets/glyph.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace berth {

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
{
    m_words->setObjectName(QStringLiteral("history.notice"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("history.noticeClose"));
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(close->accessibleName());
    close->setIcon(glyphIcon(Glyph::Reset));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_words, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void MessageBar::tell(const QString &words, Tone tone)
{
    m_words->setText(words);
    setTextTone(m_words, tone);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
}

}
