// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/envpaste.h"

#include "interop/meaning.h"
#include "support/testcase.h"

using namespace berth;
using test::text;

class EnvPasteTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void reports_data();
    void reports();
    void aQuoteLeftOpenLosesOneLineOnly();
    void expansionsStayAndAreNoted();
    void secretsAreMarkedAndNeverRepeated();
    void flagsMakeRowsOfTheirKind();
    void flagsAndLinesMayBeMixed();
};

namespace {

// "NAME=value", "-p 80:80=1", with line ends made visible.
QStringList rows(const EnvPaste &paste)
{
    QStringList result;
    for (const EnvRow &row : paste.rows)
        result << QString(envKey(row) + u'=' + envWireValue(row)).replace(u'\n', u'|');
    return result;
}

}

void EnvPasteTest::reads_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *pasted, const QStringList &expected) {
        QTest::newRow(name) << text(pasted) << expected;
    };
    row("nothing", "", {});
    row("lines", "A=b\nC=d\n", {text("A=b"), text("C=d")});
    row("no line end at the end", "A=b\nC=d", {text("A=b"), text("C=d")});
    row("CR LF and byte order mark",
        "\xef\xbb\xbf"
        "A=b\r\nC=\"d\"\r\n",
        {text("A=b"), text("C=d")});
    row("comments and blank lines", "# x\n\n  # y\nA=b # z\nC=d#e\n", {text("A=b"), text("C=d#e")});
    row("export", "export A=b\n  export\tC='d'\nexporter=1\n",
        {text("A=b"), text("C=d"), text("exporter=1")});
    row("declare", "declare -x A=\"b\"", {text("A=b")});
    row("equals in the value", "A=b=c==", {text("A=b=c==")});
    row("empty values", "A=\nB=''\nC=\"\"\nD= # x\n", {text("A="), text("B="), text("C="), text("D=")});
    row("blanks around", " A = b c \n", {text("A=b c")});
    row("single quotes", "A='b # \\n \"c\" $d'", {text("A=b # \\n \"c\" $d")});
    row("double quotes", "A=\"b # \\n \\\"c\\\" \\$d \\\\ \\q 'e'\"", {text("A=b # | \"c\" $d \\ \\q 'e'")});
    row("many lines in quotes", "A=\"b\n c\"\nB='d\ne' # x\nF=g",
        {text("A=b| c"), text("B=d|e"), text("F=g")});
    row("pieces as a shell writes them", "A='it'\\''s'\nB='a'\"b\"c", {text("A=it's"), text("B=abc")});
    row("quotes inside", "A={\"x\": 1, 'y'}", {text("A={\"x\": 1, 'y'}")});
    row("not ASCII", "GRÜN=äöü 😀", {text("GRÜN=äöü 😀")});

    row("flags",
        "-e A=b -p 80:80 -p 53:53/udp -h name -v a:b -n net --env C=d --env=E=f --publish 81:81 --hostname x",
        {text("A=b"), text("-p 80:80=1"), text("-p 53:53/udp=1"), text("-h=name"), text("-v a:b=1"),
            text("-n net=1"), text("C=d"), text("E=f"), text("-p 81:81=1"), text("-h=x")});
    row("attached", "-eA=b -p80:80 -p=81:81 -hweb",
        {text("A=b"), text("-p 80:80=1"), text("-p 81:81=1"), text("-h=web")});
    row("quoted flags", "-e 'A=b c' -e B='d \"e\"' -e \"C=f=g\" -e D=\\$x -e E=",
        {text("A=b c"), text("B=d \"e\""), text("C=f=g"), text("D=$x"), text("E=")});
    row("continued flags", "-e A=b \\\n  -p 80:80 \\\r\n -e C='d\ne'\n",
        {text("A=b"), text("-p 80:80=1"), text("C=d|e")});
    row("docker run", "$ docker run \\\n -e A=b", {text("A=b")});
}

void EnvPasteTest::reads()
{
    QFETCH(QString, pasted);
    QFETCH(QStringList, expected);
    const EnvPaste paste = readEnvPaste(pasted);
    QCOMPARE(rows(paste), expected);
    QVERIFY2(paste.problems.isEmpty(), qPrintable(paste.problems.value(0).reason));
}

void EnvPasteTest::reports_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QStringList>("kept");
    const auto row
        = [](const char *name, const char *pasted, int line, const char *shown, const QStringList &kept) {
              QTest::newRow(name) << text(pasted) << line << text(shown) << kept;
          };
    const QStringList a{text("A=b")};
    row("no equals sign", "A=b\nhello\n", 2, "hello", a);
    row("no name", "\n=x\nA=b", 2, "=x", a);
    row("blank in the name", "MY VAR=x\nA=b", 1, "MY VAR=x", a);
    row("export without a value", "export X\nA=b", 1, "export X", a);
    row("something after the quote", "X=\"a\" b\nA=b", 1, "X=\"a\" b", a);
    row("variable of one's own computer", "-e A=b \\\n -e HOME", 2, "-e HOME", a);
    row("variable without a name", "-e =x -e A=b", 1, "-e =x", a);
    row("port without outside", "-e A=b -p 80", 1, "-p 80", a);
    row("port out of range", "-e A=b -p 80:66000", 1, "-p 80:66000", a);
    row("port of an address", "-p 127.0.0.1:80:80 -e A=b", 1, "-p 127.0.0.1:80:80", a);
    row("missing value", "-e A=b -p", 1, "-p", a);
    row("unknown flag and its value", "--shm-size 8g -e A=b", 1, "--shm-size 8g", a);
    row("unknown flag, attached", "--gpus=all -e A=b", 1, "--gpus=all", a);
    row("switch", "--rm -e A=b", 1, "--rm", a);
    row("stray word", "-e A=b c", 1, "c", a);
    row("file", "--env-file x.env -e A=b", 1, "--env-file x.env", a);
    row("image", "docker run --rm -e A=b ubuntu bash -e C=d", 1, "--rm", a);
    row("open quote in flags", "-e 'X=b\nA=b", 1, "-e 'X=b", a);
}

void EnvPasteTest::reports()
{
    QFETCH(QString, pasted);
    QFETCH(int, line);
    QFETCH(QString, shown);
    QFETCH(QStringList, kept);
    const EnvPaste paste = readEnvPaste(pasted);
    QCOMPARE(rows(paste), kept);
    QVERIFY(!paste.problems.isEmpty());
    QCOMPARE(paste.problems.first().text, shown);
    QCOMPARE(paste.problems.first().line, line);
    QVERIFY(!paste.problems.first().reason.isEmpty());
}

void EnvPasteTest::aQuoteLeftOpenLosesOneLineOnly()
{
    const EnvPaste paste = readEnvPaste(text("A=1\nB=\"x\nC=3\nD='y\nE=5"));
    QCOMPARE(rows(paste), QStringList({text("A=1"), text("C=3"), text("E=5")}));
    QCOMPARE(paste.problems.size(), 2);
    QCOMPARE(paste.problems[0].line, 2);
    QCOMPARE(paste.problems[1].line, 4);
}

void EnvPasteTest::expansionsStayAndAreNoted()
{
    const EnvPaste paste = readEnvPaste(text("A=$HOME/x\nB='$HOME'\nC=5$\nD=\"${X}\"\n-e E=$F -e 'G=$H'"));
    QCOMPARE(rows(paste),
        QStringList(
            {text("A=$HOME/x"), text("B=$HOME"), text("C=5$"), text("D=${X}"), text("E=$F"), text("G=$H")}));
    QVERIFY(paste.problems.isEmpty());
    QList<int> lines;
    for (const PasteProblem &note : paste.notes)
        lines << note.line;
    QCOMPARE(lines, QList<int>({1, 4, 5}));
}

void EnvPasteTest::secretsAreMarkedAndNeverRepeated()
{
    const EnvPaste paste = readEnvPaste(
        text("HF_TOKEN=hf_abc\nPLAIN=x\nMY KEY=sesame\nAPI_KEY=\"sesame\" x\n-e A_SECRET=$sesame"));
    QCOMPARE(paste.rows.size(), 3);
    QVERIFY(paste.rows[0].secret);
    QVERIFY(!paste.rows[1].secret);
    QVERIFY(paste.rows[2].secret);
    QCOMPARE(paste.problems.size(), 2);
    QCOMPARE(paste.notes.size(), 1);
    for (const PasteProblem &one : paste.problems + paste.notes) {
        QVERIFY2(!one.text.contains(text("sesame")), qPrintable(one.text));
        QVERIFY(!one.reason.contains(text("sesame")));
    }
}

void EnvPasteTest::flagsMakeRowsOfTheirKind()
{
    const EnvPaste paste = readEnvPaste(text("-e A=b -p 80:80 -v c:d"));
    QCOMPARE(paste.rows,
        EnvRows(
            {envVariable(text("A"), text("b")), envPort(text("80:80")), envFlag(text("-v"), text("c:d"))}));
}

void EnvPasteTest::flagsAndLinesMayBeMixed()
{
    const EnvPaste paste = readEnvPaste(text("A=b\n-p 80:80 \\\n  -e C=d\n# x\nE=\"f\ng\"\nwrong\n-p 1"));
    QCOMPARE(rows(paste), QStringList({text("A=b"), text("-p 80:80=1"), text("C=d"), text("E=f|g")}));
    QCOMPARE(paste.problems.size(), 2);
    QCOMPARE(paste.problems[0].line, 7);
    QCOMPARE(paste.problems[1].line, 8);
}

BERTH_TEST(EnvPasteTest)
#include "envpastetest.moc"
