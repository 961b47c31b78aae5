// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/imageeditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>

namespace berth::test {

class ImageEditorTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void types()
    {
        EditorHarness harness(new ImageEditor({}));
        QTest::keyClicks(harness.part<QLineEdit>("image"), QStringLiteral("me/mine:1"));
        QCOMPARE(harness.fields().text(FieldId::Image), QStringLiteral("me/mine:1"));
    }

    void downOffersRecentOnesFirst()
    {
        EditorHarness harness(new ImageEditor({QStringLiteral("me/mine:1"), QStringLiteral("ubuntu:22.04")}));
        auto *line = harness.part<QLineEdit>("image");
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Down);
        QAbstractItemView *popup = line->completer()->popup();
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(popup->model()->index(0, 0).data().toString(), QStringLiteral("me/mine:1"));
        QCOMPARE(popup->model()->index(1, 0).data().toString(), QStringLiteral("ubuntu:22.04"));
        QCOMPARE(popup->model()->rowCount(), knownImages().size() + 1);
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(harness.fields().text(FieldId::Image), line->text());
        QVERIFY(!line->text().isEmpty());
    }

    void completesFromTheMiddle()
    {
        EditorHarness harness(new ImageEditor({}));
        auto *line = harness.part<QLineEdit>("image");
        line->setFocus();
        QTest::keyClicks(line, QStringLiteral("comfy"));
        QCompleter *completer = line->completer();
        QTRY_VERIFY(completer->popup()->isVisible());
        QCOMPARE(completer->completionCount(), 1);
        QTest::keyClick(completer->popup(), Qt::Key_Down);
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QCOMPARE(harness.fields().text(FieldId::Image), QStringLiteral("vastai/comfy:@vastai-automatic-tag"));
    }

    void explainsTheAutomaticTag()
    {
        const ImageEditor editor({});
        RequestFields fields;
        fields.set(FieldId::Image, QStringLiteral("vastai/pytorch:2.1"));
        QVERIFY(editor.hint(fields).isEmpty());
        fields.set(FieldId::Image, QStringLiteral("vastai/pytorch:@vastai-automatic-tag"));
        QVERIFY(!editor.hint(fields).isEmpty());
    }
};

BERTH_TEST(ImageEditorTest)

}

#include "imageeditortest.moc"
