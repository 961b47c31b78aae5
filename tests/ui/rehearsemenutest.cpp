// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/rehearsemenu.h"

#include "support/testcase.h"

#include <QMenu>
#include <QSignalSpy>

using namespace berth;

class RehearseMenuTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void armsWhatIsChosen();
    void groupsAreSubmenus();
    void isNotThereWithoutFaults();
};

void RehearseMenuTest::armsWhatIsChosen()
{
    QStringList armed;
    const auto fault = [&armed](const char *name, const char *help) {
        const QString text = QString::fromLatin1(name);
        return Rehearsable{text, {}, QString::fromLatin1(help), [&armed, text] { armed << text; }};
    };
    RehearseMenu button({fault("reset", "a broken connection"), fault("late", "")});
    button.show();
    QVERIFY(QTest::qWaitForWindowExposed(&button));
    QSignalSpy said(&button, &RehearseMenu::armed);
    QCOMPARE(button.menu()->actions().size(), 2);
    QCOMPARE(button.menu()->actions().first()->text(), QStringLiteral("a broken connection"));
    // By keys: the menu opens, and takes the second entry.
    QMetaObject::invokeMethod(
        &button,
        [&button] {
            QTest::keyClick(button.menu(), Qt::Key_Down);
            QTest::keyClick(button.menu(), Qt::Key_Down);
            QTest::keyClick(button.menu(), Qt::Key_Return);
        },
        Qt::QueuedConnection);
    button.showMenu();
    QCOMPARE(armed, QStringList(QStringLiteral("late")));
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.first().first().toString(), QStringLiteral("The next launch meets: late"));
    button.menu()->actions().first()->trigger();
    QCOMPARE(said.last().first().toString(), QStringLiteral("The next launch meets: a broken connection"));
    QCOMPARE(armed.last(), QStringLiteral("reset"));
}

void RehearseMenuTest::groupsAreSubmenus()
{
    const auto fault = [](const char *name, const char *group) {
        return Rehearsable{QString::fromLatin1(name), QString::fromLatin1(group), {}, [] {}};
    };
    const RehearseMenu button({fault("a", "One"), fault("b", "One"), fault("c", "Two")});
    const QList<QAction *> groups = button.menu()->actions();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups.at(0)->text(), QStringLiteral("One"));
    QCOMPARE(groups.at(0)->menu()->actions().size(), 2);
    QCOMPARE(groups.at(1)->menu()->actions().first()->text(), QStringLiteral("c"));
}

void RehearseMenuTest::isNotThereWithoutFaults()
{
    QWidget parent;
    RehearseMenu button({}, &parent);
    parent.show();
    QVERIFY(!button.isVisible());
}

BERTH_TEST(RehearseMenuTest)
#include "rehearsemenutest.moc"
