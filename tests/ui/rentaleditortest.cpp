// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rentaleditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/optionalspinbox.h"

namespace berth::test {

class RentalEditorTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void priceIsOffUnlessInterruptible()
    {
        EditorHarness harness(new RentalEditor);
        auto *type = harness.part<ChoiceBox>("rental_type");
        auto *price = harness.part<OptionalSpinBox>("price");
        QVERIFY(!price->isEnabled());
        QTest::keyClick(type, Qt::Key_I);
        QCOMPARE(harness.fields().text(FieldId::RentalType), QStringLiteral("interruptible"));
        QVERIFY(price->isEnabled());
        QTest::keyClicks(price, QStringLiteral("0.25"));
        QCOMPARE(*harness.fields().get<Money>(FieldId::Price), Money::fromMicro(250000));
        QTest::keyClick(type, Qt::Key_Up);
        QCOMPARE(harness.fields().text(FieldId::RentalType), QStringLiteral("on-demand"));
        QVERIFY(!harness.fields().isSet(FieldId::Price));
        QVERIFY(!price->isEnabled());
        QVERIFY(!price->value());
    }

    void leftAloneTakesTheBidAway()
    {
        EditorHarness harness(new RentalEditor);
        harness.draft.set(FieldId::RentalType, QStringLiteral("interruptible"));
        harness.draft.set(FieldId::Price, Money::fromMicro(10000));
        QTest::keyClick(harness.part<ChoiceBox>("rental_type"), Qt::Key_Delete);
        QVERIFY(!harness.fields().isSet(FieldId::RentalType));
        QVERIFY(!harness.fields().isSet(FieldId::Price));
    }

    // A price that came from elsewhere is shown and can be changed, or it could not be mended.
    void aPriceOfOnDemandCanBeMended()
    {
        EditorHarness harness(new RentalEditor);
        harness.draft.set(FieldId::RentalType, QStringLiteral("on-demand"));
        harness.draft.set(FieldId::Price, Money::fromMicro(10000));
        QVERIFY(harness.part<OptionalSpinBox>("price")->isEnabled());
    }

    void stepsStartAtTheOffersLowestBid()
    {
        auto *editor = new RentalEditor;
        EditorHarness harness(editor);
        harness.draft.set(FieldId::RentalType, QStringLiteral("interruptible"));
        editor->setMinimumBid(Money::fromMicro(180000));
        auto *price = harness.part<OptionalSpinBox>("price");
        QTest::keyClick(price, Qt::Key_Up);
        QCOMPARE(*harness.fields().get<Money>(FieldId::Price), Money::fromMicro(180000));
        QTest::keyClick(price, Qt::Key_Up);
        QCOMPARE(*harness.fields().get<Money>(FieldId::Price), Money::fromMicro(190000));
    }
};

BERTH_TEST(RentalEditorTest)

}

#include "rentaleditortest.moc"
