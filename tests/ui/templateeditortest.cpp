// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/templateeditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"
#include "ui/widgets/optionalspinbox.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>

namespace berth::test {

class TemplateEditorTest : public TestCase
{
    Q_OBJECT

    const QString m_hash = QStringLiteral("4e17788f74f075dd9aab7d0d4427968f");

    static void paste(QWidget *where, const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(where, Qt::Key_V, Qt::ControlModifier);
    }

private Q_SLOTS:
    void typesTheNumber()
    {
        EditorHarness harness(new TemplateEditor);
        QTest::keyClicks(harness.part<OptionalSpinBox>("template_id"), QStringLiteral("62897"));
        QCOMPARE(*harness.fields().get<qint64>(FieldId::TemplateId), 62897);
        QVERIFY(!harness.fields().isSet(FieldId::TemplateHash));
    }

    // Hashes may begin with digits: nothing jumps away while one is typed.
    void typesTheHash()
    {
        EditorHarness harness(new TemplateEditor);
        QTest::keyClicks(harness.part<QLineEdit>("template_hash_id"), m_hash);
        QCOMPARE(harness.fields().text(FieldId::TemplateHash), m_hash);
        QVERIFY(!harness.fields().isSet(FieldId::TemplateId));
    }

    void pastesAHashIntoTheNumber()
    {
        EditorHarness harness(new TemplateEditor);
        paste(harness.part<OptionalSpinBox>("template_id"), m_hash + u'\n');
        QCOMPARE(harness.fields().text(FieldId::TemplateHash), m_hash);
        QVERIFY(!harness.fields().isSet(FieldId::TemplateId));
        QCOMPARE(harness.part<QLineEdit>("template_hash_id")->text(), m_hash);
    }

    void pastesALink_data()
    {
        QTest::addColumn<QString>("part");
        QTest::newRow("into the number") << QStringLiteral("template_id");
        QTest::newRow("into the hash") << QStringLiteral("template_hash_id");
    }

    void pastesALink()
    {
        QFETCH(QString, part);
        EditorHarness harness(new TemplateEditor);
        harness.draft.set(FieldId::TemplateId, qint64(1));
        paste(harness.part<QWidget>(part.toLatin1().constData()),
            QStringLiteral("https://cloud.vast.ai/?template_id=") + m_hash);
        QCOMPARE(harness.fields().text(FieldId::TemplateHash), m_hash);
        QVERIFY(!harness.fields().isSet(FieldId::TemplateId));
    }

    // The line must not be emptied on the way, when what was a hash so far turns out to be a link.
    void typesALink()
    {
        EditorHarness harness(new TemplateEditor);
        auto *line = harness.part<QLineEdit>("template_hash_id");
        line->setFocus();
        const QString link = QStringLiteral("https://cloud.vast.ai/?template_id=") + m_hash;
        QTest::keyClicks(line, link);
        QCOMPARE(line->text(), link);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(harness.fields().text(FieldId::TemplateHash), m_hash);
        QCOMPARE(line->text(), m_hash);
    }

    void aLinkThatNamesNoneSaysWhy()
    {
        EditorHarness harness(new TemplateEditor);
        auto *line = harness.part<QLineEdit>("template_hash_id");
        auto *complaint = harness.part<QLabel>("template.complaint");
        harness.draft.set(FieldId::TemplateHash, m_hash);
        const QString link = QStringLiteral(
            "https://cloud.vast.ai/?ref_id=62897&creator_id=62897&name=PyTorch%20%28Vast%29");
        paste(line, link);
        QVERIFY(!harness.fields().isSet(FieldId::TemplateHash));
        QVERIFY(!complaint->isHidden());
        QVERIFY(!complaint->text().isEmpty());
        QCOMPARE(line->text(), link);
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("a"));
        QVERIFY(complaint->isHidden());
        QCOMPARE(harness.fields().text(FieldId::TemplateHash), QStringLiteral("a"));
    }

    void loads()
    {
        EditorHarness harness(new TemplateEditor);
        harness.draft.set(FieldId::TemplateHash, m_hash);
        harness.draft.set(FieldId::TemplateId, qint64(7));
        QCOMPARE(harness.part<QLineEdit>("template_hash_id")->text(), m_hash);
        QCOMPARE(harness.part<OptionalSpinBox>("template_id")->value(), std::optional(7.0));
        harness.draft.replace(RequestFields());
        QVERIFY(harness.part<QLineEdit>("template_hash_id")->text().isEmpty());
        QVERIFY(!harness.part<OptionalSpinBox>("template_id")->value());
    }
};

BERTH_TEST(TemplateEditorTest)

}

#include "templateeditortest.moc"
