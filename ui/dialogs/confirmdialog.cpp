// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmdialog.h"

#include "ui/dialogs/offernews.h"
#include "ui/launch/draftcost.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {
namespace {

QString perHour(Money money)
{
    return ConfirmDialog::tr("%1/h").arg(money.toDisplay(QLocale()));
}

QLabel *value(const QString &text, const char *name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString offerText(qint64 id, const std::optional<Offer> &offer)
{
    if (!offer)
        return QStringLiteral("#%1").arg(id);
    const QString gpu = QStringLiteral("%1× %2").arg(offer->numGpus).arg(offer->gpuName);
    return offer->geolocation.isEmpty()
        ? QStringLiteral("#%1 · %2").arg(id).arg(gpu)
        : QStringLiteral("#%1 · %2 · %3").arg(id).arg(gpu, offer->geolocation);
}

QString whatText(const RequestFields &fields)
{
    if (const QString image = fields.text(FieldId::Image); !image.isEmpty())
        return image;
    if (const qint64 *number = fields.get<qint64>(FieldId::TemplateId))
        return ConfirmDialog::tr("template %1").arg(*number);
    return ConfirmDialog::tr("template %1").arg(fields.text(FieldId::TemplateHash));
}

}

ConfirmDialog::ConfirmDialog(qint64 offerId, const std::optional<Offer> &offer, const RequestFields &fields,
    bool sandbox, const QString &caution, QWidget *parent)
    : QDialog(parent)
    , m_offerId(offerId)
    , m_offer(offer)
    , m_fields(fields)
{
    setObjectName(QStringLiteral("confirm"));
    setWindowTitle(sandbox ? tr("Rent in the sandbox") : tr("Rent this instance"));
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("confirm.title"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    m_title->setFont(large);

    m_facts = new QFormLayout;
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(6);
    m_offerText = value({}, "confirm.offer", this);
    m_price = value({}, "confirm.price", this);
    m_day = value({}, "confirm.day", this);
    m_stopped = value({}, "confirm.stopped", this);
    m_facts->addRow(tr("Offer"), m_offerText);
    m_facts->addRow(tr("Runs"), value(whatText(fields), "confirm.image", this));
    const bool interruptible = rentalTypeOf(fields) == RentalType::Interruptible;
    m_facts->addRow(tr("Rental type"),
        value(interruptible ? tr("interruptible: it can be stopped at any moment") : tr("on-demand"),
            "confirm.type", this));
    m_facts->addRow(tr("Price"), m_price);
    m_facts->addRow(tr("A day"), m_day);
    m_facts->addRow(tr("While stopped"), m_stopped);

    auto *note = new QLabel(sandbox
            ? tr("This is the sandbox: nothing is billed.")
            : tr("It is billed from now until you destroy it. Its disk is billed while it is "
                 "stopped, too."),
        this);
    note->setWordWrap(true);
    setTextTone(note, Tone::Quiet);

    auto *buttons = new QDialogButtonBox(this);
    m_rent = buttons->addButton(tr("&Rent"), QDialogButtonBox::AcceptRole);
    m_rent->setObjectName(QStringLiteral("confirm.rent"));
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(QStringLiteral("confirm.cancel"));
    QPushButton *first = caution.isEmpty() ? m_rent : m_cancel;
    first->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addLayout(m_facts);
    layout->addWidget(note);
    if (!caution.isEmpty()) {
        QLabel *warning = value(caution, "confirm.caution", this);
        setTextTone(warning, Tone::Warning);
        layout->addWidget(warning);
    }
    layout->addStretch();
    layout->addWidget(buttons);
    constexpr int wanted = 460;
    setMinimumWidth(wanted);
    resize(wanted, 0);
    showPrice();
    fit();
    first->setFocus();
}

void ConfirmDialog::addOption(QWidget *option)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 2, option); // a stretch and the buttons follow
    fit();
}

void ConfirmDialog::showPrice()
{
    const auto cost = draftCost(m_offer, m_fields);
    const Money *bid = m_fields.get<Money>(FieldId::Price);
    m_title->setText(cost ? tr("Rent for %1?").arg(perHour(cost->cost.total))
            : bid         ? tr("Rent for a bid of %1 and the disk?").arg(perHour(*bid))
                          : tr("Rent at a price that is not known?"));
    m_offerText->setText(offerText(m_offerId, m_offer));
    m_rent->setText(cost ? tr("&Rent for %1").arg(perHour(cost->cost.total)) : tr("&Rent"));
    for (QLabel *label : {m_day, m_stopped}) {
        label->setVisible(cost.has_value());
        m_facts->labelForField(label)->setVisible(cost.has_value());
    }
    if (!cost) {
        m_price->setText(tr("Berth has not seen this offer in the market, so it can't tell what it costs."));
        return;
    }
    const QString disk = tr("%1 GB").arg(QLocale().toString(cost->diskGb, 'g', 6));
    m_price->setText(tr("GPU %1 + disk %2 (%3)")
                         .arg(perHour(cost->cost.gpu), perHour(cost->cost.disk),
                             cost->diskAssumed ? tr("%1 assumed; its size is left alone").arg(disk) : disk));
    m_day->setText(perDay(cost->cost.total).toDisplay(QLocale(), 2));
    m_stopped->setText(perHour(cost->cost.stopped));
}

void ConfirmDialog::recheck(OfferRecheck &recheck, Clock &clock)
{
    ConfirmedTerms terms;
    terms.offerId = m_offerId;
    terms.type = rentalTypeOf(m_fields);
    const double *disk = m_fields.get<double>(FieldId::Disk);
    terms.diskGb = disk ? *disk : assumedDiskGb;
    if (const Money *bid = m_fields.get<Money>(FieldId::Price))
        terms.bid = *bid;
    m_news = new OfferNews(recheck, clock, terms, m_offer, this);
    connect(m_news, &OfferNews::changed, this, &ConfirmDialog::follow);
    connect(m_news, &OfferNews::decided, this, [this] {
        m_accepted = true;
        QDialog::accept();
    });
    connect(m_news, &OfferNews::findWanted, this, [this] {
        reject();
        Q_EMIT findWanted();
    });
    connect(m_news, &OfferNews::priceChanged, this, [this](const Offer &now) {
        m_offer = now;
        showPrice();
        Q_EMIT offerChanged(now);
    });
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 2, m_news); // a stretch and the buttons follow
    fit();
}

// Enter, a click, and a second click of somebody in a hurry.
void ConfirmDialog::accept()
{
    if (m_accepted || (m_news && !m_news->mayRent()))
        return;
    m_accepted = true;
    QDialog::accept();
}

void ConfirmDialog::follow(bool asksAgain)
{
    m_rent->setEnabled(!m_news->isPressed());
    if (m_news->isDoubtful())
        m_rent->setText(tr("&Rent all the same"));
    if (asksAgain) { // what is pressed in a hurry must not rent at another price
        m_cancel->setDefault(true);
        m_cancel->setFocus();
    }
    fit();
}

// Wrapped labels ask for more by themselves.
void ConfirmDialog::fit()
{
    layout()->activate();
    resize(width(), qMax(height(), layout()->heightForWidth(width())));
}

}
