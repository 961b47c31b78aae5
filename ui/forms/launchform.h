// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/field.h"
#include "catalog/issue.h"
#include "ui/forms/formplan.h"
#include "ui/widgets/mnemonics.h"

#include <QHash>
#include <QScrollArea>

namespace berth {

class ChosenTemplate;
class CollapsibleSection;
class FieldRow;
class LaunchDraft;

// The whole form, group by group, over a draft that outlives it. What a person changes goes to the draft;
// what the draft signals is loaded into the editors.
//
// To paint early, the groups below the first ones are filled after the first paint, and closed ones when they
// are opened. build() fills them at once; focusField() fills the one it needs.
class LaunchForm : public QScrollArea
{
    Q_OBJECT

public:
    // The letters are those that menus and buttons around the form use with Alt.
    explicit LaunchForm(LaunchDraft *draft, const FormContext &context = {},
        const QString &reservedMnemonics = {}, QWidget *parent = nullptr);

    void build();
    void focusField(FieldId id, int row = -1);
    // Where the issue has a field, puts the focus there.
    void focusIssue(const Issue &issue);
    void setRecentImages(const QStringList &images);
    // Shows beside each field what this one, which outlives the form, gives to it.
    void followTemplate(ChosenTemplate &chosen);

    [[nodiscard]] CollapsibleSection *section(FieldGroup group) const { return m_sections.value(group); }
    // Nothing while its group isn't built.
    [[nodiscard]] FieldRow *row(FieldId id) const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void volumeWanted(); // a person wants to pick one
    void templateWanted(); // a person wants to choose one, or to see what the one chosen does

protected:
    bool viewportEvent(QEvent *event) override;

private:
    void addSection(FieldGroup group);
    void buildSection(FieldGroup group);
    void buildOpenSections();
    void loadField(FieldId id);
    void loadAll();
    void showIssues();
    void showTemplate();
    void updateSummaries();
    void openSetGroups();
    void chainTabs();
    [[nodiscard]] int labelColumnWidth() const;

    LaunchDraft *m_draft;
    const ChosenTemplate *m_template = nullptr;
    FormContext m_context;
    Mnemonics m_mnemonics;
    QHash<FieldGroup, CollapsibleSection *> m_sections;
    QHash<FieldGroup, QList<FieldRow *>> m_rows; // of the groups that are built
    QHash<FieldId, QString> m_labels; // by a row's first field, with mnemonics
    int m_labelWidth = 0;
    bool m_painted = false;
};

}
