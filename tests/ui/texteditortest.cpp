// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/texteditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

namespace berth::test {

class TextEditorTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void typesAndClears()
    {
        EditorHarness harness(new TextEditor(FieldId::User));
        auto *line = harness.part<QLineEdit>("user");
        QVERIFY(line);
        QTest::keyClicks(line, QStringLiteral("app"));
        QCOMPARE(harness.fields().text(FieldId::User), QStringLiteral("app"));
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QVERIFY(!harness.fields().isSet(FieldId::User));
    }

    void loadsWithoutTelling()
    {
        TextEditor editor(FieldId::User);
        QSignalSpy told(&editor, &FieldEditor::edited);
        RequestFields fields;
        fields.set(FieldId::User, QStringLiteral("root"));
        editor.load(fields);
        QCOMPARE(editor.line()->text(), QStringLiteral("root"));
        editor.load(RequestFields());
        QCOMPARE(editor.line()->text(), QString());
        QCOMPARE(told.count(), 0);
    }

    // The draft's echo must not move the cursor while somebody types in the middle.
    void keepsTheCursor()
    {
        EditorHarness harness(new TextEditor(FieldId::User));
        auto *line = harness.part<QLineEdit>("user");
        QTest::keyClicks(line, QStringLiteral("ac"));
        QTest::keyClick(line, Qt::Key_Left);
        QTest::keyClicks(line, QStringLiteral("b"));
        QCOMPARE(line->text(), QStringLiteral("abc"));
        QCOMPARE(line->cursorPosition(), 2);
    }

    // Nothing is cut off: what is too long is shown, counted and kept.
    void countsAndKeepsTooMuch()
    {
        EditorHarness harness(new TextEditor(FieldId::Label, TextEditor::Counter::Shown));
        const auto *counter = harness.part<QLabel>("label.counter");
        QVERIFY(counter);
        const QColor calm = counter->palette().color(QPalette::WindowText);
        QCOMPARE(counter->text(), QStringLiteral("0 of 256"));
        harness.draft.set(FieldId::Label, QString(300, u'x'));
        QCOMPARE(counter->text(), QStringLiteral("300 of 256"));
        QVERIFY(counter->palette().color(QPalette::WindowText) != calm);
        QCOMPARE(harness.part<QLineEdit>("label")->text().size(), 300);
    }
};

BERTH_TEST(TextEditorTest)

}

#include "texteditortest.moc"
