// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/argseditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/listedit.h"

#include <QLineEdit>
#include <QListWidget>

namespace berth::test {

class ArgsEditorTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void leftAloneShowsNeither()
    {
        EditorHarness harness(new ArgsEditor);
        QVERIFY(!harness.part<QListWidget>("args")->isVisible());
        QVERIFY(!harness.part<QLineEdit>("args_str")->isVisible());
    }

    void typesOneLine()
    {
        EditorHarness harness(new ArgsEditor);
        auto *form = harness.part<ChoiceBox>("args.form");
        form->setFocus();
        QTest::keyClick(form, Qt::Key_O); // One line
        auto *line = harness.part<QLineEdit>("args_str");
        QVERIFY(line->isVisible());
        line->setFocus();
        QTest::keyClicks(line, QStringLiteral("--a 1"));
        QCOMPARE(harness.fields().text(FieldId::ArgsStr), QStringLiteral("--a 1"));
        // Emptied by hand, the line stays open to be written anew.
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QVERIFY(!harness.fields().isSet(FieldId::ArgsStr));
        QVERIFY(line->isVisible());
        QTest::keyClick(form, Qt::Key_Delete);
        QVERIFY(!line->isVisible());
    }

    void wordsComeAlong()
    {
        EditorHarness harness(new ArgsEditor);
        auto *form = harness.part<ChoiceBox>("args.form");
        const QStringList words{QStringLiteral("--name"), QStringLiteral("two words"), QString()};
        harness.draft.set(FieldId::Args, words);
        QCOMPARE(form->value(), QStringLiteral("list"));
        QTest::keyClick(form, Qt::Key_Down);
        QVERIFY(!harness.fields().isSet(FieldId::Args));
        QCOMPARE(harness.fields().text(FieldId::ArgsStr), QStringLiteral("--name 'two words' ''"));
        QTest::keyClick(form, Qt::Key_Up);
        QVERIFY(!harness.fields().isSet(FieldId::ArgsStr));
        QCOMPARE(*harness.fields().get<QStringList>(FieldId::Args), words);
        QTest::keyClick(form, Qt::Key_Delete);
        QVERIFY(harness.fields().isEmpty());
    }

    void bothAreShownWhenBothAreSet()
    {
        EditorHarness harness(new ArgsEditor);
        RequestFields fields;
        fields.set(FieldId::Args, QStringList{QStringLiteral("a")});
        fields.set(FieldId::ArgsStr, QStringLiteral("b"));
        harness.draft.replace(fields);
        QVERIFY(harness.part<QListWidget>("args")->isVisible());
        QVERIFY(harness.part<QLineEdit>("args_str")->isVisible());
        auto *form = harness.part<ChoiceBox>("args.form");
        QTest::keyClick(form, Qt::Key_O);
        QVERIFY(!harness.fields().isSet(FieldId::Args));
        QCOMPARE(harness.fields().text(FieldId::ArgsStr), QStringLiteral("b"));
    }

    void addsByKeys()
    {
        EditorHarness harness(new ArgsEditor);
        auto *form = harness.part<ChoiceBox>("args.form");
        form->setFocus();
        QTest::keyClick(form, Qt::Key_A); // A list
        auto *list = harness.part<QListWidget>("args");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Insert);
        QTRY_VERIFY(list->findChild<QLineEdit *>());
        auto *line = list->findChild<QLineEdit *>();
        QTest::keyClicks(line, QStringLiteral("--verbose"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(
            harness.fields().value(FieldId::Args), FieldValue(QStringList{QStringLiteral("--verbose")}));
    }
};

BERTH_TEST(ArgsEditorTest)

}

#include "argseditortest.moc"
