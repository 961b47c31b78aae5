// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/seriesconfirm.h"

#include "market/cost.h"
#include "ui/series/serieswords.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace berth {
namespace {

QLabel *fact(const QString &text, const char *name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}

SeriesConfirm::SeriesConfirm(const SeriesPlan &plan, const SeriesOrder &order, bool sandbox, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("seriesConfirm"));
    setWindowTitle(sandbox ? tr("Rent several in the sandbox") : tr("Rent several"));
    const int count = order.count;
    const QString total = SeriesWords::perHour(plan.total);
    auto *title = new QLabel(tr("Rent %n for %1 in all?", nullptr, count).arg(total), this);
    title->setObjectName(QStringLiteral("seriesConfirm.title"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    title->setFont(large);

    Money dearest;
    for (const SeriesOffer &one : plan.offers)
        dearest = std::max(dearest, one.pricePerHour);
    const Money ceiling = order.ceiling.value_or(dearest);
    QString image = order.fields.text(FieldId::Image);
    if (image.isEmpty())
        image = tr("the template's image");
    auto *facts = new QFormLayout;
    facts->setHorizontalSpacing(16);
    facts->addRow(tr("Runs"), fact(image, "seriesConfirm.image", this));
    facts->addRow(tr("Contracts"), fact(QLocale().toString(count), "seriesConfirm.count", this));
    facts->addRow(tr("A day"), fact(perDay(plan.total).toDisplay(QLocale(), 2), "seriesConfirm.day", this));
    facts->addRow(tr("At most"),
        fact(tr("%1 in all: an offer that is gone is replaced by one for at most %2")
                 .arg(SeriesWords::perHour(ceiling * count), SeriesWords::perHour(ceiling)),
            "seriesConfirm.most", this));
    auto *note = new QLabel(sandbox
            ? tr("This is the sandbox: nothing is billed.")
            : tr("Each is billed from its creation until you destroy it. Its disk is billed while it is "
                 "stopped, too."),
        this);
    note->setWordWrap(true);
    setTextTone(note, Tone::Quiet);

    auto *buttons = new QDialogButtonBox(this);
    auto *rent
        = buttons->addButton(tr("&Rent %n for %1", nullptr, count).arg(total), QDialogButtonBox::AcceptRole);
    rent->setObjectName(QStringLiteral("seriesConfirm.rent"));
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("seriesConfirm.cancel"));
    rent->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addLayout(facts);
    layout->addWidget(note);
    layout->addStretch();
    layout->addWidget(buttons);
    constexpr int wanted = 460;
    setMinimumWidth(wanted);
    resize(wanted, layout->heightForWidth(wanted));
    rent->setFocus();
}

}
