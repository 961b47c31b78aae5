// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/bidadvice.h"

#include "market/cost.h"
#include "market/costtext.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace berth {

BidAdvice::BidAdvice(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel)
    , m_take(new QPushButton)
{
    m_words->setObjectName(QStringLiteral("offercard.bids"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    setTextTone(m_words, Tone::Quiet);
    m_take->setObjectName(QStringLiteral("offercard.suggest"));
    m_take->setAutoDefault(false);
    m_take->setAccessibleName(tr("Take over the suggested bid"));
    m_take->setToolTip(CostText::bidRule());
    m_take->setAccessibleDescription(CostText::bidRule());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_take, 0, Qt::AlignTop);
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (m_suggested)
            Q_EMIT bidWanted(*m_suggested);
    });
}

void BidAdvice::show(const Offer &offer, std::optional<Money> bid)
{
    const auto onDemand = onDemandPrice(offer);
    const bool lowestKnown = offer.minBid > Money();
    const QString lowest = lowestKnown ? tr("Lowest bid %1").arg(CostText::perHour(offer.minBid))
                                       : tr("The lowest bid is not known");
    m_words->setText((onDemand ? tr("%1, on-demand %2.").arg(lowest, CostText::perHour(*onDemand))
                               : tr("%1; the on-demand price is not known.").arg(lowest)));
    m_suggested = suggestedBid(offer);
    m_take->setVisible(m_suggested && m_suggested != bid);
    if (m_suggested)
        m_take->setText(tr("Bid %1").arg(m_suggested->toDisplay(QLocale(), 3)));
}

}
