// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "ui/forms/fieldeditor.h"

class QLabel;

namespace berth {

class ChoiceBox;
class OptionalSpinBox;

// On-demand or interruptible ("rental_type"), and the bid that belongs to it ("price"): off and empty for
// on-demand.
class RentalEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit RentalEditor(QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {FieldId::RentalType, FieldId::Price}; }
    void load(const RequestFields &fields) override;
    QString hint(const RequestFields &fields) const override;
    // The lowest bid that runs on the chosen offer, from which the arrows start; 0 when it isn't known.
    void setMinimumBid(Money bid);

private:
    ChoiceBox *m_type = nullptr;
    OptionalSpinBox *m_price = nullptr;
    QLabel *m_unit = nullptr;
};

}
