// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/collapsiblesection.h"

#include "support/testcase.h"

#include <QLabel>
#include <QSignalSpy>
#include <QVBoxLayout>

namespace berth::test {

class CollapsibleSectionTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void opensByMouseAndKeys()
    {
        CollapsibleSection section;
        auto *inside = new QLabel(QStringLiteral("x"));
        section.body()->addWidget(inside);
        section.show();
        QVERIFY(!inside->isVisible());
        QTest::mouseClick(section.header(), Qt::LeftButton);
        QVERIFY(inside->isVisible());
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return}) {
            QTest::keyClick(section.header(), key);
            QVERIFY(!inside->isVisible());
            QTest::keyClick(section.header(), key);
            QVERIFY(inside->isVisible());
        }
        QTest::keyClick(section.header(), Qt::Key_Minus);
        QVERIFY(!section.isExpanded());
        QTest::keyClick(section.header(), Qt::Key_Plus);
        QVERIFY(section.isExpanded());
    }

    void canBeFilledWhenOpened()
    {
        CollapsibleSection section;
        connect(&section, &CollapsibleSection::aboutToExpand, &section,
            [&section] { section.body()->addWidget(new QLabel(QStringLiteral("late"))); });
        section.show();
        section.setExpanded(true);
        const auto *label = section.findChild<QLabel *>();
        QVERIFY(label);
        QVERIFY(label->isVisible());
    }

    void headerTellsWhatIsInside()
    {
        CollapsibleSection section;
        const QString closed = section.header()->accessibleDescription();
        section.header()->setSummary({3, 2, 1});
        const QString text = section.header()->accessibleDescription();
        QVERIFY(text.startsWith(closed));
        QVERIFY(text.contains(u'3'));
        QVERIFY(text.contains(u'2'));
        section.setExpanded(true);
        QVERIFY(section.header()->accessibleDescription() != text);
    }
};

BERTH_TEST(CollapsibleSectionTest)

}

#include "collapsiblesectiontest.moc"
