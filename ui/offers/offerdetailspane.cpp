// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerdetailspane.h"

#include "market/offertext.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace berth {

OfferDetailsPane::OfferDetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_facts(new QTextBrowser(this))
    , m_copy(new QPushButton(tr("Copy detai&ls"), this))
    , m_actions(new QHBoxLayout)
{
    setObjectName(QStringLiteral("offers.details"));
    setAccessibleName(tr("Details of the offer"));
    m_title->setObjectName(QStringLiteral("offers.details.title"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_facts->setObjectName(QStringLiteral("offers.details.facts"));
    m_facts->setAccessibleName(tr("Everything known of the offer"));
    m_facts->setOpenLinks(false);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setTabChangesFocus(true);
    m_copy->setObjectName(QStringLiteral("offers.details.copy"));
    m_copy->setAccessibleName(tr("Copy the details"));
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text);
        Q_EMIT copied(tr("Details copied"));
    });
    m_actions->setSpacing(spacing / 2);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing / 2);
    column->addWidget(m_title);
    column->addLayout(m_actions);
    column->addWidget(m_facts, 1);
    column->addWidget(m_copy);
    setMinimumWidth(220);
    showNothing();
}

QWidget *OfferDetailsPane::facts() const
{
    return m_facts;
}

QWidget *OfferDetailsPane::copyButton() const
{
    return m_copy;
}

void OfferDetailsPane::addAction(QWidget *widget)
{
    m_actions->addWidget(widget);
}

void OfferDetailsPane::show(const Offer &offer, const OfferView &view)
{
    const bool another = !m_offer || m_offer->id != offer.id;
    m_offer = offer;
    m_groups = offerDetails(offer, view);
    m_text = offerDetailsText(offer, m_groups);
    const int scrolled = another ? 0 : m_facts->verticalScrollBar()->value();
    render();
    m_facts->verticalScrollBar()->setValue(scrolled);
    m_copy->setEnabled(true);
}

void OfferDetailsPane::showNothing()
{
    m_offer.reset();
    m_groups.clear();
    m_text.clear();
    render();
    m_copy->setEnabled(false);
}

void OfferDetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        render();
}

void OfferDetailsPane::render()
{
    m_title->setText(m_offer
            ? QStringLiteral("%1 · %2").arg(OfferText::gpus(*m_offer), OfferText::place(*m_offer))
            : tr("No offer is chosen"));
    const QString quiet = toneColor(Tone::Quiet, palette()).name();
    // As wide as the widest name, which stays whole; the words beside it wrap.
    int names = 0;
    for (const OfferFactGroup &group : m_groups) {
        for (const OfferFact &fact : group.facts)
            names = std::max(names, m_facts->fontMetrics().horizontalAdvance(fact.name));
    }
    names += 2 * spacing;
    QString html = QStringLiteral("<table cellspacing='0' cellpadding='1' width='100%'>");
    for (const OfferFactGroup &group : m_groups) {
        html += QStringLiteral("<tr><td colspan='2'><b>%1</b></td></tr>").arg(group.title.toHtmlEscaped());
        for (const OfferFact &fact : group.facts)
            html += QStringLiteral("<tr><td width='%1' style='color:%2'>%3</td><td>%4</td></tr>")
                        .arg(QString::number(names), quiet,
                            fact.name.toHtmlEscaped().replace(u' ', QStringLiteral("&nbsp;")),
                            fact.words.toHtmlEscaped());
        html += QStringLiteral("<tr><td colspan='2' style='font-size:4px'>&nbsp;</td></tr>");
    }
    m_facts->setHtml(html + QStringLiteral("</table>"));
}

}
