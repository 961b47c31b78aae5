// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/optionalspinbox.h"

#include "support/testcase.h"
#include "ui/editorharness.h"

#include <QLineEdit>
#include <QSignalSpy>

namespace berth::test {

class OptionalSpinBoxTest : public TestCase
{
    Q_OBJECT

    static OptionalSpinBox *priceBox(QWidget *parent = nullptr)
    {
        auto *box = new OptionalSpinBox(parent);
        box->setLocale(QLocale::c());
        box->setRange(0.001, 128);
        box->setDecimals(6);
        box->setSingleStep(0.01);
        return box;
    }
    static QString shown(const OptionalSpinBox &box) { return box.findChild<QLineEdit *>()->text(); }

private Q_SLOTS:
    void isEmptyAtFirst()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        QVERIFY(!box->value());
        QCOMPARE(shown(*box), QString());
        QVERIFY(!box->placeholder().isEmpty());
    }

    void types()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        QSignalSpy told(box.get(), &OptionalSpinBox::valueEdited);
        QTest::keyClicks(box.get(), QStringLiteral("0.25"));
        QCOMPARE(box->value(), std::optional(0.25));
        QTest::keyClick(box.get(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(box.get(), Qt::Key_Delete);
        QVERIFY(!box->value());
        QVERIFY(told.count() >= 3);
    }

    void refusesLetters()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        QTest::keyClicks(box.get(), QStringLiteral("1x.e5-.0"));
        QCOMPARE(shown(*box), QStringLiteral("1.50"));
    }

    void wholeNumbersTakeNoPoint()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        box->setDecimals(0);
        QTest::keyClicks(box.get(), QStringLiteral("1.5"));
        QCOMPARE(box->value(), std::optional(15.0));
    }

    void stepsFromEmptyToTheMinimum()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        QTest::keyClick(box.get(), Qt::Key_Up);
        QCOMPARE(box->value(), std::optional(0.001));
        QTest::keyClick(box.get(), Qt::Key_Up);
        QCOMPARE(box->value(), std::optional(0.011));
        QTest::keyClick(box.get(), Qt::Key_Down);
        QTest::keyClick(box.get(), Qt::Key_Down);
        QCOMPARE(box->value(), std::optional(0.001));
    }

    void stepsFromTheStartValue()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        box->setStartValue(0.4);
        QTest::keyClick(box.get(), Qt::Key_Up);
        QCOMPARE(box->value(), std::optional(0.4));
    }

    void stopsAtTheMaximum()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        box->setValue(127.995);
        QTest::keyClick(box.get(), Qt::Key_Up);
        QCOMPARE(box->value(), std::optional(128.0));
        QTest::keyClick(box.get(), Qt::Key_PageUp);
        QCOMPARE(box->value(), std::optional(128.0));
    }

    void sumsStayShort()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        box->setValue(0.1);
        QTest::keyClick(box.get(), Qt::Key_Up);
        QTest::keyClick(box.get(), Qt::Key_Up);
        QCOMPARE(shown(*box), QStringLiteral("0.12"));
    }

    // A wrong value is shown as it is, so that the issue beside it makes sense.
    void keepsWhatIsOutOfRange()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        box->setValue(500);
        QCOMPARE(shown(*box), QStringLiteral("500"));
        QTest::keyClick(box.get(), Qt::Key_Return);
        QCOMPARE(box->value(), std::optional(500.0));
    }

    void writesInThePersonsLocale()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        box->setLocale(QLocale(QLocale::German));
        box->setValue(1234.5);
        QCOMPARE(shown(*box), QStringLiteral("1234,5"));
        QTest::keyClick(box.get(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(box.get(), QStringLiteral("0,75"));
        QCOMPARE(box->value(), std::optional(0.75));
        QTest::keyClick(box.get(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(box.get(), QStringLiteral("0.5"));
        QCOMPARE(box->value(), std::optional(0.5));
    }

    void loadingKeepsWhatIsTyped()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        QTest::keyClicks(box.get(), QStringLiteral("0.50"));
        box->setValue(0.5);
        QCOMPARE(shown(*box), QStringLiteral("0.50"));
    }

    void numbersThatAreNotCounted()
    {
        const std::unique_ptr<OptionalSpinBox> box(priceBox());
        box->setSingleStep(0);
        box->setValue(7);
        QTest::keyClick(box.get(), Qt::Key_Up);
        QCOMPARE(box->value(), std::optional(7.0));
    }

    void wheelsOnlyWithTheFocus()
    {
        QWidget window;
        QVBoxLayout layout(&window);
        OptionalSpinBox *box = priceBox(&window);
        QWidget other(&window);
        other.setFocusPolicy(Qt::StrongFocus);
        layout.addWidget(box);
        layout.addWidget(&other);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        box->setValue(1);
        other.setFocus();
        wheelUp(box);
        QCOMPARE(box->value(), std::optional(1.0));
        QVERIFY(!box->hasFocus());
        box->setFocus();
        wheelUp(box);
        QCOMPARE(box->value(), std::optional(1.01));
    }
};

BERTH_TEST(OptionalSpinBoxTest)

}

#include "optionalspinboxtest.moc"
