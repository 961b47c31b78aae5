// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choicebox.h"

#include "support/testcase.h"

#include <QSignalSpy>

namespace berth::test {

class ChoiceBoxTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void deleteLeavesAlone_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Delete") << int(Qt::Key_Delete);
        QTest::newRow("Backspace") << int(Qt::Key_Backspace);
    }

    void deleteLeavesAlone()
    {
        QFETCH(int, key);
        ChoiceBox box;
        box.addChoice(QStringLiteral("One"), QStringLiteral("1"));
        box.showValue(QStringLiteral("1"));
        QSignalSpy activated(&box, &QComboBox::activated);
        QTest::keyClick(&box, static_cast<Qt::Key>(key));
        QCOMPARE(box.value(), QString());
        QCOMPARE(activated.count(), 1);
        QTest::keyClick(&box, static_cast<Qt::Key>(key));
        QCOMPARE(activated.count(), 1);
    }

    void strangeValuesShareOneEntry()
    {
        ChoiceBox box;
        box.showValue(QStringLiteral("a"));
        box.showValue(QString());
        box.showValue(QStringLiteral("b"));
        QCOMPARE(box.currentText(), QStringLiteral("b"));
        QCOMPARE(box.count(), 2);
    }

    void showingIsNoChoice()
    {
        ChoiceBox box;
        box.addChoice(QStringLiteral("One"), QStringLiteral("1"));
        QSignalSpy activated(&box, &QComboBox::activated);
        box.showValue(QStringLiteral("1"));
        QCOMPARE(activated.count(), 0);
    }

    void fitsANarrowForm()
    {
        ChoiceBox box;
        box.addChoice(QString(200, u'w'), QStringLiteral("1"));
        QVERIFY(box.minimumSizeHint().width() < 250);
    }
};

BERTH_TEST(ChoiceBoxTest)

}

#include "choiceboxtest.moc"
