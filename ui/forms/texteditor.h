// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"

class QLabel;
class QLineEdit;

namespace berth {

// One line of text; empty is left alone. With a counter it tells how much of the limit is used.
class TextEditor : public FieldEditor
{
    Q_OBJECT

public:
    enum class Counter : quint8 { None, Shown };

    explicit TextEditor(FieldId id, Counter counter = Counter::None, QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {m_id}; }
    void load(const RequestFields &fields) override;
    [[nodiscard]] QLineEdit *line() const { return m_line; }

private:
    void count();

    FieldId m_id;
    QLineEdit *m_line = nullptr;
    QLabel *m_counter = nullptr;
};

}
