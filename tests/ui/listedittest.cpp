// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/listedit.h"

#include "support/testcase.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>

namespace berth::test {

class ListEditTest : public TestCase
{
    Q_OBJECT

    static void showActive(QWidget &widget)
    {
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
        widget.setFocus();
    }
    static void writeNew(const ListEdit &edit, const QString &text, Qt::Key end = Qt::Key_Return)
    {
        QTRY_VERIFY(edit.list()->findChild<QLineEdit *>());
        auto *line = edit.list()->findChild<QLineEdit *>();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, end);
        QTRY_VERIFY(!edit.list()->findChild<QLineEdit *>());
    }
    static QToolButton *button(const ListEdit &edit, const char *name)
    {
        return edit.findChild<QToolButton *>(QLatin1String(name));
    }

private Q_SLOTS:
    void addsByMouse()
    {
        ListEdit edit;
        showActive(edit);
        QSignalSpy told(&edit, &ListEdit::itemsEdited);
        QTest::mouseClick(button(edit, "add"), Qt::LeftButton);
        writeNew(edit, QStringLiteral("a b"));
        QCOMPARE(edit.items(), QStringList{QStringLiteral("a b")});
        QCOMPARE(told.count(), 1);
    }

    void givingUpANewRowLeavesNothing()
    {
        ListEdit edit;
        showActive(edit);
        QSignalSpy told(&edit, &ListEdit::itemsEdited);
        QTest::keyClick(edit.list(), Qt::Key_Insert);
        writeNew(edit, QStringLiteral("x"), Qt::Key_Escape);
        QCOMPARE(edit.list()->count(), 0);
        QTest::keyClick(edit.list(), Qt::Key_Insert);
        writeNew(edit, QString());
        QCOMPARE(edit.list()->count(), 0);
        QCOMPARE(told.count(), 0);
    }

    void edits()
    {
        ListEdit edit;
        edit.setItems({QStringLiteral("a"), QStringLiteral("b")});
        showActive(edit);
        edit.list()->setCurrentRow(1);
        QTest::keyClick(edit.list(), Qt::Key_Return);
        writeNew(edit, QStringLiteral("c"));
        QCOMPARE(edit.items(), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    }

    void removes()
    {
        ListEdit edit;
        edit.setItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        showActive(edit);
        edit.list()->setCurrentRow(1);
        QTest::keyClick(edit.list(), Qt::Key_Delete);
        QCOMPARE(edit.items(), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
        QCOMPARE(edit.list()->currentRow(), 1);
        QTest::mouseClick(button(edit, "remove"), Qt::LeftButton);
        QTest::mouseClick(button(edit, "remove"), Qt::LeftButton);
        QVERIFY(edit.items().isEmpty());
        QVERIFY(!button(edit, "remove")->isEnabled());
    }

    void moves()
    {
        ListEdit edit;
        edit.setItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        showActive(edit);
        QSignalSpy told(&edit, &ListEdit::itemsEdited);
        edit.list()->setCurrentRow(0);
        QTest::keyClick(edit.list(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(edit.items(), (QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("c")}));
        QTest::keyClick(edit.list(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(edit.list(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(edit.items(), (QStringList{QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")}));
        QCOMPARE(told.count(), 2);
        QVERIFY(!button(edit, "down")->isEnabled());
        QTest::mouseClick(button(edit, "up"), Qt::LeftButton);
        QCOMPARE(edit.items(), (QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("c")}));
    }

    void loadingTheSameKeepsThePlace()
    {
        ListEdit edit;
        edit.setItems({QStringLiteral("a"), QStringLiteral("b")});
        edit.list()->setCurrentRow(1);
        edit.setItems({QStringLiteral("a"), QStringLiteral("b")});
        QCOMPARE(edit.list()->currentRow(), 1);
    }
};

BERTH_TEST(ListEditTest)

}

#include "listedittest.moc"
