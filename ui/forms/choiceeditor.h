// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"

namespace berth {

class ChoiceBox;

// A field of kind Choice, or a Flag as the three-way choice left alone / yes / no.
class ChoiceEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit ChoiceEditor(FieldId id, QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {m_id}; }
    void load(const RequestFields &fields) override;
    QString hint(const RequestFields &fields) const override;

private:
    FieldId m_id;
    ChoiceBox *m_box = nullptr;
};

}
