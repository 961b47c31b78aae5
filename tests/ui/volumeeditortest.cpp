// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/volumeeditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"
#include "ui/widgets/choicebox.h"

namespace berth::test {

class VolumeEditorTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void choosesByKeys()
    {
        EditorHarness harness(new VolumeEditor);
        auto *choice = harness.part<ChoiceBox>("volume_info.create_new");
        QVERIFY(choice);
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(harness.fields().value(FieldId::VolumeCreateNew), FieldValue(false));
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(harness.fields().value(FieldId::VolumeCreateNew), FieldValue(true));
    }

    void noneClearsEverything()
    {
        auto *editor = new VolumeEditor;
        EditorHarness harness(editor);
        fill(harness.draft);
        QTest::keyClick(harness.part<ChoiceBox>("volume_info.create_new"), Qt::Key_Delete);
        QVERIFY(harness.fields().isEmpty());
    }

    // What only a new volume has does not stay behind unseen when one is linked.
    void linkingClearsWhatIsForNewOnes()
    {
        EditorHarness harness(new VolumeEditor);
        fill(harness.draft);
        QTest::keyClick(harness.part<ChoiceBox>("volume_info.create_new"), Qt::Key_Up);
        QCOMPARE(harness.fields().value(FieldId::VolumeCreateNew), FieldValue(false));
        QVERIFY(!harness.fields().isSet(FieldId::VolumeSize));
        QVERIFY(!harness.fields().isSet(FieldId::VolumeName));
        QVERIFY(!harness.fields().isSet(FieldId::VolumeId));
        QCOMPARE(harness.fields().text(FieldId::VolumeMountPath), QStringLiteral("/data"));
    }

private:
    static void fill(LaunchDraft &draft)
    {
        draft.set(FieldId::VolumeCreateNew, true);
        draft.set(FieldId::VolumeId, qint64(5));
        draft.set(FieldId::VolumeSize, qint64(20));
        draft.set(FieldId::VolumeMountPath, QStringLiteral("/data"));
        draft.set(FieldId::VolumeName, QStringLiteral("models"));
    }
};

BERTH_TEST(VolumeEditorTest)

}

#include "volumeeditortest.moc"
