// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/runtypeeditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"
#include "ui/widgets/choicebox.h"

namespace berth::test {

class RuntypeEditorTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordComesBack_data()
    {
        QTest::addColumn<QString>("word");
        for (const FieldChoice &choice : field(FieldId::Runtype).choices)
            QTest::newRow(choice.value) << QString::fromLatin1(choice.value);
    }

    // Loaded, and then the same choice made again by a person: the word must be the same.
    void everyWordComesBack()
    {
        QFETCH(QString, word);
        EditorHarness harness(new RuntypeEditor);
        harness.draft.set(FieldId::Runtype, word);
        auto *mode = harness.part<ChoiceBox>("runtype");
        Q_EMIT mode->activated(mode->currentIndex());
        QCOMPARE(harness.fields().text(FieldId::Runtype), word);
        QVERIFY(mode->toolTip().contains(word));
    }

    void choosesByKeys()
    {
        EditorHarness harness(new RuntypeEditor);
        auto *mode = harness.part<ChoiceBox>("runtype");
        auto *connection = harness.part<ChoiceBox>("runtype.connection");
        QVERIFY(connection->isHidden());
        QTest::keyClick(mode, Qt::Key_Down);
        QCOMPARE(harness.fields().text(FieldId::Runtype), QStringLiteral("ssh"));
        QVERIFY(!connection->isHidden());
        QTest::keyClick(connection, Qt::Key_D); // Direct
        QCOMPARE(harness.fields().text(FieldId::Runtype), QStringLiteral("ssh_direct"));
        QTest::keyClick(mode, Qt::Key_Down);
        QCOMPARE(harness.fields().text(FieldId::Runtype), QStringLiteral("jupyter_direct"));
        QTest::keyClick(mode, Qt::Key_Down);
        QCOMPARE(harness.fields().text(FieldId::Runtype), QStringLiteral("args"));
        QVERIFY(connection->isHidden());
        QTest::keyClick(mode, Qt::Key_Delete);
        QVERIFY(!harness.fields().isSet(FieldId::Runtype));
    }

    void readsTheOldSpelling()
    {
        EditorHarness harness(new RuntypeEditor);
        harness.draft.set(FieldId::Runtype, QStringLiteral("jupyter_direc ssh_direc ssh_proxy"));
        QCOMPARE(harness.part<ChoiceBox>("runtype")->value(), QStringLiteral("jupyter"));
        QCOMPARE(harness.part<ChoiceBox>("runtype.connection")->value(), QStringLiteral("direct"));
    }

    void showsAStrangeWord()
    {
        EditorHarness harness(new RuntypeEditor);
        harness.draft.set(FieldId::Runtype, QStringLiteral("telnet"));
        auto *mode = harness.part<ChoiceBox>("runtype");
        QCOMPARE(mode->currentText(), QStringLiteral("telnet"));
        Q_EMIT mode->activated(mode->currentIndex());
        QCOMPARE(harness.fields().text(FieldId::Runtype), QStringLiteral("telnet"));
    }
};

BERTH_TEST(RuntypeEditorTest)

}

#include "runtypeeditortest.moc"
