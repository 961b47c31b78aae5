// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/envmodel.h"

#include "interop/envpaste.h"
#include "support/testcase.h"
#include "ui/widgets/envlines.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace berth;

namespace {

EnvRows many(int count)
{
    EnvRows rows;
    for (int i = 0; i < count; ++i)
        rows << envVariable(QStringLiteral("NAME_%1").arg(i), QString::number(i));
    return rows;
}

QStringList names(const EnvModel &model)
{
    QStringList result;
    const EnvRows rows = model.rows();
    for (const EnvRow &row : rows)
        result << row.name;
    return result;
}

QStringList letters(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

EnvRows lettered(const char *text)
{
    EnvRows rows;
    const QStringList all = letters(text);
    for (const QString &name : all)
        rows << envVariable(name, name.toLower());
    return rows;
}

// Everything that a view, a screen reader or a copy could show of the table.
QString everythingShown(const EnvModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (int role = 0; role < Qt::UserRole + 16; ++role)
                text += model.index(row, column).data(role).toString() + u'\n';
        }
    }
    return text;
}

}

class EnvModelTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void obeysTheRulesOfModels();
    void oneEditIsOneSignal();
    void loadingTheSameSignalsNothing();
    void loadingTouchesOnlyTheDifference();
    void draftIsNoRowUntilSomethingIsInIt();
    void secretIsNeverShown();
    void secretIsProposedByName();
    void renamingNeverUncovers();
    void portHasNoValue();
    void tidies_data();
    void tidies();
    void removes();
    void duplicates();
    void moves();
    void undoesAndRedoes();
    void typingIsOneUndoStep();
    void mergeReplacesAndAdds();
    void problemsTouchTheirRowsOnly();
    void copiesReadBack();
};

void EnvModelTest::obeysTheRulesOfModels()
{
    EnvModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.load(lettered("A B C D E"));
    model.load(lettered("A X C E F G"));
    model.load(lettered("A"));
    model.load(lettered("P Q A R"));
    model.addDraft(EnvKind::Port);
    model.load(lettered("Q A R S"));
    model.setData(model.index(model.draftRow(), EnvModel::NameColumn), QStringLiteral("80:80"));
    model.duplicate({0, 2});
    QVERIFY(model.moveBlock(1, 2, 1));
    QVERIFY(model.moveBlock(1, 2, -1));
    model.removeRowsAt({0, 2, 3});
    model.addDraft(EnvKind::Variable);
    model.undo();
    model.undo();
    model.redo();
    model.merge(lettered("A Z"));
    model.load({});
    QCOMPARE(model.rowCount(), 0);
}

void EnvModelTest::oneEditIsOneSignal()
{
    EnvModel model;
    model.load(many(1000));
    QSignalSpy changed(&model, &EnvModel::dataChanged);
    QSignalSpy reset(&model, &EnvModel::modelReset);
    QSignalSpy layout(&model, &EnvModel::layoutChanged);
    QSignalSpy edited(&model, &EnvModel::edited);
    QVERIFY(model.setData(model.index(500, EnvModel::ValueColumn), QStringLiteral("new")));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex(), model.index(500, EnvModel::ValueColumn));
    QCOMPARE(changed.first().at(1).toModelIndex(), model.index(500, EnvModel::ValueColumn));
    QCOMPARE(edited.size(), 1);
    // The echo of the edit.
    model.load(model.rows());
    QCOMPARE(changed.size(), 1);
    QVERIFY(model.setData(model.index(500, EnvModel::ValueColumn), QStringLiteral("new")));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(reset.size() + layout.size(), 0);
}

void EnvModelTest::loadingTheSameSignalsNothing()
{
    EnvModel model;
    model.load(many(1000));
    QSignalSpy changed(&model, &EnvModel::dataChanged);
    QSignalSpy inserted(&model, &EnvModel::rowsInserted);
    QSignalSpy removed(&model, &EnvModel::rowsRemoved);
    model.load(many(1000));
    QCOMPARE(changed.size() + inserted.size() + removed.size(), 0);
}

void EnvModelTest::loadingTouchesOnlyTheDifference()
{
    EnvModel model;
    model.load(lettered("A B C D"));
    QSignalSpy edited(&model, &EnvModel::edited);
    QSignalSpy changed(&model, &EnvModel::dataChanged);
    QSignalSpy inserted(&model, &EnvModel::rowsInserted);
    const QPersistentModelIndex last = model.index(3, 0);
    EnvRows rows = lettered("A B N M C D");
    model.load(rows);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(last.row(), 5);
    rows[1].value = Secret(QStringLiteral("other"));
    model.load(rows);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    QCOMPARE(edited.size(), 0);
    QCOMPARE(names(model), letters("A B N M C D"));
}

void EnvModelTest::draftIsNoRowUntilSomethingIsInIt()
{
    EnvModel model;
    model.load(lettered("A"));
    QSignalSpy edited(&model, &EnvModel::edited);
    QCOMPARE(model.addDraft(EnvKind::Variable), 1);
    QCOMPARE(model.addDraft(EnvKind::Flag), 1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rows().size(), 1);
    QCOMPARE(edited.size(), 0);
    QVERIFY(model.setData(model.index(1, EnvModel::NameColumn), QStringLiteral("-h")));
    QCOMPARE(edited.size(), 1);
    QCOMPARE(names(model), letters("A -h"));
    QCOMPARE(model.draftRow(), -1);
    model.addDraft(EnvKind::Variable);
    model.dropDraft();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(edited.size(), 1);
}

void EnvModelTest::secretIsNeverShown()
{
    EnvModel model;
    const QString secret = QStringLiteral("hunter2");
    model.load({envVariable(QStringLiteral("A"), secret, true),
        envVariable(QStringLiteral("B"), QStringLiteral("open"))});
    QVERIFY(!everythingShown(model).contains(secret));
    QVERIFY(everythingShown(model).contains(QStringLiteral("open")));
    QCOMPARE(model.index(0, EnvModel::ValueColumn).data().toString(), maskedText());
    QVERIFY(!envRowsText(model.rows(), false).contains(secret));
    QVERIFY(envRowsText(model.rows(), true).contains(secret));

    model.setRevealed(0, true);
    QCOMPARE(model.index(0, EnvModel::ValueColumn).data().toString(), secret);
    // What moves or comes beside it must not end up uncovered in its place.
    model.load(
        {envVariable(QStringLiteral("Z"), secret, true), envVariable(QStringLiteral("A"), secret, true)});
    QVERIFY(!everythingShown(model).contains(secret));
    model.setRevealed(0, true);
    QVERIFY(model.moveBlock(0, 0, 1));
    QVERIFY(!everythingShown(model).contains(secret));
}

void EnvModelTest::secretIsProposedByName()
{
    EnvModel model;
    const int row = model.addDraft(EnvKind::Variable);
    model.setData(model.index(row, EnvModel::NameColumn), QStringLiteral("HF_TOKEN"));
    QVERIFY(model.rowAt(row).secret);
    model.setData(model.index(row, EnvModel::NameColumn), QStringLiteral("HF_TOK"));
    QVERIFY(!model.rowAt(row).secret);
    // Whoever says that it is none is believed.
    model.setData(model.index(row, EnvModel::NameColumn), QStringLiteral("MONKEY"));
    QVERIFY(model.setData(model.index(row, EnvModel::SecretColumn), Qt::Unchecked, Qt::CheckStateRole));
    model.setData(model.index(row, EnvModel::NameColumn), QStringLiteral("MONKEYS"));
    QVERIFY(!model.rowAt(row).secret);
}

void EnvModelTest::renamingNeverUncovers()
{
    EnvModel model;
    model.load({envVariable(QStringLiteral("API_KEY"), QStringLiteral("x"), true)});
    model.setData(model.index(0, EnvModel::NameColumn), QStringLiteral("FOO"));
    QVERIFY(model.rowAt(0).secret);
}

void EnvModelTest::portHasNoValue()
{
    EnvModel model;
    model.load({envVariable(QStringLiteral("80:80"), QStringLiteral("x"), true)});
    model.setData(model.index(0, EnvModel::KindColumn), static_cast<int>(EnvKind::Port));
    QCOMPARE(model.rows(), EnvRows{envPort(QStringLiteral("80:80"))});
    QVERIFY(!(model.flags(model.index(0, EnvModel::ValueColumn)) & Qt::ItemIsEditable));
    QVERIFY(!(model.flags(model.index(0, EnvModel::SecretColumn)) & Qt::ItemIsUserCheckable));
    QVERIFY(model.index(0, EnvModel::ValueColumn).data().toString().contains(QStringLiteral("TCP")));
}

void EnvModelTest::tidies_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("line");
    const int variable = static_cast<int>(EnvKind::Variable);
    const int port = static_cast<int>(EnvKind::Port);
    QTest::newRow("port") << port << "8000"
                          << "-p 8000:8000\n";
    QTest::newRow("udp") << port << " 53/udp "
                         << "-p 53:53/udp\n";
    QTest::newRow("whole port") << port << "80:90"
                                << "-p 80:90\n";
    QTest::newRow("no port") << port << "66000"
                             << "-p 66000\n";
    QTest::newRow("pair") << variable << "A=b=c"
                          << "A=b=c\n";
    QTest::newRow("flag") << variable << "-p 80:81"
                          << "-p 80:81\n";
    QTest::newRow("plain") << variable << "A"
                           << "A=\n";
    QTest::newRow("secret pair") << variable << "MY_KEY=v"
                                 << QString(QStringLiteral("MY_KEY=") + maskedText() + u'\n');
}

void EnvModelTest::tidies()
{
    QFETCH(const int, kind);
    QFETCH(const QString, typed);
    QFETCH(const QString, line);
    EnvModel model;
    const int row = model.addDraft(static_cast<EnvKind>(kind));
    model.setData(model.index(row, EnvModel::NameColumn), typed);
    model.tidy(row);
    QCOMPARE(envRowsText(model.rows(), false), line);
    model.endStep();
    model.undo();
    QCOMPARE(model.rowCount(), 0);
}

void EnvModelTest::removes()
{
    EnvModel model;
    model.load(lettered("A B C D E F"));
    QSignalSpy removed(&model, &EnvModel::rowsRemoved);
    QSignalSpy edited(&model, &EnvModel::edited);
    model.removeRowsAt({4, 1, 2, 1});
    QCOMPARE(names(model), letters("A D F"));
    QCOMPARE(removed.size(), 2);
    QCOMPARE(edited.size(), 1);
    model.undo();
    QCOMPARE(names(model), letters("A B C D E F"));
}

void EnvModelTest::duplicates()
{
    EnvModel model;
    model.load(lettered("A B C D"));
    QCOMPARE(model.duplicate({0, 2}), 3);
    QCOMPARE(names(model), letters("A B C A C D"));
}

void EnvModelTest::moves()
{
    EnvModel model;
    model.load(lettered("A B C D"));
    const QPersistentModelIndex c = model.index(2, 0);
    QVERIFY(model.moveBlock(1, 2, 1));
    QCOMPARE(names(model), letters("A D B C"));
    QCOMPARE(c.row(), 3);
    QVERIFY(!model.moveBlock(2, 3, 1));
    QVERIFY(model.moveBlock(2, 3, -1));
    QVERIFY(model.moveBlock(1, 2, -1));
    QCOMPARE(names(model), letters("B C A D"));
    QVERIFY(!model.moveBlock(0, 1, -1));
}

void EnvModelTest::undoesAndRedoes()
{
    EnvModel model;
    model.load(lettered("A B"));
    model.removeRowsAt({0});
    model.duplicate({0});
    QCOMPARE(names(model), letters("B B"));
    model.undo();
    model.undo();
    QCOMPARE(names(model), letters("A B"));
    model.redo();
    QCOMPARE(names(model), letters("B"));
    model.setData(model.index(0, EnvModel::NameColumn), QStringLiteral("Q"));
    QVERIFY(!model.canRedo());
    // What was loaded can be taken back as well: "leave alone" empties the table.
    model.load({});
    model.undo();
    QCOMPARE(names(model), letters("Q"));
}

void EnvModelTest::typingIsOneUndoStep()
{
    EnvModel model;
    model.load(lettered("A"));
    const QModelIndex value = model.index(0, EnvModel::ValueColumn);
    for (const char *text : {"x", "xy", "xyz"})
        model.setData(value, QString::fromLatin1(text));
    model.endStep();
    model.setData(value, QStringLiteral("other"));
    model.undo();
    QCOMPARE(model.rowAt(0).value.reveal(), QStringLiteral("xyz"));
    model.undo();
    QCOMPARE(model.rowAt(0).value.reveal(), QStringLiteral("a"));
}

void EnvModelTest::mergeReplacesAndAdds()
{
    EnvModel model;
    EnvRows rows = lettered("A B");
    rows[0].secret = true;
    rows << envPort(QStringLiteral("80:80"));
    model.load(rows);
    QSignalSpy edited(&model, &EnvModel::edited);
    const EnvMerge done = model.merge({envVariable(QStringLiteral("A"), QStringLiteral("new")),
        envPort(QStringLiteral("80:80/tcp")), envVariable(QStringLiteral("C"), QStringLiteral("1")),
        envVariable(QStringLiteral("C"), QStringLiteral("2"))});
    QCOMPARE(done.added, 1);
    QCOMPARE(done.changed, 1);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(names(model), letters("A B 80:80 C"));
    QVERIFY(model.rowAt(0).secret);
    QCOMPARE(model.rowAt(0).value.reveal(), QStringLiteral("new"));
    QCOMPARE(model.rowAt(3).value.reveal(), QStringLiteral("2"));
    model.merge({envVariable(QStringLiteral("B"), QStringLiteral("b"))});
    QCOMPARE(edited.size(), 1);
}

void EnvModelTest::problemsTouchTheirRowsOnly()
{
    EnvModel model;
    model.load(many(1000));
    QSignalSpy changed(&model, &EnvModel::dataChanged);
    Issue issue;
    issue.message = QStringLiteral("Wrong.");
    issue.remedy = QStringLiteral("Mend it.");
    issue.row = 7;
    Issue warning = issue;
    warning.severity = Severity::Warning;
    warning.message = QStringLiteral("Odd.");
    Issue whole;
    model.setProblems({warning, issue, whole});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 7);
    const QModelIndex name = model.index(7, EnvModel::NameColumn);
    QCOMPARE(name.data(EnvModel::ProblemRole).toInt(), static_cast<int>(Severity::Error));
    QCOMPARE(name.data(Qt::ToolTipRole).toString(), QStringLiteral("Odd. Mend it.\nWrong. Mend it."));
    model.setProblems({warning, issue});
    QCOMPARE(changed.size(), 1);
    model.setProblems({});
    QCOMPARE(changed.size(), 2);
    QVERIFY(!name.data(EnvModel::ProblemRole).isValid());
}

void EnvModelTest::copiesReadBack()
{
    const EnvRows rows{envVariable(QStringLiteral("PLAIN"), QStringLiteral("a-b/c:1")),
        envVariable(QStringLiteral("EMPTY"), {}),
        envVariable(QStringLiteral("SPACES"), QStringLiteral("  two words # no comment ")),
        envVariable(QStringLiteral("QUOTES"), QStringLiteral("it's \"so\" $HOME `date` \\ end")),
        envVariable(QStringLiteral("LINES"), QStringLiteral("one\ntwo's\n")),
        envVariable(QStringLiteral("MY_TOKEN"), QStringLiteral("hush hush"), true),
        envPort(QStringLiteral("53:53/udp")), envFlag(QStringLiteral("-h"), QStringLiteral("web one's"))};
    const EnvPaste paste = readEnvPaste(envRowsText(rows, true));
    QVERIFY(paste.problems.isEmpty());
    QCOMPARE(paste.rows.size(), rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(envKey(paste.rows.at(i)), envKey(rows.at(i)));
        QCOMPARE(envWireValue(paste.rows.at(i)), envWireValue(rows.at(i)));
    }
}

BERTH_TEST(EnvModelTest)

#include "envmodeltest.moc"
