// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/runtype.h"
#include "ui/forms/fieldeditor.h"

namespace berth {

class ChoiceBox;

// `runtype` as two choices: what one gets ("runtype"), and how one reaches it ("runtype.connection"). The
// API's own words are in the tooltips. A value that isn't understood is shown as it is.
class RuntypeEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit RuntypeEditor(QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {FieldId::Runtype}; }
    void load(const RequestFields &fields) override;
    QString hint(const RequestFields &fields) const override;

private:
    void tell();
    void describe(const QString &text);

    ChoiceBox *m_mode = nullptr;
    ChoiceBox *m_connection = nullptr;
};

}
