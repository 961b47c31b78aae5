// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/enveditor.h"

#include "catalog/validator.h"
#include "support/testcase.h"
#include "ui/widgets/envdelegate.h"
#include "ui/widgets/envlines.h"
#include "ui/widgets/envmodel.h"
#include "ui/widgets/envtable.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <memory>

using namespace berth;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

// The editor between two other fields, over something that keeps its value and loads it back, as the draft
// does.
struct EnvForm
{
    EnvForm()
        : before(new QLineEdit(&window))
        , editor(new EnvEditor(&window))
        , after(new QLineEdit(&window))
        , table(editor->findChild<EnvTable *>(s("env")))
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(before);
        layout->addWidget(editor);
        layout->addWidget(after);
        QObject::connect(editor, &FieldEditor::edited, editor, [this](FieldId id, const FieldValue &value) {
            ++edits;
            fields.set(id, value);
            editor->load(fields);
            editor->showIssues(validate(fields));
        });
        window.resize(700, 400);
        window.show();
        window.activateWindow();
    }

    void load(const EnvRows &rows)
    {
        fields.set(FieldId::Env, rows);
        editor->load(fields);
    }
    [[nodiscard]] EnvRows rows() const
    {
        const EnvRows *set = fields.get<EnvRows>(FieldId::Env);
        return set ? *set : EnvRows();
    }
    [[nodiscard]] QString text() const { return envRowsText(rows(), true); }
    void click(const char *name) const
    {
        auto *button = editor->findChild<QToolButton *>(s(name));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void clickCell(int row, int column, bool twice = false) const
    {
        const QPoint at = table->visualRect(table->model()->index(row, column)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
        if (twice)
            QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
    }
    static void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), s(text)); }
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        // Item views close a cell's editor in the next turn after Enter.
        QCoreApplication::processEvents();
    }
    void drop(const QString &path) const
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(table->viewport(), &enter);
        QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(table->viewport(), &event);
    }
    [[nodiscard]] QDialog *dialog() const { return editor->findChild<QDialog *>(s("envPaste")); }
    [[nodiscard]] QString notice() const { return editor->findChild<QLabel *>(s("env.notice"))->text(); }

    QWidget window;
    QLineEdit *before;
    EnvEditor *editor;
    QLineEdit *after;
    EnvTable *table;
    RequestFields fields;
    int edits = 0;
};

EnvRows three()
{
    return {envVariable(s("A"), s("1")), envVariable(s("B"), s("2")), envVariable(s("C"), s("3"))};
}

}

class EnvEditorTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void addsByKeysAlone();
    void addsByButtons();
    void typingIntoTheEmptyTableBegins();
    void everyKeystrokeReachesTheRequest();
    void escapeBringsBackWhatWasThere();
    void anEmptyNewRowGoesAway();
    void tabLeavesTheTable();
    void kindIsChosenFromAList();
    void deletesAndUndoes();
    void deletingTheLastLeavesTheFieldAlone();
    void duplicatesAndMoves();
    void secretIsTypedAsDots();
    void revealsOnlyThatRow();
    void checkBoxMakesSecret();
    void copiesWithoutSecrets();
    void pastesManyLines();
    void pasteWithBadLinesAsksFirst();
    void pastingIntoANameMakesRows();
    void opensAndDropsFiles();
    void showsProblemsInTheirRows();
    void countsPortsAndSize();
    void loadKeepsTheSelection();
    void everythingHasANameAndATurn();

private:
    EnvForm *form(); // made at the first use in each test

    std::unique_ptr<EnvForm> m_form;
};

EnvForm *EnvEditorTest::form()
{
    if (!m_form) {
        m_form = std::make_unique<EnvForm>();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&m_form->window);
    }
    return m_form.get();
}

void EnvEditorTest::cleanup()
{
    m_form.reset();
    QGuiApplication::clipboard()->clear();
}

void EnvEditorTest::addsByKeysAlone()
{
    form()->before->setFocus();
    EnvForm::key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), form()->editor->findChild<QWidget *>(s("env.addVariable")));
    form()->table->setFocus();
    EnvForm::key(Qt::Key_Insert);
    EnvForm::type("MODEL");
    EnvForm::key(Qt::Key_Return);
    EnvForm::type("llama");
    EnvForm::key(Qt::Key_Tab);
    EnvForm::type("B");
    EnvForm::key(Qt::Key_Tab);
    EnvForm::type("2");
    EnvForm::key(Qt::Key_Return);
    EnvForm::key(Qt::Key_N, Qt::ControlModifier);
    EnvForm::type("C=3");
    EnvForm::key(Qt::Key_Return);
    QCOMPARE(form()->text(), s("MODEL=llama\nB=2\nC=3\n"));
    QCOMPARE(QApplication::focusWidget(), form()->table);
}

void EnvEditorTest::addsByButtons()
{
    form()->click("env.addPort");
    EnvForm::type("8000");
    EnvForm::key(Qt::Key_Return);
    form()->click("env.addFlag");
    EnvForm::type("-h");
    EnvForm::key(Qt::Key_Tab);
    EnvForm::type("web");
    EnvForm::key(Qt::Key_Return);
    form()->click("env.addVariable");
    EnvForm::type("A");
    EnvForm::key(Qt::Key_Return);
    EnvForm::key(Qt::Key_Return);
    QCOMPARE(form()->text(), s("-p 8000:8000\n-h web\nA=\n"));
}

void EnvEditorTest::typingIntoTheEmptyTableBegins()
{
    form()->table->setFocus();
    QTest::keyClicks(form()->table, s("A"));
    EnvForm::type("BC");
    QCOMPARE(form()->text(), s("ABC=\n"));
}

void EnvEditorTest::everyKeystrokeReachesTheRequest()
{
    form()->load(three());
    form()->clickCell(1, EnvModel::ValueColumn, true);
    QWidget *editor = QApplication::focusWidget();
    QCOMPARE(editor->objectName(), s("env.value"));
    EnvForm::key(Qt::Key_End);
    EnvForm::type("x");
    QCOMPARE(form()->rows().at(1).value.reveal(), s("2x"));
    // In the middle: the echo must not move the cursor.
    EnvForm::key(Qt::Key_Home);
    EnvForm::type("yz");
    QCOMPARE(form()->rows().at(1).value.reveal(), s("yz2x"));
    QCOMPARE(QApplication::focusWidget(), editor);
    QCOMPARE(form()->edits, 3);
}

void EnvEditorTest::escapeBringsBackWhatWasThere()
{
    form()->load(three());
    form()->clickCell(1, EnvModel::ValueColumn, true);
    EnvForm::type("changed");
    QCOMPARE(form()->rows().at(1).value.reveal(), s("changed"));
    EnvForm::key(Qt::Key_Escape);
    QCOMPARE(form()->rows(), three());
    QCOMPARE(QApplication::focusWidget(), form()->table);
}

void EnvEditorTest::anEmptyNewRowGoesAway()
{
    form()->load(three());
    form()->click("env.addVariable");
    QCOMPARE(form()->table->model()->rowCount(), 4);
    EnvForm::key(Qt::Key_Escape);
    QCOMPARE(form()->table->model()->rowCount(), 3);
    form()->click("env.addVariable");
    form()->after->setFocus();
    QCOMPARE(form()->table->model()->rowCount(), 3);
    form()->click("env.addVariable");
    form()->clickCell(0, EnvModel::NameColumn);
    QTRY_COMPARE(form()->table->model()->rowCount(), 3);
    QCOMPARE(form()->table->currentIndex().row(), 0);
    QCOMPARE(form()->edits, 0);
}

void EnvEditorTest::tabLeavesTheTable()
{
    form()->load(three());
    form()->table->setFocus();
    EnvForm::key(Qt::Key_Tab);
    QVERIFY(!form()->table->hasFocus());
    // Out of a new row that stays empty, too.
    form()->table->setFocus();
    EnvForm::key(Qt::Key_Insert);
    EnvForm::key(Qt::Key_Tab);
    QVERIFY(!form()->table->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!form()->table->hasFocus());
    QCOMPARE(form()->rows(), three());
}

void EnvEditorTest::kindIsChosenFromAList()
{
    form()->load({envVariable(s("80:80"), {})});
    form()->clickCell(0, EnvModel::KindColumn, true);
    auto *box = form()->table->findChild<QComboBox *>(s("env.kind"));
    QVERIFY(box);
    QTRY_VERIFY(box->view()->isVisible());
    QTest::keyClick(box->view(), Qt::Key_Down);
    QTest::keyClick(box->view(), Qt::Key_Return);
    QTRY_COMPARE(form()->rows(), EnvRows{envPort(s("80:80"))});
}

void EnvEditorTest::deletesAndUndoes()
{
    form()->load(three());
    form()->clickCell(0, EnvModel::NameColumn);
    EnvForm::key(Qt::Key_Down, Qt::ShiftModifier);
    EnvForm::key(Qt::Key_Delete);
    QCOMPARE(form()->text(), s("C=3\n"));
    QCOMPARE(form()->notice(), s("2 rows deleted."));
    QCOMPARE(form()->table->currentIndex().row(), 0);
    form()->click("env.undo");
    QCOMPARE(form()->rows(), three());
    QVERIFY(form()->notice().isEmpty());
    form()->clickCell(1, EnvModel::NameColumn);
    form()->click("env.remove");
    QCOMPARE(form()->text(), s("A=1\nC=3\n"));
    form()->table->setFocus();
    EnvForm::key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(form()->rows(), three());
}

void EnvEditorTest::deletingTheLastLeavesTheFieldAlone()
{
    form()->load({envPort(s("80:80"))});
    form()->table->setFocus();
    form()->clickCell(0, EnvModel::NameColumn);
    EnvForm::key(Qt::Key_Delete);
    QCOMPARE(form()->edits, 1);
    QVERIFY(!form()->fields.isSet(FieldId::Env));
}

void EnvEditorTest::duplicatesAndMoves()
{
    form()->load(three());
    form()->clickCell(0, EnvModel::NameColumn);
    EnvForm::key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(form()->text(), s("A=1\nA=1\nB=2\nC=3\n"));
    EnvForm::key(Qt::Key_Down, Qt::AltModifier);
    EnvForm::key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(form()->text(), s("A=1\nB=2\nC=3\nA=1\n"));
    QCOMPARE(form()->table->currentIndex().row(), 3);
    EnvForm::key(Qt::Key_Down, Qt::AltModifier);
    form()->click("env.moveUp");
    QCOMPARE(form()->text(), s("A=1\nB=2\nA=1\nC=3\n"));
    form()->click("env.duplicate");
    QCOMPARE(form()->rows().size(), 5);
}

void EnvEditorTest::secretIsTypedAsDots()
{
    form()->click("env.addVariable");
    EnvForm::type("HF_TOKEN");
    EnvForm::key(Qt::Key_Tab);
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(line);
    QCOMPARE(line->echoMode(), QLineEdit::Password);
    EnvForm::type("hush");
    EnvForm::key(Qt::Key_Return);
    QCOMPARE(form()->rows(), (EnvRows{envVariable(s("HF_TOKEN"), s("hush"), true)}));
    QCOMPARE(form()->table->model()->index(0, EnvModel::ValueColumn).data().toString(), maskedText());
}

void EnvEditorTest::revealsOnlyThatRow()
{
    form()->load({envVariable(s("A_KEY"), s("one"), true), envVariable(s("B_KEY"), s("two"), true)});
    const QModelIndex first = form()->table->model()->index(0, EnvModel::ValueColumn);
    const QModelIndex second = form()->table->model()->index(1, EnvModel::ValueColumn);
    const QPoint eye = EnvDelegate::eyeRect(form()->table->visualRect(second), Qt::LeftToRight).center();
    QTest::mouseClick(form()->table->viewport(), Qt::LeftButton, {}, eye);
    QCOMPARE(first.data().toString(), maskedText());
    QCOMPARE(second.data().toString(), s("two"));
    QTest::mouseClick(form()->table->viewport(), Qt::LeftButton, {}, eye);
    QCOMPARE(second.data().toString(), maskedText());
    form()->clickCell(0, EnvModel::NameColumn);
    EnvForm::key(Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(first.data().toString(), s("one"));
    QCOMPARE(form()->edits, 0);
}

void EnvEditorTest::checkBoxMakesSecret()
{
    form()->load(three());
    form()->clickCell(1, EnvModel::SecretColumn);
    QVERIFY(form()->rows().at(1).secret);
    EnvForm::key(Qt::Key_Space);
    QVERIFY(!form()->rows().at(1).secret);
}

void EnvEditorTest::copiesWithoutSecrets()
{
    form()->load(
        {envVariable(s("A"), s("1")), envVariable(s("MY_KEY"), s("hush"), true), envPort(s("80:80"))});
    form()->clickCell(0, EnvModel::NameColumn);
    EnvForm::key(Qt::Key_A, Qt::ControlModifier);
    EnvForm::key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), s("A=1\nMY_KEY=") + maskedText() + s("\n-p 80:80\n"));
    EnvForm::key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), s("A=1\nMY_KEY=hush\n-p 80:80\n"));
}

void EnvEditorTest::pastesManyLines()
{
    form()->load(three());
    form()->table->setFocus();
    QGuiApplication::clipboard()->setText(s("# comment\nexport B='new value'\nD_TOKEN=d\n-p 80:80 -e E=5\n"));
    EnvForm::key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!form()->dialog());
    QCOMPARE(form()->text(), s("A=1\nB='new value'\nC=3\nD_TOKEN=d\n-p 80:80\nE=5\n"));
    QVERIFY(form()->rows().at(3).secret);
    QCOMPARE(form()->edits, 1);
    QCOMPARE(form()->notice(), s("3 rows added, 1 changed."));
    EnvForm::key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(form()->rows(), three());
}

void EnvEditorTest::pasteWithBadLinesAsksFirst()
{
    form()->table->setFocus();
    QGuiApplication::clipboard()->setText(s("A=1\nthis is nothing\nB=2\n"));
    EnvForm::key(Qt::Key_V, Qt::ControlModifier);
    QDialog *dialog = form()->dialog();
    QVERIFY(dialog);
    QCOMPARE(form()->edits, 0);
    auto *problems = dialog->findChild<QTreeWidget *>(s("envPaste.problems"));
    QCOMPARE(problems->topLevelItemCount(), 1);
    QCOMPARE(problems->topLevelItem(0)->text(0), s("2"));
    QVERIFY(problems->topLevelItem(0)->text(1).contains(s("this is nothing")));
    QVERIFY(!problems->topLevelItem(0)->text(2).isEmpty());
    QVERIFY(problems->isVisible());
    auto *preview = dialog->findChild<QTableView *>(s("envPaste.preview"));
    QCOMPARE(preview->model()->rowCount(), 2);

    // The line is mended in the box.
    auto *text = dialog->findChild<QPlainTextEdit *>(s("envPaste.text"));
    text->selectAll();
    QTest::keyClicks(text, s("X=9"));
    QCOMPARE(preview->model()->rowCount(), 1);
    QVERIFY(!problems->isVisible());
    QTest::mouseClick(dialog->findChild<QPushButton *>(s("envPaste.add")), Qt::LeftButton);
    QCOMPARE(form()->text(), s("X=9\n"));
    QTRY_VERIFY(!form()->dialog());
}

void EnvEditorTest::pastingIntoANameMakesRows()
{
    form()->click("env.addVariable");
    QGuiApplication::clipboard()->setText(s("A=1\nB=2"));
    EnvForm::key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(form()->text(), s("A=1\nB=2\n"));
    QCOMPARE(form()->table->model()->rowCount(), 2);
    // A value may have any text in it.
    form()->clickCell(0, EnvModel::ValueColumn, true);
    QGuiApplication::clipboard()->setText(s("x=y"));
    EnvForm::key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(form()->text(), s("A=x=y\nB=2\n"));
}

void EnvEditorTest::opensAndDropsFiles()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(s("some.env"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("A=1\r\nB=2\r\n");
    file.close();

    form()->drop(path);
    QCOMPARE(form()->text(), s("A=1\nB=2\n"));

    form()->editor->setFileChooser([path] { return path; });
    form()->click("env.pasteMany");
    QVERIFY(form()->dialog());
    QTest::mouseClick(form()->dialog()->findChild<QPushButton *>(s("envPaste.open")), Qt::LeftButton);
    QCOMPARE(
        form()->dialog()->findChild<QPlainTextEdit *>(s("envPaste.text"))->toPlainText(), s("A=1\nB=2\n"));
    QTest::keyClick(form()->dialog(), Qt::Key_Escape);

    form()->drop(folder.filePath(s("gone.env")));
    QVERIFY(form()->notice().contains(s("gone.env")));
    QCOMPARE(form()->edits, 1);
}

void EnvEditorTest::showsProblemsInTheirRows()
{
    form()->load({envVariable(s("A"), s("1")), envPort(s("66000:1"))});
    form()->editor->showIssues(validate(form()->fields));
    const QModelIndex good = form()->table->model()->index(0, EnvModel::NameColumn);
    const QModelIndex bad = form()->table->model()->index(1, EnvModel::NameColumn);
    QVERIFY(!good.data(EnvModel::ProblemRole).isValid());
    QVERIFY(bad.data(EnvModel::ProblemRole).isValid());
    QVERIFY(bad.data(Qt::ToolTipRole).toString().contains(s("66000:1")));
    form()->editor->focusOn(FieldId::Env, 1);
    QVERIFY(form()->table->hasFocus());
    QCOMPARE(form()->table->currentIndex().row(), 1);
}

void EnvEditorTest::countsPortsAndSize()
{
    const auto *counts = form()->editor->findChild<QLabel *>(s("env.counts"));
    form()->editor->setLocale(QLocale::c());
    form()->load({envVariable(s("AB"), s("123")), envPort(s("80:80"))});
    QCOMPARE(counts->text(), s("1 of 64 ports · 14 of 32768 characters"));
    form()->clickCell(1, EnvModel::NameColumn);
    EnvForm::key(Qt::Key_Delete);
    QCOMPARE(counts->text(), s("0 of 64 ports · 5 of 32768 characters"));
}

void EnvEditorTest::loadKeepsTheSelection()
{
    EnvRows rows = three();
    form()->load(rows);
    form()->clickCell(1, EnvModel::ValueColumn, true);
    EnvForm::type("typed");
    QWidget *editor = QApplication::focusWidget();
    rows = form()->rows();
    rows.prepend(envVariable(s("ZERO"), s("0")));
    form()->load(rows);
    rows[3].value = Secret(s("from elsewhere"));
    form()->load(rows);
    QCOMPARE(QApplication::focusWidget(), editor);
    QCOMPARE(form()->table->currentIndex().row(), 2);
    EnvForm::type("!");
    QCOMPARE(form()->rows().at(2).value.reveal(), s("typed!"));
    QCOMPARE(form()->rows().at(3).value.reveal(), s("from elsewhere"));
}

void EnvEditorTest::everythingHasANameAndATurn()
{
    const QList<QWidget *> parts = form()->editor->findChildren<QWidget *>();
    for (const QWidget *part : parts) {
        if (part->focusPolicy() & Qt::TabFocus)
            QVERIFY2(!part->accessibleName().isEmpty(), qPrintable(part->objectName()));
    }
    // As the label's mnemonic does.
    form()->editor->setFocus();
    QVERIFY(form()->table->hasFocus());
}

BERTH_TEST(EnvEditorTest)

#include "enveditortest.moc"
