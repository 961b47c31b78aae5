// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/numbereditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"
#include "ui/widgets/optionalspinbox.h"

namespace berth::test {

class NumberEditorTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void diskGoesInAndOut()
    {
        EditorHarness harness(new NumberEditor(FieldId::Disk, 1));
        auto *spin = harness.part<OptionalSpinBox>("disk");
        QVERIFY(spin);
        QTest::keyClicks(spin, QStringLiteral("40"));
        QCOMPARE(*harness.fields().get<double>(FieldId::Disk), 40.0);
        QTest::keyClick(spin, Qt::Key_Up);
        QCOMPARE(*harness.fields().get<double>(FieldId::Disk), 41.0);
        QTest::keyClick(spin, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(spin, Qt::Key_Backspace);
        QVERIFY(!harness.fields().isSet(FieldId::Disk));
        harness.draft.set(FieldId::Disk, 12.5);
        QCOMPARE(spin->value(), std::optional(12.5));
    }

    void diskStepsUpFromEight()
    {
        EditorHarness harness(new NumberEditor(FieldId::Disk, 1));
        QTest::keyClick(harness.part<OptionalSpinBox>("disk"), Qt::Key_Up);
        QCOMPARE(*harness.fields().get<double>(FieldId::Disk), 8.0);
    }

    void numbersAreWhole()
    {
        EditorHarness harness(new NumberEditor(FieldId::VolumeId, 0));
        QTest::keyClicks(
            harness.part<OptionalSpinBox>("volume_info.volume_id"), QStringLiteral("123456789012"));
        QCOMPARE(*harness.fields().get<qint64>(FieldId::VolumeId), qint64(123456789012));
    }

    void moneyIsExact()
    {
        QCOMPARE(std::get<Money>(numberValue(FieldId::Price, 0.123457)), Money::fromMicro(123457));
        RequestFields fields;
        fields.set(FieldId::Price, Money::fromMicro(300000));
        QCOMPARE(numberOf(FieldId::Price, fields), std::optional(0.3));
    }
};

BERTH_TEST(NumberEditorTest)

}

#include "numbereditortest.moc"
