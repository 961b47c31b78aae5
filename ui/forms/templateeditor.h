// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace berth {

class OptionalSpinBox;

// A template by its number ("template_id") or its hash ("template_hash_id"). Whatever is pasted into either,
// a number, a hash or a template's link, lands where it belongs; a link that can't be used says why.
class TemplateEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit TemplateEditor(QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {FieldId::TemplateId, FieldId::TemplateHash}; }
    void load(const RequestFields &fields) override;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void findWanted(); // a person wants to choose one, or to see what the one chosen does

private:
    void hashEdited(const QString &text);
    // Whether the text was understood as a template, or is a link that names none; what is neither is just
    // text.
    bool take(const QString &text);
    void complain(const QString &message);

    OptionalSpinBox *m_number = nullptr;
    QLineEdit *m_hash = nullptr;
    QPushButton *m_find = nullptr;
    QString m_lastText; // of the hash line, to tell a paste from typing
    QLabel *m_complaint = nullptr;
};

}
