// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/clientenv.h"

#include "interop/meaning.h"
#include "support/testcase.h"

using namespace berth;
using test::text;

class ClientEnvTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void meansWhatTheClientSends_data();
    void meansWhatTheClientSends();
    void readsTheClientsMeaning_data();
    void readsTheClientsMeaning();
    void whatTheClientDropsIsTold_data();
    void whatTheClientDropsIsTold();
    void whatCannotBeWrittenIsLeft();
};

namespace {

QHash<QString, QString> pairs(const EnvRows &rows)
{
    QHash<QString, QString> result;
    for (const EnvRow &row : rows)
        result.insert(envKey(row), envWireValue(row));
    return result;
}

using Pairs = QHash<QString, QString>;

void table(bool both)
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Pairs>("expected");
    const auto row = [](const char *name, const char *line, const Pairs &expected) {
        QTest::newRow(name) << text(line) << expected;
    };
    row("everything", "-e A=b -p 80:80 -p 53:53/udp -h web -v a:/b -n net1",
        {{text("A"), text("b")}, {text("-p 80:80"), text("1")}, {text("-p 53:53/udp"), text("1")},
            {text("-h"), text("web")}, {text("-v a:/b"), text("1")}, {text("-n net1"), text("1")}});
    row("quoted value", "-e A='b c' -e D=\"e f\"", {{text("A"), text("b c")}, {text("D"), text("e f")}});
    row("JSON keeps its quotes", "-e A='{\"b\": \"c d\"}'", {{text("A"), text("{\"b\": \"c d\"}")}});
    row("bare JSON", "-e A={\"b\":1}", {{text("A"), text("{\"b\":1}")}});
    row("backslashes stay", "-e A=C:\\dir\\n", {{text("A"), text("C:\\dir\\n")}});
    row("dollar stays", "-e A=$b", {{text("A"), text("$b")}});
    row("equals", "-e A=b=c==", {{text("A"), text("b=c==")}});
    row("empty", "-e A= -e B=''", {{text("A"), QString()}, {text("B"), QString()}});
    row("the last one counts", "-e A=1 -e A=2", {{text("A"), text("2")}});
    row("line end in quotes", "-e A='b\nc'", {{text("A"), text("b\nc")}});
    if (!both)
        return;
    row("dropped port", "-p abc -e A=b", {{text("A"), text("b")}});
    row("dropped words", "x -e A=b --env C=d", {{text("A"), text("b")}});
    row("quotes around the whole", "-e \"A=b c\"", {{text("\"A"), text("b c")}});
    row("two spaces lose a value", "-e  A=b", {});
    row("open quote", "-e A=it's -p 80:80", {{text("A"), text("it's -p 80:80")}});
}

}

// Expectations of this table come from the official client's own parse_env, run in Python.
void ClientEnvTest::meansWhatTheClientSends_data()
{
    table(true);
}

void ClientEnvTest::meansWhatTheClientSends()
{
    QFETCH(QString, line);
    QFETCH(Pairs, expected);
    QCOMPARE(clientEnvMeaning(line), expected);
}

void ClientEnvTest::readsTheClientsMeaning_data()
{
    table(false);
}

void ClientEnvTest::readsTheClientsMeaning()
{
    QFETCH(QString, line);
    QFETCH(Pairs, expected);
    const DockerFlags flags = readClientEnv(line);
    QCOMPARE(pairs(flags.rows), expected);
    QCOMPARE(flags.rows.size(), expected.size());
    QVERIFY(flags.problems.isEmpty());
}

void ClientEnvTest::whatTheClientDropsIsTold_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("problems");
    QTest::addColumn<int>("notes");
    QTest::addColumn<int>("rows");
    const auto row = [](const char *name, const char *line, int problems, int notes, int rows) {
        QTest::newRow(name) << text(line) << problems << notes << rows;
    };
    row("port", "-p abc -e A=b", 1, 0, 1);
    row("port range of tcp letters", "-p tcp -e A=b", 1, 0, 1);
    row("variable without a value", "-e HOME -e A=b", 1, 0, 1);
    row("stray word", "x -e A=b", 1, 0, 1);
    row("long flag", "--env C=d", 0, 1, 1);
    row("attached value", "-eC=d", 0, 1, 1);
    row("quotes around the whole", "-e \"A=b c\"", 0, 1, 1);
    row("open quote", "-e A=it's -p 80:80", 1, 0, 1);
    row("given twice", "-e A=1 -e A=2", 0, 1, 1);
    row("ends in a flag", "-e A=b -p", 1, 0, 1);
    row("line ends between flags", "-e A=b \\\n -p 80:80", 0, 0, 2);
}

void ClientEnvTest::whatTheClientDropsIsTold()
{
    QFETCH(QString, line);
    QFETCH(int, problems);
    QFETCH(int, notes);
    QFETCH(int, rows);
    const DockerFlags flags = readClientEnv(line);
    QCOMPARE(flags.problems.size(), problems);
    QCOMPARE(flags.notes.size(), notes);
    QCOMPARE(flags.rows.size(), rows);
}

void ClientEnvTest::whatCannotBeWrittenIsLeft()
{
    const EnvRows good{envVariable(text("A"), text("b c")), envVariable(text("B"), text("it's \"x\" 's")),
        envVariable(text("C"), QString()), envPort(text("80:80"))};
    const EnvRows bad{envVariable(text("D"), text("'quoted'")), envVariable(text("E"), text("it's one")),
        envVariable(text("F G"), text("x")), envFlag(text("-h"), text("a b")),
        envFlag(text("--gpus"), text("all")), envFlag(text("-v"), text("a b:/c")),
        envFlag(text("-n"), text("Net_1")), envPort(text("x"))};
    const ClientEnvText result = clientEnvText(good + bad);
    QCOMPARE(result.left, bad);
    QCOMPARE(clientEnvMeaning(result.text), pairs(good));
    QCOMPARE(pairs(readClientEnv(result.text).rows), pairs(good));
}

BERTH_TEST(ClientEnvTest)
#include "clientenvtest.moc"
