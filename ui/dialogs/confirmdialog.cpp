// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmdialog.h"

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
{
    setObjectName(QStringLiteral("confirm"));
    setWindowTitle(sandbox ? tr("Rent in the sandbox") : tr("Rent this instance"));
    const auto cost = draftCost(offer, fields);
    const Money *bid = fields.get<Money>(FieldId::Price);

    auto *title = new QLabel(cost ? tr("Rent for %1?").arg(perHour(cost->cost.total))
            : bid                 ? tr("Rent for a bid of %1 and the disk?").arg(perHour(*bid))
                                  : tr("Rent at a price that is not known?"),
        this);
    title->setObjectName(QStringLiteral("confirm.title"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    title->setFont(large);

    auto *facts = new QFormLayout;
    facts->setHorizontalSpacing(16);
    facts->setVerticalSpacing(6);
    facts->addRow(tr("Offer"), value(offerText(offerId, offer), "confirm.offer", this));
    facts->addRow(tr("Runs"), value(whatText(fields), "confirm.image", this));
    const bool interruptible = rentalTypeOf(fields) == RentalType::Interruptible;
    facts->addRow(tr("Rental type"),
        value(interruptible ? tr("interruptible: it can be stopped at any moment") : tr("on-demand"),
            "confirm.type", this));
    if (cost) {
        const QString disk = tr("%1 GB").arg(QLocale().toString(cost->diskGb, 'g', 6));
        facts->addRow(tr("Price"),
            value(tr("GPU %1 + disk %2 (%3)")
                      .arg(perHour(cost->cost.gpu), perHour(cost->cost.disk),
                          cost->diskAssumed ? tr("%1 assumed; its size is left alone").arg(disk) : disk),
                "confirm.price", this));
        facts->addRow(
            tr("A day"), value(perDay(cost->cost.total).toDisplay(QLocale(), 2), "confirm.day", this));
        facts->addRow(tr("While stopped"), value(perHour(cost->cost.stopped), "confirm.stopped", this));
    } else {
        facts->addRow(tr("Price"),
            value(tr("Berth has not seen this offer in the market, so it can't tell what it costs."),
                "confirm.price", this));
    }

    auto *note = new QLabel(sandbox
            ? tr("This is the sandbox: nothing is billed.")
            : tr("It is billed from now until you destroy it. Its disk is billed while it is "
                 "stopped, too."),
        this);
    note->setWordWrap(true);
    setTextTone(note, Tone::Quiet);

    auto *buttons = new QDialogButtonBox(this);
    auto *rent = buttons->addButton(
        cost ? tr("&Rent for %1").arg(perHour(cost->cost.total)) : tr("&Rent"), QDialogButtonBox::AcceptRole);
    rent->setObjectName(QStringLiteral("confirm.rent"));
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("confirm.cancel"));
    QPushButton *first = caution.isEmpty() ? rent : cancel;
    first->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addLayout(facts);
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
    resize(wanted, layout->heightForWidth(wanted)); // wrapped labels ask for more by themselves
    first->setFocus();
}

void ConfirmDialog::addOption(QWidget *option)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 2, option); // a stretch and the buttons follow
    resize(width(), column->heightForWidth(width()));
}

}
