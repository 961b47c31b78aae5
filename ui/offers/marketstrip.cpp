// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/marketstrip.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/tabchain.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace berth {

MarketStrip::MarketStrip(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel)
    , m_button(new QPushButton)
    , m_close(new QToolButton)
{
    m_words->setObjectName(QStringLiteral("offers.strip"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setAutoDefault(false);
    m_button->hide();
    m_close->setObjectName(QStringLiteral("offers.strip.close"));
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(m_close->accessibleName());
    m_close->setIcon(glyphIcon(Glyph::Reset));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto run = m_run; // which may put another in its place
        hide();
        if (run)
            run();
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(m_words, 1);
    row->addWidget(m_button);
    row->addWidget(m_close);
    hide();
}

QWidget *MarketStrip::chainTabs(QWidget *before)
{
    return berth::chainTabs(before, {m_button, m_close});
}

void MarketStrip::tell(const QString &words, Tone tone, const std::optional<OfferNotice::Action> &action)
{
    m_words->setText(words);
    setTextTone(m_words, tone);
    m_button->setVisible(action.has_value());
    if (action) {
        m_button->setObjectName(action->name);
        m_button->setText(action->text);
        m_button->setAccessibleName(QString(action->text).remove(u'&'));
    }
    m_run = action ? action->run : nullptr;
    show();
}

}
