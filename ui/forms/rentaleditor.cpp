// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rentaleditor.h"

#include "ui/forms/numbereditor.h"
#include "ui/widgets/focusforward.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/optionalspinbox.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace berth {
namespace {

constexpr QLatin1String interruptible("interruptible");
constexpr double step = 0.01;

}

RentalEditor::RentalEditor(QWidget *parent)
    : FieldEditor(parent)
    , m_type(new ChoiceBox(this))
    , m_price(makeSpinBox(FieldId::Price, step, this))
    , m_unit(new QLabel(field(FieldId::Price).unit(), this))
{
    const Field &type = field(FieldId::RentalType);
    m_type->setObjectName(type.name());
    m_type->setItemData(0, type.unsetMeaning(), Qt::ToolTipRole);
    for (const FieldChoice &choice : type.choices)
        m_type->addChoice(choiceLabel(choice), QString::fromLatin1(choice.value), choiceHelp(choice));
    const Field &price = field(FieldId::Price);
    m_price->setPlaceholder(tr("no bid"));
    m_price->setAccessibleName(tr("%1, %2").arg(price.label(), price.unit()));
    m_price->setAccessibleDescription(price.help());
    m_price->setToolTip(price.help());
    new FocusForward(this, m_type);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_type);
    layout->addWidget(m_price);
    layout->addWidget(m_unit);
    layout->addStretch();
    connect(m_type, &ChoiceBox::activated, this, [this] {
        const QString value = m_type->value();
        // On-demand takes no bid; the draft would otherwise keep one that nobody sees a reason for.
        if (value != interruptible)
            Q_EMIT edited(FieldId::Price, FieldValue());
        Q_EMIT edited(FieldId::RentalType, value.isEmpty() ? FieldValue() : FieldValue(value));
    });
    connect(m_price, &OptionalSpinBox::valueEdited, this, [this](std::optional<double> value) {
        Q_EMIT edited(FieldId::Price, numberValue(FieldId::Price, value));
    });
}

void RentalEditor::load(const RequestFields &fields)
{
    m_type->showValue(fields.text(FieldId::RentalType));
    m_price->setValue(numberOf(FieldId::Price, fields));
    const bool on = isRelevant(field(FieldId::Price), fields);
    m_price->setEnabled(on);
    m_unit->setEnabled(on);
}

QString RentalEditor::hint(const RequestFields &fields) const
{
    const QString value = fields.text(FieldId::RentalType);
    for (const FieldChoice &choice : field(FieldId::RentalType).choices) {
        if (value == QLatin1String(choice.value))
            return choiceHelp(choice);
    }
    return {};
}

void RentalEditor::setMinimumBid(Money bid)
{
    m_price->setStartValue(bid > Money() ? std::optional(bid.dollars()) : std::nullopt);
}

}
