// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"
#include "ui/forms/formplan.h"
#include "ui/widgets/theme.h"

class QLabel;
class QToolButton;

namespace berth {

class HintLabel;
class IssueLines;

// A field's label, editor, unit, help and problems. Where somebody set the field it has a mark at its side
// and a button that sets it back to left alone; Delete on that button, and Ctrl+Shift+Backspace anywhere in
// the row, do the same.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    // The label comes with its mnemonic; its column is that many pixels wide.
    FieldRow(const RowPlan &plan, const FormContext &context, const QString &label, int labelWidth,
        QWidget *parent = nullptr);

    [[nodiscard]] const QList<FieldId> &fields() const { return m_fields; }
    [[nodiscard]] FieldEditor *editor() const { return m_editor; }
    [[nodiscard]] bool isSet() const { return m_set; }
    // Shows the row while one of its fields matters, is set or has a problem.
    void load(const RequestFields &fields);
    // The same without loading, after a change to somebody else's field.
    void updateRelevance(const RequestFields &fields);
    // What the chosen template does to the field, on a line of its own. Empty: nothing.
    void showTemplate(const QString &words, Tone tone);
    // Of all the request's problems it takes those whose first field is one of its own.
    void showIssues(const Issues &issues);
    void focusOn(FieldId id, int row = -1);
    void leaveAlone();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void edited(berth::FieldId id, const berth::FieldValue &value);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build(const RowPlan &plan, const QString &label, int labelWidth);
    void describe(const QString &label);
    void showHint(const RequestFields &fields);
    void updateVisibility();

    QList<FieldId> m_fields;
    bool m_wide = false;
    FieldEditor *m_editor = nullptr;
    QLabel *m_label = nullptr;
    QToolButton *m_reset = nullptr;
    HintLabel *m_hint = nullptr;
    QLabel *m_templateLine = nullptr; // made when it is first wanted
    IssueLines *m_issues = nullptr;
    bool m_set = false;
    bool m_relevant = true;
};

}
