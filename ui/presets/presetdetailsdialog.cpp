// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetdetailsdialog.h"

#include "market/offerquery.h"
#include "ui/widgets/optionalspinbox.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr double dollar = 1e6; // micro-dollars
constexpr double highestCeiling = 1000; // $/hour; a limit for the arrows, not for what is typed

}

PresetDetailsDialog::PresetDetailsDialog(const Preset &preset, Apply apply, QWidget *parent)
    : QDialog(parent)
    , m_preset(preset)
    , m_apply(std::move(apply))
    , m_notes(new QPlainTextEdit(preset.notes, this))
    , m_query(new QLineEdit(preset.offerQuery, this))
    , m_ceiling(new OptionalSpinBox(this))
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("preset.details.dialog"));
    setWindowTitle(tr("Details of “%1”").arg(preset.name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_notes->setObjectName(QStringLiteral("preset.details.notes"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(12 * spacing);
    m_query->setObjectName(QStringLiteral("preset.details.query"));
    m_query->setAccessibleName(tr("Offer query"));
    m_query->setPlaceholderText(tr("none"));
    m_query->setToolTip(
        tr("In the official client's language: gpu_name=RTX_4090 num_gpus>=2. Find offer begins "
           "with it."));
    m_query->setMinimumWidth(48 * spacing);
    m_ceiling->setObjectName(QStringLiteral("preset.details.ceiling"));
    m_ceiling->setAccessibleName(tr("Price ceiling, $/hour"));
    m_ceiling->setToolTip(tr("Rent stays off while the offer costs more, with its disk."));
    m_ceiling->setRange(0.001, highestCeiling);
    m_ceiling->setDecimals(3);
    m_ceiling->setSingleStep(0.05);
    m_ceiling->setPlaceholder(tr("none"));
    if (preset.priceCeiling)
        m_ceiling->setValue(static_cast<double>(preset.priceCeiling->micro()) / dollar);
    m_problem->setObjectName(QStringLiteral("preset.details.problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    setTextTone(m_problem, Tone::Error);
    m_problem->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("preset.details.cancel"));
    auto *yes = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    yes->setObjectName(QStringLiteral("preset.details.save"));
    yes->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &PresetDetailsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *price = new QHBoxLayout;
    price->setSpacing(spacing);
    price->addWidget(m_ceiling);
    price->addWidget(new QLabel(tr("$/hour"), this));
    price->addStretch();
    auto *form = new QFormLayout;
    form->addRow(tr("Offer &query"), m_query);
    form->addRow(tr("&Price ceiling"), price);
    static_cast<QLabel *>(form->labelForField(price))->setBuddy(m_ceiling);
    form->addRow(tr("&Notes"), m_notes);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    m_query->setFocus();
}

void PresetDetailsDialog::accept()
{
    const QString query = m_query->text().trimmed();
    if (!query.isEmpty()) {
        if (const auto read = readOfferQuery(query); !read) {
            complain(
                tr("Offer query: %1 %2").arg(read.error().message, read.error().remedy).trimmed(), m_query);
            return;
        }
    }
    const std::optional<double> ceiling = m_ceiling->value();
    if (ceiling && *ceiling <= 0) {
        complain(tr("Price ceiling: a price above 0, or nothing for none."), m_ceiling);
        return;
    }
    m_preset.offerQuery = query;
    m_preset.notes = m_notes->toPlainText().trimmed();
    m_preset.priceCeiling
        = ceiling ? std::optional(Money::fromMicro(qRound64(*ceiling * dollar))) : std::nullopt;
    if (const auto done = m_apply(m_preset); !done) {
        complain((done.error().message + u' ' + done.error().remedy).trimmed(), m_query);
        return;
    }
    QDialog::accept();
}

void PresetDetailsDialog::complain(const QString &words, QWidget *where)
{
    m_problem->setText(words);
    m_problem->show();
    where->setFocus();
}

}
