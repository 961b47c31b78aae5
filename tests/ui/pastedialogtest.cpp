// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pastedialog.h"

#include "support/testcase.h"

#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace berth;

class PasteDialogTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatWouldChange();
    void appliesOnce();
    void followsTypingAndWaitsForItsEnd();
    void applyReadsWhatIsStillPending();
    void theScopeCanBeChosen();
    void piecesThatAreLostAreListedAndFound();
    void secretsAreDots();
    void aTextThatMeansNothingChangesNothing();
    void isUsableByKeysAlone();
    void everythingHasANameForTheReader();
    void aHugeTextIsRefused();
    void knowsWhatIsUseful();
    void theScriptsFileIsReadWhenAskedFor();
    void aScriptThatIsNotFoundIsChosen();
    void aFileThatIsNoScriptIsNamed_data();
    void aFileThatIsNoScriptIsNamed();
    void aLongScriptIsTakenAndSaidSo();
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

RequestFields someFields()
{
    RequestFields fields;
    fields.set(FieldId::Image, text("old"));
    fields.set(FieldId::Label, text("mine"));
    return fields;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QStringList rows(const PasteDialog &dialog, const char *name)
{
    const auto *list = dialog.findChild<QTreeWidget *>(QString::fromLatin1(name));
    QStringList all;
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        QStringList cells;
        for (int column = 0; column < list->columnCount(); ++column)
            cells << list->topLevelItem(i)->text(column);
        all << cells.join(u'|');
    }
    return all;
}

template <typename T> T *part(const PasteDialog &dialog, const char *name)
{
    return dialog.findChild<T *>(QString::fromLatin1(name));
}

}

void PasteDialogTest::showsWhatWouldChange()
{
    PasteDialog dialog(text("vastai create instance 7 --image new --disk 40"), someFields(), 5);
    QCOMPARE(rows(dialog, "paste.changes"),
        QStringList({text("Offer|#5|#7"), text("Image|old|new"), text("Disk|left alone|40 GB")}));
    QVERIFY(part<QLabel>(dialog, "paste.heading")->text().contains(text("vastai")));
    QVERIFY(part<QPushButton>(dialog, "paste.apply")->isEnabled());
}

void PasteDialogTest::appliesOnce()
{
    PasteDialog dialog(text("docker run new serve"), someFields(), 5);
    dialog.show();
    QSignalSpy applied(&dialog, &PasteDialog::applied);
    part<QPushButton>(dialog, "paste.apply")->click();
    QCOMPARE(applied.count(), 1);
    const auto plan = applied.first().first().value<ImportPlan>();
    QCOMPARE(plan.result.text(FieldId::Image), text("new"));
    QCOMPARE(plan.result.text(FieldId::Label), text("mine"));
    QCOMPARE(plan.offerId, 5);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    PasteDialog cancelled(text("docker run new"), someFields(), 5);
    QSignalSpy none(&cancelled, &PasteDialog::applied);
    part<QPushButton>(cancelled, "paste.cancel")->click();
    QCOMPARE(none.count(), 0);
}

void PasteDialogTest::followsTypingAndWaitsForItsEnd()
{
    PasteDialog dialog(QString(), someFields(), 0);
    dialog.show();
    QVERIFY(!part<QPushButton>(dialog, "paste.apply")->isEnabled());
    QTest::keyClicks(part<QPlainTextEdit>(dialog, "paste.text"), text("A=b"));
    QTRY_COMPARE(rows(dialog, "paste.changes"), QStringList{text("Environment: A|left alone|b")});
    part<QPlainTextEdit>(dialog, "paste.text")->clear();
    QTRY_COMPARE(rows(dialog, "paste.changes"), QStringList());
    QVERIFY(!part<QPushButton>(dialog, "paste.apply")->isEnabled());
}

void PasteDialogTest::applyReadsWhatIsStillPending()
{
    PasteDialog dialog(text("A=b"), {}, 0);
    dialog.show();
    QSignalSpy applied(&dialog, &PasteDialog::applied);
    part<QPlainTextEdit>(dialog, "paste.text")->setPlainText(text("A=c"));
    part<QPushButton>(dialog, "paste.apply")->click();
    QCOMPARE(applied.count(), 1);
    const auto plan = applied.first().first().value<ImportPlan>();
    const auto *env = plan.result.get<EnvRows>(FieldId::Env);
    QCOMPARE(env->first().value.reveal(), text("c"));
}

void PasteDialogTest::theScopeCanBeChosen()
{
    PasteDialog dialog(text("{\"image\": \"new\"}"), someFields(), 5);
    QCOMPARE(rows(dialog, "paste.changes"), QStringList{text("Image|old|new")});
    part<QRadioButton>(dialog, "paste.everything")->click();
    QCOMPARE(
        rows(dialog, "paste.changes"), QStringList({text("Image|old|new"), text("Label|mine|left alone")}));
    QVERIFY(!dialog.plan().result.isSet(FieldId::Label));
    part<QRadioButton>(dialog, "paste.named")->click();
    QCOMPARE(rows(dialog, "paste.changes").size(), 1);
}

void PasteDialogTest::piecesThatAreLostAreListedAndFound()
{
    PasteDialog dialog(text("docker run --rm -w /x -p 127.0.0.1:80:80 new"), {}, 0);
    dialog.show();
    const QStringList remarks = rows(dialog, "paste.remarks");
    QVERIFY(remarks.first().startsWith(text("-w /x|")));
    QVERIFY(remarks.last().startsWith(text("--rm|")));
    QCOMPARE(part<QLabel>(dialog, "paste.remarkCount")->text(), text("1 piece is not taken over"));
    auto *list = part<QTreeWidget>(dialog, "paste.remarks");
    Q_EMIT list->itemActivated(list->topLevelItem(0), 0);
    QCOMPARE(part<QPlainTextEdit>(dialog, "paste.text")->textCursor().selectionStart(), 16);
}

void PasteDialogTest::secretsAreDots()
{
    RequestFields now;
    now.set(FieldId::Env, EnvRows{envVariable(text("HF_TOKEN"), text("sesame1"), true)});
    PasteDialog dialog(
        text("curl -X PUT https://x/api/v0/asks/7/?api_key=sesame0 -H 'Authorization: Bearer sesame2' -d "
             "'{\"env\":{\"HF_TOKEN\":\"sesame3\"},\"image_login\":\"-u bob -p sesame4 docker.io\"}'"),
        now, 0);
    const QStringList all = rows(dialog, "paste.changes") + rows(dialog, "paste.remarks");
    QVERIFY2(!all.join(u'\n').contains(text("sesame")), qPrintable(all.join(u'\n')));
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        QVERIFY(!label->text().contains(text("sesame")));
    QVERIFY(rows(dialog, "paste.changes").join(u'\n').contains(text("HF_TOKEN")));
}

void PasteDialogTest::aTextThatMeansNothingChangesNothing()
{
    PasteDialog dialog(text("hello"), someFields(), 5);
    part<QRadioButton>(dialog, "paste.everything")->click();
    QVERIFY(!part<QPushButton>(dialog, "paste.apply")->isEnabled());
    QCOMPARE(rows(dialog, "paste.changes"), QStringList());
    QCOMPARE(rows(dialog, "paste.remarks").size(), 1);
    QCOMPARE(part<QLabel>(dialog, "paste.heading")->text(), text("Not understood"));
}

void PasteDialogTest::isUsableByKeysAlone()
{
    PasteDialog dialog(QString(), someFields(), 0);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(dialog.focusWidget()->objectName(), text("paste.text"));
    QTest::keyClicks(dialog.focusWidget(), text("docker run -w x new"));
    QTRY_VERIFY(part<QPushButton>(dialog, "paste.apply")->isEnabled());
    QStringList visited;
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        visited << dialog.focusWidget()->objectName();
    }
    for (const char *name : {"paste.named", "paste.changes", "paste.remarks", "paste.apply"})
        QVERIFY2(visited.contains(text(name)), qPrintable(visited.join(u' ')));
    QSignalSpy applied(&dialog, &PasteDialog::applied);
    QTest::keyClick(part<QPlainTextEdit>(dialog, "paste.text"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(applied.count(), 1);
}

void PasteDialogTest::everythingHasANameForTheReader()
{
    PasteDialog dialog(text("docker run x"), {}, 0);
    for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
        if (!widget->objectName().startsWith(text("paste.")) || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
            qPrintable(widget->objectName()));
    }
}

void PasteDialogTest::aHugeTextIsRefused()
{
    PasteDialog dialog(text("A=b\n").repeated(400'000), someFields(), 0);
    QVERIFY(!part<QPushButton>(dialog, "paste.apply")->isEnabled());
    QVERIFY(rows(dialog, "paste.remarks").first().contains(text("too long")));
}

void PasteDialogTest::knowsWhatIsUseful()
{
    for (const char *useful : {"vastai create instance 7", "docker run x", "A=b", "{\"image\":\"x\"}"})
        QVERIFY(PasteDialog::looksUseful(text(useful)));
    for (const char *odd : {"", "hello", "a shopping list\nmilk"})
        QVERIFY(!PasteDialog::looksUseful(text(odd)));
    QVERIFY(!PasteDialog::looksUseful(text("A=b\n").repeated(400'000)));
}

void PasteDialogTest::theScriptsFileIsReadWhenAskedFor()
{
    const QTemporaryDir folder;
    write(folder.filePath(text("a&b.sh")), "#!/bin/bash\r\necho hi\r\n");
    PasteDialog dialog(text("vastai create instance 5 --image new --onstart './a&b.sh'"), someFields(), 5);
    dialog.setDirectory(folder.path());
    dialog.setFileChooser([] {
        qWarning("nothing is to be chosen");
        return QString();
    });
    dialog.show();
    auto *button = part<QPushButton>(dialog, "paste.readScript");
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), text("Rea&d a&&b.sh…"));
    QVERIFY(!dialog.plan().result.isSet(FieldId::Onstart));
    QCOMPARE(dialog.plan().lost.size(), 1);

    button->click();
    QCOMPARE(dialog.plan().result.text(FieldId::Onstart), text("#!/bin/bash\necho hi\n"));
    QVERIFY(dialog.plan().lost.isEmpty());
    QVERIFY(!button->isVisible());
    QVERIFY(rows(dialog, "paste.changes").join(u'\n').contains(text("echo hi")));
    QVERIFY2(rows(dialog, "paste.remarks").join(u'\n').contains(folder.filePath(text("a&b.sh"))),
        qPrintable(rows(dialog, "paste.remarks").join(u'\n')));

    // It stays while something else is edited; another file is another matter.
    auto *box = part<QPlainTextEdit>(dialog, "paste.text");
    box->setPlainText(text("vastai create instance 5 --image newer --onstart './a&b.sh'"));
    QTRY_COMPARE(dialog.plan().result.text(FieldId::Image), text("newer"));
    QVERIFY(dialog.plan().result.isSet(FieldId::Onstart));
    box->setPlainText(text("vastai create instance 5 --image newest --onstart other.sh"));
    QTRY_COMPARE(dialog.plan().result.text(FieldId::Image), text("newest"));
    QVERIFY(!dialog.plan().result.isSet(FieldId::Onstart));
    QVERIFY(button->isVisible());
    box->setPlainText(text("docker run new"));
    QTRY_VERIFY(!button->isVisible());
}

void PasteDialogTest::aScriptThatIsNotFoundIsChosen()
{
    const QTemporaryDir folder;
    write(folder.filePath(text("elsewhere.sh")), "echo elsewhere");
    PasteDialog dialog(text("vastai create instance 5 --onstart absent-4711.sh"), {}, 5);
    QString chosen;
    dialog.setFileChooser([&chosen] { return chosen; });
    auto *button = part<QPushButton>(dialog, "paste.readScript");
    button->click(); // nothing is chosen
    QVERIFY(!dialog.plan().result.isSet(FieldId::Onstart));
    QCOMPARE(dialog.plan().lost.size(), 1);
    chosen = folder.filePath(text("elsewhere.sh"));
    button->click();
    QCOMPARE(dialog.plan().result.text(FieldId::Onstart), text("echo elsewhere"));
}

void PasteDialogTest::aFileThatIsNoScriptIsNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0",
        6);
    QTest::newRow("Latin-1") << QByteArray("echo gr\xfc\xdf");
    QTest::newRow("too large") << QByteArray((1 << 20) + 1, 'x');
}

void PasteDialogTest::aFileThatIsNoScriptIsNamed()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    write(folder.filePath(text("bad.sh")), content);
    write(folder.filePath(text("good.sh")), "echo good");
    PasteDialog dialog(text("vastai create instance 5 --image x --onstart bad.sh"), {}, 5);
    dialog.setDirectory(folder.path());
    dialog.setFileChooser([&folder] { return folder.filePath(text("good.sh")); });
    auto *button = part<QPushButton>(dialog, "paste.readScript");
    button->click();
    QVERIFY(!dialog.plan().result.isSet(FieldId::Onstart));
    QCOMPARE(dialog.plan().lost.size(), 1);
    QVERIFY(rows(dialog, "paste.remarks").first().startsWith(text("--onstart bad.sh|bad.sh is ")));
    button->click(); // another one can be chosen
    QCOMPARE(dialog.plan().result.text(FieldId::Onstart), text("echo good"));
    QVERIFY(dialog.plan().lost.isEmpty());
}

void PasteDialogTest::aLongScriptIsTakenAndSaidSo()
{
    const QTemporaryDir folder;
    write(folder.filePath(text("long.sh")), QByteArray(5000, 'x'));
    PasteDialog dialog(text("vastai create instance 5 --onstart long.sh"), {}, 5);
    dialog.setDirectory(folder.path());
    part<QPushButton>(dialog, "paste.readScript")->click();
    QCOMPARE(dialog.plan().result.text(FieldId::Onstart).size(), 5000);
    QVERIFY(rows(dialog, "paste.remarks").join(u'\n').contains(text("can pack it")));
}

BERTH_TEST(PasteDialogTest)
#include "pastedialogtest.moc"
