// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/numbereditor.h"

#include "ui/widgets/focusforward.h"
#include "ui/widgets/optionalspinbox.h"

#include <QHBoxLayout>

#include <cmath>

namespace berth {

NumberEditor::NumberEditor(FieldId id, double step, QWidget *parent)
    : FieldEditor(parent)
    , m_id(id)
    , m_spin(makeSpinBox(id, step, this))
{
    new FocusForward(this, m_spin);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_spin);
    connect(m_spin, &OptionalSpinBox::valueEdited, this,
        [this](std::optional<double> value) { Q_EMIT edited(m_id, numberValue(m_id, value)); });
}

void NumberEditor::load(const RequestFields &fields)
{
    m_spin->setValue(numberOf(m_id, fields));
}

OptionalSpinBox *makeSpinBox(FieldId id, double step, QWidget *parent)
{
    const Field &f = field(id);
    auto *spin = new OptionalSpinBox(parent);
    spin->setObjectName(f.name());
    spin->setRange(f.minimum, f.maximum);
    spin->setDecimals(f.kind == FieldKind::Integer ? 0 : f.kind == FieldKind::Amount ? 6 : 3);
    spin->setSingleStep(step);
    return spin;
}

std::optional<double> numberOf(FieldId id, const RequestFields &fields)
{
    if (const auto *integer = fields.get<qint64>(id))
        return static_cast<double>(*integer);
    if (const auto *decimal = fields.get<double>(id))
        return *decimal;
    if (const auto *money = fields.get<Money>(id))
        return money->dollars();
    return std::nullopt;
}

FieldValue numberValue(FieldId id, std::optional<double> number)
{
    if (!number)
        return {};
    switch (field(id).kind) {
    case FieldKind::Integer:
        return static_cast<qint64>(std::llround(*number));
    case FieldKind::Amount: {
        const std::optional<Money> money = Money::fromDollars(*number);
        return money ? FieldValue(*money) : FieldValue();
    }
    default:
        return *number;
    }
}

}
