// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/scripteditor.h"

#include "catalog/validator.h"
#include "interop/scriptpack.h"
#include "support/testcase.h"
#include "ui/widgets/scriptnotice.h"
#include "ui/widgets/scriptplaceholder.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace berth;

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

// Keeps what the editor tells and loads it back at once, as the draft does.
struct ScriptForm
{
    ScriptForm()
        : before(new QLineEdit(&window))
        , editor(new ScriptEditor(&window))
        , after(new QLineEdit(&window))
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(before);
        layout->addWidget(editor);
        layout->addWidget(after);
        QObject::connect(editor, &FieldEditor::edited, editor, [this](FieldId id, const FieldValue &value) {
            ++edits;
            fields.set(id, value);
            editor->load(fields);
        });
        editor->setLocale(QLocale::c());
        window.resize(700, 400);
        window.show();
        window.activateWindow();
        before->setFocus();
    }

    void load(const QString &text)
    {
        fields.set(FieldId::Onstart, text);
        editor->load(fields);
    }
    [[nodiscard]] QString text() const { return fields.text(FieldId::Onstart); }
    [[nodiscard]] QWidget *area() const { return editor->findChild<QWidget *>(str("onstart")); }
    [[nodiscard]] QString label(const char *name) const
    {
        return editor->findChild<QLabel *>(str(name))->text();
    }
    [[nodiscard]] QString notice() const { return editor->findChild<ScriptNotice *>()->text(); }
    void click(const char *name) const
    {
        QTest::mouseClick(editor->findChild<QAbstractButton *>(str(name)), Qt::LeftButton);
    }
    void drop(const QString &path) const
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        auto *scroll = qobject_cast<QAbstractScrollArea *>(area());
        QWidget *target = scroll ? scroll->viewport() : area();
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &event);
    }
    static void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), str(text)); }
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    QWidget window;
    QLineEdit *before;
    ScriptEditor *editor;
    QLineEdit *after;
    RequestFields fields;
    int edits = 0;
};

QString longScript(int lines)
{
    QString text;
    for (int i = 0; i < lines; ++i)
        text += QStringLiteral("echo \"this is line %1 of the script\"\n").arg(i);
    return text;
}

// Nothing that gzip could make shorter.
QString noise(int length)
{
    QString text;
    quint32 state = 1;
    for (int i = 0; i < length; ++i) {
        state = state * 1664525U + 1013904223U;
        text += QChar(u'!' + (state >> 24) % 90);
    }
    return text;
}

QString write(const QTemporaryDir &folder, const char *name, const QByteArray &bytes)
{
    QFile file(folder.filePath(str(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

}

class ScriptEditorTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void costsNothingUntilItIsWanted();
    void hiddenTextWaitsToBeShown();
    void tellsWhatIsTyped();
    void tellsOncePerTurn();
    void emptyIsLeftAlone();
    void echoDoesNotOverwrite();
    void anotherScriptReplacesAndCanBeUndone();
    void keyboardGetsInAndOut();
    void findsForwardAndBack();
    void opensAFileWithWindowsLineEnds();
    void dropsAFile();
    void refusesWhatIsNoText();
    void pastedLineEndsBecomeLf();
    void countsWithTheArguments();
    void packsAndUnpacks();
    void saysWhenEvenPackedIsTooLong();
    void followsThePalette();
    void everythingHasAName();

private:
    ScriptForm *form(); // made at the first use in each test

    std::unique_ptr<ScriptForm> m_form;
};

ScriptForm *ScriptEditorTest::form()
{
    if (!m_form) {
        m_form = std::make_unique<ScriptForm>();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&m_form->window);
    }
    return m_form.get();
}

void ScriptEditorTest::cleanup()
{
    m_form.reset();
    QGuiApplication::clipboard()->clear();
}

void ScriptEditorTest::costsNothingUntilItIsWanted()
{
    form()->editor->load(form()->fields);
    QVERIFY(!form()->editor->hasView());
    QTest::mouseClick(form()->area(), Qt::LeftButton);
    QVERIFY(form()->editor->hasView());
    QVERIFY(form()->area()->hasFocus());
    QVERIFY(!form()->editor->findChild<ScriptPlaceholder *>()->isVisible());
    ScriptForm::type("ls");
    QTRY_COMPARE(form()->text(), str("ls"));
}

void ScriptEditorTest::hiddenTextWaitsToBeShown()
{
    form()->editor->hide();
    form()->load(str("echo hi\n"));
    QVERIFY(!form()->editor->hasView());
    form()->editor->show();
    QVERIFY(form()->editor->hasView());
    form()->editor->focusOn(FieldId::Onstart);
    ScriptForm::type("x");
    QTRY_COMPARE(form()->text(), str("xecho hi\n"));
}

void ScriptEditorTest::tellsWhatIsTyped()
{
    form()->editor->focusOn(FieldId::Onstart);
    ScriptForm::type("if true");
    ScriptForm::key(Qt::Key_Return);
    ScriptForm::key(Qt::Key_Tab);
    ScriptForm::type("then");
    QTRY_COMPARE(form()->text(), str("if true\n\tthen"));
}

void ScriptEditorTest::tellsOncePerTurn()
{
    form()->editor->focusOn(FieldId::Onstart);
    QKeyEvent a(QEvent::KeyPress, Qt::Key_A, {}, str("a"));
    QKeyEvent b(QEvent::KeyPress, Qt::Key_B, {}, str("b"));
    QApplication::sendEvent(form()->area(), &a);
    QApplication::sendEvent(form()->area(), &b);
    QCOMPARE(form()->edits, 0);
    QTRY_COMPARE(form()->text(), str("ab"));
    QCOMPARE(form()->edits, 1);
}

void ScriptEditorTest::emptyIsLeftAlone()
{
    form()->load(str("ls"));
    form()->editor->focusOn(FieldId::Onstart);
    ScriptForm::key(Qt::Key_A, Qt::ControlModifier);
    ScriptForm::key(Qt::Key_Delete);
    QTRY_VERIFY(!form()->fields.isSet(FieldId::Onstart));
    QCOMPARE(form()->edits, 1);
}

void ScriptEditorTest::echoDoesNotOverwrite()
{
    form()->load(str("ls"));
    form()->editor->focusOn(FieldId::Onstart);
    QKeyEvent a(QEvent::KeyPress, Qt::Key_A, {}, str("a"));
    QApplication::sendEvent(form()->area(), &a);
    // Something else of the form changes before the text was told.
    form()->editor->load(form()->fields);
    QTRY_COMPARE(form()->text(), str("als"));
}

void ScriptEditorTest::anotherScriptReplacesAndCanBeUndone()
{
    form()->load(str("first"));
    form()->load(str("second"));
    form()->editor->focusOn(FieldId::Onstart);
    QCOMPARE(form()->edits, 0);
    ScriptForm::key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(form()->text(), str("first"));
}

void ScriptEditorTest::keyboardGetsInAndOut()
{
    const auto in = [this] {
        form()->before->setFocus();
        for (int i = 0; i < 4 && !form()->area()->hasFocus(); ++i)
            ScriptForm::key(Qt::Key_Tab);
        return form()->area()->hasFocus();
    };
    QVERIFY(in());
    ScriptForm::key(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), form()->after);
    QVERIFY(in());
    ScriptForm::key(Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), form()->after);
    ScriptForm::key(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(form()->area()->hasFocus());
    ScriptForm::key(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(form()->editor->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!form()->area()->hasFocus());
    QVERIFY(form()->text().isEmpty());
}

void ScriptEditorTest::findsForwardAndBack()
{
    form()->load(str("one\ntwo One\none\n"));
    form()->editor->focusOn(FieldId::Onstart);
    ScriptForm::key(Qt::Key_F, Qt::ControlModifier);
    auto *what = form()->editor->findChild<QLineEdit *>(str("onstart.find"));
    QVERIFY(what->hasFocus());
    auto *matchCase = form()->editor->findChild<QCheckBox *>(str("onstart.matchCase"));
    matchCase->setChecked(true);
    ScriptForm::type("one");
    // Typed over what was found: which place it was can be told from what is left.
    ScriptForm::key(Qt::Key_Return);
    ScriptForm::key(Qt::Key_Escape);
    QVERIFY(!what->isVisible());
    QVERIFY(form()->area()->hasFocus());
    ScriptForm::type("X");
    QTRY_COMPARE(form()->text(), str("one\ntwo One\nX\n"));
    ScriptForm::key(Qt::Key_F3);
    ScriptForm::type("Y");
    QTRY_COMPARE(form()->text(), str("Y\ntwo One\nX\n"));
    ScriptForm::key(Qt::Key_F3);
    ScriptForm::type("Z");
    QTRY_COMPARE(form()->text(), str("YZ\ntwo One\nX\n"));
    matchCase->setChecked(false);
    ScriptForm::key(Qt::Key_F3, Qt::ShiftModifier);
    ScriptForm::type("W");
    QTRY_COMPARE(form()->text(), str("YZ\ntwo W\nX\n"));
    ScriptForm::key(Qt::Key_F, Qt::ControlModifier);
    ScriptForm::type("nowhere");
    const QList<QLabel *> labels
        = form()->editor->findChild<QWidget *>(str("onstart.findBar"))->findChildren<QLabel *>();
    QVERIFY(std::any_of(
        labels.begin(), labels.end(), [](const QLabel *label) { return label->text() == str("Not found"); }));
}

void ScriptEditorTest::opensAFileWithWindowsLineEnds()
{
    const QTemporaryDir folder;
    const QString path = write(folder, "setup.sh", "\xEF\xBB\xBF#!/bin/bash\r\necho \xC3\xA9\r\n");
    form()->editor->setFileChooser([] { return QString(); });
    form()->click("onstart.open");
    QVERIFY(!form()->editor->hasView());
    form()->editor->setFileChooser([path] { return path; });
    form()->click("onstart.open");
    QTRY_COMPARE(form()->text(), str("#!/bin/bash\necho é\n"));
    QCOMPARE(form()->edits, 1);
    QVERIFY(form()->label("onstart.message").contains(str("setup.sh")));
    QVERIFY(form()->label("onstart.message").contains(str("LF")));
}

void ScriptEditorTest::dropsAFile()
{
    const QTemporaryDir folder;
    form()->drop(write(folder, "a.sh", "one\n"));
    QTRY_COMPARE(form()->text(), str("one\n"));
    form()->drop(write(folder, "b.sh", "two\n"));
    QTRY_COMPARE(form()->text(), str("two\n"));
    QVERIFY(!form()->label("onstart.message").contains(str("LF")));
    ScriptForm::key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(form()->text(), str("one\n"));
}

void ScriptEditorTest::refusesWhatIsNoText()
{
    const QTemporaryDir folder;
    form()->load(str("ls"));
    const QByteArray zero("a\0b", 3);
    for (const QString &path : {write(folder, "zero", zero), write(folder, "latin", "\xE9\xE9"),
             write(folder, "large", QByteArray((1 << 20) + 1, 'x')), folder.path(),
             folder.filePath(str("missing"))}) {
        form()->drop(path);
        QVERIFY2(form()->label("onstart.message").contains(QFileInfo(path).fileName()), qPrintable(path));
    }
    QCOMPARE(form()->text(), str("ls"));
    QCOMPARE(form()->edits, 0);
}

void ScriptEditorTest::pastedLineEndsBecomeLf()
{
    form()->editor->focusOn(FieldId::Onstart);
    QGuiApplication::clipboard()->setText(str("a\r\nb\r\n"));
    ScriptForm::key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(form()->text(), str("a\nb\n"));
}

void ScriptEditorTest::countsWithTheArguments()
{
    form()->fields.set(FieldId::ArgsStr, str("12345"));
    form()->load(str("abé"));
    QVERIFY(form()->label("onstart.counter").startsWith(str("8 of 4096 characters")));
    QVERIFY(form()->label("onstart.counter").contains(str("5 by the arguments")));
    QVERIFY(form()->label("onstart.counter").contains(str("4 bytes")));
    form()->load(QString(startupMaxLength - 5, u'x'));
    QVERIFY(form()->notice().isEmpty());
    form()->load(QString(startupMaxLength - 4, u'x'));
    QVERIFY(!form()->notice().isEmpty());
}

void ScriptEditorTest::packsAndUnpacks()
{
    const QString script = longScript(200);
    form()->load(script);
    const QString packed = QString::fromUtf8(packScript(script));
    QVERIFY(form()->notice().contains(QString::number(script.size())));
    QVERIFY(form()->notice().contains(QString::number(packed.size())));
    form()->click("onstart.noticeButton");
    QTRY_COMPARE(form()->text(), packed);
    QCOMPARE(form()->edits, 1);
    QVERIFY(form()->notice().startsWith(str("Packed")));
    // Nobody breaks it by a key.
    ScriptForm::type("x");
    ScriptForm::key(Qt::Key_Tab);
    QCOMPARE(
        QApplication::focusWidget(), form()->editor->findChild<QPushButton *>(str("onstart.noticeButton")));
    ScriptForm::key(Qt::Key_Space);
    QTRY_COMPARE(form()->text(), script);
    QVERIFY(!form()->notice().startsWith(str("Packed")));
    form()->editor->focusOn(FieldId::Onstart);
    ScriptForm::type("#");
    QTRY_COMPARE(form()->text(), u'#' + script);
}

void ScriptEditorTest::saysWhenEvenPackedIsTooLong()
{
    form()->load(longScript(200));
    form()->load(noise(9000));
    QVERIFY(form()->notice().contains(str("Even packed")));
    QVERIFY(!form()->editor->findChild<QPushButton *>(str("onstart.noticeButton"))->isVisible());
    form()->load(str("ls"));
    QVERIFY(form()->notice().isEmpty());
}

void ScriptEditorTest::followsThePalette()
{
    form()->load(str("\n\n"));
    auto *area = qobject_cast<QAbstractScrollArea *>(form()->area());
    const auto paper = [area] {
        const QImage image = area->viewport()->grab().toImage();
        return image.pixelColor(image.width() - 20, image.height() - 20);
    };
    QPalette dark = form()->window.palette();
    dark.setColor(QPalette::Base, QColor(20, 22, 26));
    dark.setColor(QPalette::Text, Qt::white);
    form()->window.setPalette(dark);
    QCOMPARE(paper(), QColor(20, 22, 26));
}

void ScriptEditorTest::everythingHasAName()
{
    const auto check = [this] {
        const QList<QWidget *> parts = form()->editor->findChildren<QWidget *>();
        for (const QWidget *part : parts) {
            const auto *button = qobject_cast<const QAbstractButton *>(part);
            if (part->focusPolicy() & Qt::TabFocus && !part->isHidden())
                QVERIFY2(!part->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                    qPrintable(part->objectName()));
        }
    };
    check();
    form()->load(str("ls"));
    check();
}

BERTH_TEST(ScriptEditorTest)

#include "scripteditortest.moc"
