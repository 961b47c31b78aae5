// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offercard.h"

#include "market/offertext.h"
#include "ui/offers/bidadvice.h"
#include "ui/offers/costfold.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace berth {
namespace {

constexpr int radius = 6;

QString perHourText(Money price)
{
    return OfferCard::tr("%1/h").arg(price.toDisplay(QLocale(), 3));
}

QLabel *plainLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(QStringLiteral("offercard.") + name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}

OfferCard::OfferCard(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("offercard"));
    setAccessibleName(tr("The chosen offer"));
    buildLayout();
    refresh();
}

void OfferCard::buildLayout()
{
    m_title = plainLabel(QStringLiteral("title"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_find = new QPushButton;
    m_find->setObjectName(QStringLiteral("offercard.find"));
    m_find->setIcon(glyphIcon(Glyph::Search));
    m_find->setAutoDefault(false);
    connect(m_find, &QPushButton::clicked, this, &OfferCard::findRequested);
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing);
    top->addWidget(m_title, 1);
    top->addWidget(m_find, 0, Qt::AlignTop);

    m_machine = plainLabel(QStringLiteral("machine"));
    m_place = plainLabel(QStringLiteral("place"));
    setTextTone(m_place, Tone::Quiet);
    m_note = plainLabel(QStringLiteral("note"));
    setTextTone(m_note, Tone::Quiet);

    m_costs = new QWidget;
    auto *grid = new QGridLayout(m_costs);
    grid->setContentsMargins(0, spacing / 2, 0, 0);
    grid->setHorizontalSpacing(spacing);
    grid->setVerticalSpacing(spacing / 2);
    grid->setColumnStretch(0, 1);
    m_gpuCaption = new QLabel;
    m_gpuPrice = addPrice(grid, QStringLiteral("gpu"), m_gpuCaption);
    m_diskCaption = new QLabel;
    m_diskPrice = addPrice(grid, QStringLiteral("disk"), m_diskCaption);
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    setTextTone(line, Tone::CardBorder);
    grid->addWidget(line, grid->rowCount(), 0, 1, 2);
    auto *totalCaption = new QLabel(tr("Total"));
    totalCaption->setFont(bold);
    m_total = addPrice(grid, QStringLiteral("total"), totalCaption);
    m_total->setFont(bold);
    m_day = addPrice(grid, QStringLiteral("day"), new QLabel(tr("24 hours running")));
    auto *stoppedCaption = new QLabel(tr("While stopped"));
    setTextTone(stoppedCaption, Tone::Quiet);
    m_stopped = addPrice(grid, QStringLiteral("stopped"), stoppedCaption);
    m_stopped->setToolTip(tr("The disk is billed until the instance is destroyed."));
    setTextTone(m_stopped, Tone::Quiet);

    m_bids = new BidAdvice;
    connect(m_bids, &BidAdvice::bidWanted, this, &OfferCard::bidWanted);
    m_fold = new CostFold;
    connect(m_fold, &CostFold::planEdited, this, &OfferCard::planEdited);

    m_warningRow = new QWidget;
    auto *warningLayout = new QHBoxLayout(m_warningRow);
    warningLayout->setContentsMargins(0, 0, 0, 0);
    warningLayout->setSpacing(spacing / 2);
    auto *sign = new QLabel(QStringLiteral("⚠"));
    setTextTone(sign, Tone::Warning);
    m_warning = plainLabel(QStringLiteral("warning"));
    setTextTone(m_warning, Tone::Warning);
    warningLayout->addWidget(sign, 0, Qt::AlignTop);
    warningLayout->addWidget(m_warning, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        spacing + spacing / 2, spacing + spacing / 2, spacing + spacing / 2, spacing + spacing / 2);
    column->setSpacing(spacing / 2);
    column->addLayout(top);
    column->addWidget(m_machine);
    column->addWidget(m_place);
    column->addWidget(m_note);
    column->addWidget(m_costs);
    column->addWidget(m_bids);
    column->addWidget(m_fold);
    column->addWidget(m_warningRow);
}

QLabel *OfferCard::addPrice(QGridLayout *grid, const QString &name, QLabel *caption)
{
    auto *price = plainLabel(name);
    price->setWordWrap(false);
    price->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    const int row = grid->rowCount();
    grid->addWidget(caption, row, 0);
    grid->addWidget(price, row, 1);
    return price;
}

void OfferCard::showOffer(const Offer &offer)
{
    m_id = offer.id;
    m_offer = offer;
    refresh();
}

void OfferCard::showNumber(qint64 offerId)
{
    m_id = offerId;
    m_offer.reset();
    refresh();
}

void OfferCard::clear()
{
    showNumber(0);
}

void OfferCard::setDisk(std::optional<double> gigabytes, bool assumed)
{
    m_diskAssumed = assumed;
    m_diskGb = gigabytes;
    showCost();
}

void OfferCard::setRental(RentalType type, std::optional<Money> bid)
{
    m_type = type;
    m_bid = bid;
    showCost();
}

void OfferCard::setReserved(bool reserved)
{
    m_reserved = reserved;
    showCost();
}

void OfferCard::setPlan(const CostPlan &plan)
{
    m_fold->setPlan(plan);
}

void OfferCard::setAccount(const AccountFacts &account)
{
    m_fold->setAccount(account);
}

std::optional<HourlyCost> OfferCard::cost() const
{
    if (!m_offer)
        return std::nullopt;
    const HourlyCost result = hourlyCost(*m_offer, m_type, m_diskGb.value_or(0), m_bid);
    return result.gpu == Money() ? std::nullopt : std::optional(result);
}

void OfferCard::refresh()
{
    m_find->setText(m_id > 0 ? tr("&Find another") : tr("&Find offer"));
    m_find->setAccessibleName(m_id > 0 ? tr("Find another offer") : tr("Find offer"));
    m_machine->setVisible(m_offer.has_value());
    m_place->setVisible(m_offer.has_value());
    if (m_offer) {
        m_title->setText(tr("Offer #%1").arg(m_id));
        m_machine->setText(
            QStringLiteral("%1 · %2").arg(OfferText::gpus(*m_offer), OfferText::memory(m_offer->gpuRamMb)));
        m_place->setText(QStringList{OfferText::place(*m_offer), OfferText::reliability(m_offer->reliability),
            OfferText::trust(*m_offer)}
                             .join(QStringLiteral(" · ")));
        m_place->setToolTip(tr("Place, reliability, and whether Vast.ai has verified the machine"));
    } else if (m_id > 0) {
        m_title->setText(tr("Offer %1 — details not known").arg(m_id));
        m_note->setText(
            tr("Only its number is known here, so the price isn't. Take it from a search to see both."));
    } else {
        m_title->setText(tr("No offer yet"));
        m_note->setText(tr("Find one in the market, or type its number in the form."));
    }
    showCost();
}

void OfferCard::showCost()
{
    const std::optional<HourlyCost> price = cost();
    m_costs->setVisible(price.has_value());
    const bool reserved = price && m_reserved && m_type == RentalType::OnDemand;
    m_note->setVisible(!m_offer || !price || reserved);
    if (reserved)
        m_note->setText(
            tr("Found as reserved, rented on-demand: this price holds until you pay ahead for the "
               "instance on Vast.ai's console."));
    else if (m_offer && !price)
        m_note->setText(tr("The market did not tell a price."));
    if (price) {
        const bool bids = m_type == RentalType::Interruptible;
        m_gpuCaption->setText(reserved ? tr("GPU, on-demand")
                : !bids                ? tr("GPU")
                : m_bid                ? tr("GPU, your bid")
                                       : tr("GPU, lowest bid"));
        m_gpuPrice->setText(perHourText(price->gpu));
        const QString size
            = m_diskGb ? QLocale().toString(*m_diskGb, 'f', QLocale::FloatingPointShortest) : QString();
        m_diskCaption->setText(!m_diskGb ? tr("Disk (left alone)")
                : m_diskAssumed          ? tr("Disk (%1 GB assumed)").arg(size)
                                         : tr("Disk (%1 GB)").arg(size));
        m_diskPrice->setText(m_diskGb ? perHourText(price->disk) : tr("not known"));
        m_total->setText(perHourText(price->total));
        m_day->setText(perDay(price->total).toDisplay(QLocale(), 2));
        m_stopped->setText(m_diskGb ? perHourText(price->stopped) : tr("not known"));
        m_fold->setCost(*m_offer, *price);
        m_bids->show(*m_offer, m_bid);
    }
    m_fold->setVisible(price.has_value());
    m_bids->setVisible(price && m_type == RentalType::Interruptible);
    const QString text = warning();
    m_warning->setText(text);
    m_warningRow->setVisible(!text.isEmpty());
}

QString OfferCard::warning() const
{
    if (!m_offer || !cost() || m_type != RentalType::Interruptible || !m_bid)
        return {};
    switch (checkBid(*m_offer, *m_bid)) {
    case BidCheck::BelowMinimum:
        return tr(
            "The bid is below the lowest that runs, %1. The instance would be created but stay stopped, and "
            "its disk is billed. Bid more.")
            .arg(perHourText(m_offer->minBid));
    case BidCheck::NotBelowOnDemand:
        return tr("On-demand costs %1, no more than your bid, and can't be interrupted. Bid less, or rent "
                  "on-demand.")
            .arg(perHourText(m_offer->dphBase));
    case BidCheck::Fine:
        return {};
    }
    return {};
}

bool OfferCard::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    // Layouts above reckon with the height of one line; wrapped text would be bought with squeezed prices.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        setMinimumHeight(layout()->heightForWidth(width()));
    return done;
}

void OfferCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(toneColor(Tone::CardBorder, palette()));
    painter.setBrush(toneColor(Tone::Card, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

}
