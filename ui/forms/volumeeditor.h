// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"

namespace berth {

class ChoiceBox;

// No volume, one that exists, or a new one ("volume_info.create_new"). The choice also clears what doesn't go
// with it: the other four volume fields have rows of their own, which the catalogue shows when they matter.
class VolumeEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit VolumeEditor(QWidget *parent = nullptr);

    QList<FieldId> fields() const override;
    void load(const RequestFields &fields) override;
    QString hint(const RequestFields &fields) const override;

Q_SIGNALS:
    void chooseWanted(); // a person wants to pick from what there is

private:
    ChoiceBox *m_choice = nullptr;
};

}
