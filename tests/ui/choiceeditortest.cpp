// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/choiceeditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"
#include "ui/widgets/choicebox.h"

namespace berth::test {

class ChoiceEditorTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void flagsAreThreeWay()
    {
        EditorHarness harness(new ChoiceEditor(FieldId::Vm));
        auto *box = harness.part<ChoiceBox>("vm");
        QVERIFY(box);
        QCOMPARE(box->count(), 3);
        QCOMPARE(box->currentIndex(), 0);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(harness.fields().value(FieldId::Vm), FieldValue(true));
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(harness.fields().value(FieldId::Vm), FieldValue(false));
        QTest::keyClick(box, Qt::Key_Delete);
        QVERIFY(!harness.fields().isSet(FieldId::Vm));
    }

    void everyFlagSaysWhatLeftAloneMeans()
    {
        for (const Field &f : catalogue()) {
            if (f.kind != FieldKind::Flag)
                continue;
            ChoiceEditor editor(f.id);
            QCOMPARE(
                editor.findChild<ChoiceBox *>()->itemData(0, Qt::ToolTipRole).toString(), f.unsetMeaning());
        }
    }

    void choicesGoInAndOut()
    {
        EditorHarness harness(new ChoiceEditor(FieldId::TargetState));
        auto *box = harness.part<ChoiceBox>("target_state");
        QTest::keyClick(box, Qt::Key_S); // Stopped
        QCOMPARE(harness.fields().text(FieldId::TargetState), QStringLiteral("stopped"));
        harness.draft.set(FieldId::TargetState, QStringLiteral("running"));
        QCOMPARE(box->value(), QStringLiteral("running"));
        harness.draft.replace(RequestFields());
        QCOMPARE(box->currentIndex(), 0);
    }

    // What another program wrote is shown, and kept until somebody changes it.
    void showsAStrangeValue()
    {
        EditorHarness harness(new ChoiceEditor(FieldId::TargetState));
        harness.draft.set(FieldId::TargetState, QStringLiteral("frozen"));
        QCOMPARE(harness.part<ChoiceBox>("target_state")->currentText(), QStringLiteral("frozen"));
        QCOMPARE(harness.fields().text(FieldId::TargetState), QStringLiteral("frozen"));
    }

    void hintFollowsTheChoice()
    {
        ChoiceEditor editor(FieldId::TargetState);
        RequestFields fields;
        QVERIFY(editor.hint(fields).isEmpty());
        fields.set(FieldId::TargetState, QStringLiteral("stopped"));
        const QString stopped = editor.hint(fields);
        fields.set(FieldId::TargetState, QStringLiteral("running"));
        QVERIFY(!stopped.isEmpty());
        QVERIFY(editor.hint(fields) != stopped);
    }

    void wheelsOnlyWithTheFocus()
    {
        EditorHarness harness(new ChoiceEditor(FieldId::Vm));
        auto *box = harness.part<ChoiceBox>("vm");
        harness.draft.set(FieldId::Vm, false);
        wheelUp(box);
        QCOMPARE(harness.fields().value(FieldId::Vm), FieldValue(false));
        box->setFocus();
        wheelUp(box);
        QCOMPARE(harness.fields().value(FieldId::Vm), FieldValue(true));
    }
};

BERTH_TEST(ChoiceEditorTest)

}

#include "choiceeditortest.moc"
