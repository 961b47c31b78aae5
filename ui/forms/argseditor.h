// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"

class QLineEdit;

namespace berth {

class ChoiceBox;
class ListEdit;

// The arguments for the image's entrypoint: left alone, a list ("args") or one line ("args_str"), as
// "args.form" chooses. Going from one to the other takes the words along. When both are set, both are shown.
class ArgsEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit ArgsEditor(QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {FieldId::Args, FieldId::ArgsStr}; }
    void load(const RequestFields &fields) override;
    void focusOn(FieldId id, int row = -1) override;

private:
    void choose();
    void showParts(bool list, bool line);

    ChoiceBox *m_form = nullptr;
    ListEdit *m_list = nullptr;
    QLineEdit *m_line = nullptr;
};

}
