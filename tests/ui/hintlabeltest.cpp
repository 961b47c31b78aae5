// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hintlabel.h"

#include "support/testcase.h"

namespace berth::test {

class HintLabelTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    // A person who starts to type must not see the form jump.
    void keepsItsHeight()
    {
        HintLabel label;
        label.setReferenceTexts({QStringLiteral("short")});
        label.setText(QStringLiteral("short"));
        const int height = label.heightForWidth(120);
        label.setText(QStringLiteral("a much longer explanation that would need several lines of its own"));
        QCOMPARE(label.heightForWidth(120), height);
    }

    void growsWithItsReference()
    {
        HintLabel label;
        label.setReferenceTexts(
            {QStringLiteral("several words that have to be wrapped when there is little room")});
        QVERIFY(label.heightForWidth(100) > label.heightForWidth(1000));
    }

    void givesWayToAShorterText()
    {
        HintLabel label;
        label.resize(150, label.fontMetrics().lineSpacing());
        label.setText(QStringLiteral("short"));
        const QImage shorter = label.grab().toImage();
        const QString longText
            = QStringLiteral("a much longer explanation that has no room in one line of this");
        label.setText(longText, QStringLiteral("short"));
        QCOMPARE(label.grab().toImage(), shorter);
        QCOMPARE(label.accessibleName(), longText);
        label.resize(1000, label.height());
        label.setText(longText);
        const QImage whole = label.grab().toImage();
        label.setText(longText, QStringLiteral("short"));
        QCOMPARE(label.grab().toImage(), whole);
    }

    void isReadAloud()
    {
        HintLabel label;
        label.setText(QStringLiteral("what it means"));
        QCOMPARE(label.accessibleName(), QStringLiteral("what it means"));
    }
};

BERTH_TEST(HintLabelTest)

}

#include "hintlabeltest.moc"
