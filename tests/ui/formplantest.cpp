// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/formplan.h"

#include "support/testcase.h"
#include "ui/forms/fieldeditor.h"

#include <memory>

namespace berth::test {

class FormPlanTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldHasOneRowInItsGroup()
    {
        QList<FieldId> seen;
        for (const FieldGroup group : fieldGroups()) {
            for (const RowPlan &plan : formPlan(group)) {
                QVERIFY(!plan.fields.isEmpty());
                for (const FieldId id : plan.fields) {
                    QVERIFY2(!seen.contains(id), field(id).key);
                    QVERIFY2(field(id).group == group, field(id).key);
                    seen << id;
                }
            }
        }
        QCOMPARE(seen.size(), qsizetype(fieldCount));
    }

    void everyRowsEditorEditsItsFields()
    {
        for (const FieldGroup group : fieldGroups()) {
            for (const RowPlan &plan : formPlan(group)) {
                const std::unique_ptr<FieldEditor> editor(plan.create({}, nullptr));
                for (const FieldId id : plan.fields)
                    QVERIFY2(editor->fields().contains(id), field(id).key);
            }
        }
    }
};

BERTH_TEST(FormPlanTest)

}

#include "formplantest.moc"
