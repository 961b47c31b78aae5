// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/biddialog.h"

#include "launch/historyrow.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr double lowest = 0.001;
constexpr double highest = 128;

}

BidDialog::BidDialog(const LaunchRecord &record, QWidget *parent)
    : QDialog(parent)
    , m_price(new QDoubleSpinBox(this))
{
    setObjectName(QStringLiteral("history.bid"));
    setWindowTitle(tr("Change the bid"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new QLabel(tr("Change the bid of contract %1").arg(record.contract), this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    title->setFont(large);
    m_price->setObjectName(QStringLiteral("history.bid.price"));
    m_price->setAccessibleName(tr("Bid in dollars an hour"));
    m_price->setDecimals(3);
    m_price->setRange(lowest, highest);
    m_price->setSingleStep(0.01);
    m_price->setPrefix(QStringLiteral("$"));
    m_price->setSuffix(tr(" /h"));
    const Money confirmed = record.offer.pricePerHour;
    m_price->setValue(confirmed > Money() ? confirmed.dollars() : lowest);
    auto *note = new QLabel(confirmed > Money() ? tr("You confirmed %1. From $0.001 to $128 an hour, for "
                                                     "all its GPUs; the disk comes on top.")
                                                      .arg(priceWords(record))
                                                : tr("From $0.001 to $128 an hour; the disk comes on top."),
        this);
    note->setWordWrap(true);
    setTextTone(note, Tone::Quiet);

    auto *form = new QFormLayout;
    form->addRow(tr("&Bid"), m_price);
    auto *buttons = new QDialogButtonBox(this);
    auto *change = buttons->addButton(tr("&Change the bid"), QDialogButtonBox::AcceptRole);
    change->setObjectName(QStringLiteral("history.bid.yes"));
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("history.bid.cancel"));
    change->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addStretch();
    layout->addWidget(buttons);
    constexpr int wanted = 400;
    setMinimumWidth(wanted);
    resize(wanted, layout->heightForWidth(wanted));
    m_price->setFocus();
    m_price->selectAll();
}

Money BidDialog::bid() const
{
    return Money::fromDollars(m_price->value()).value_or(Money());
}

}
