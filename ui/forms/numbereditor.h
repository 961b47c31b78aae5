// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"

#include <optional>

namespace berth {

class OptionalSpinBox;

// A field of kind Integer, Decimal or Amount; empty is left alone. Range and unit are the catalogue's.
class NumberEditor : public FieldEditor
{
    Q_OBJECT

public:
    // Step 0: a number that isn't counted up, such as an id.
    NumberEditor(FieldId id, double step, QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {m_id}; }
    void load(const RequestFields &fields) override;

private:
    FieldId m_id;
    OptionalSpinBox *m_spin = nullptr;
};

// A spin box with the field's name and range, and its value in and out. For composite editors too.
[[nodiscard]] OptionalSpinBox *makeSpinBox(FieldId id, double step, QWidget *parent);
[[nodiscard]] std::optional<double> numberOf(FieldId id, const RequestFields &fields);
[[nodiscard]] FieldValue numberValue(FieldId id, std::optional<double> number);

}
