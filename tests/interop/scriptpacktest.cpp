// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/scriptpack.h"

#include "support/testcase.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace berth;

class ScriptPackTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void bashRunsTheVerySameBytes_data();
    void bashRunsTheVerySameBytes();
    void exitCodeArgumentsInputAndOutput_data();
    void exitCodeArgumentsInputAndOutput();
    void leavesNothingBehind();
    void aDamagedPackRunsNothing();
    void longScriptsGetShorter();
    void isAlwaysTheSame();
    void otherTextsAreNotPacked_data();
    void otherTextsAreNotPacked();
    void aChangedPackIsRefused();
};

namespace {

void awkwardScripts()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no final newline") << QStringLiteral("echo hi");
    QTest::newRow("final newlines") << QStringLiteral("echo hi\n\n\n");
    QTest::newRow("quotes") << QStringLiteral("echo \"it's\" '\"' `date` $x \\\n#'");
    QTest::newRow("CR LF") << QStringLiteral("echo a\r\necho b\r\n");
    QTest::newRow("emoji") << QStringLiteral("echo 😀 äöü \u4e2d\n");
    QTest::newRow("byte order mark") << QStringLiteral("\ufeffecho hi\n");
    QString odd;
    for (char16_t c = 1; c < 0x180; ++c)
        odd += QChar(c);
    QTest::newRow("every character") << odd;
    QString large;
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i)
        large += QStringLiteral("echo %1\n").arg(random.generate());
    QTest::newRow("large") << large;
}

struct Ran
{
    QByteArray output;
    int exitCode = -1;
};

// The packed text as Vast.ai runs it: a file of its own.
Ran runFile(
    const QByteArray &bytes, const QStringList &arguments, const QByteArray &input, const QString &temporary)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("onstart.sh"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    file.close();
    QProcess bash;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), temporary);
    bash.setProcessEnvironment(environment);
    bash.start(QStringLiteral("bash"), QStringList{path} + arguments);
    bash.write(input);
    bash.closeWriteChannel();
    if (!bash.waitForFinished())
        return {};
    return {bash.readAllStandardOutput(), bash.exitCode()};
}

bool noBash()
{
    return QStandardPaths::findExecutable(QStringLiteral("bash")).isEmpty()
        || QStandardPaths::findExecutable(QStringLiteral("gunzip")).isEmpty();
}

}

void ScriptPackTest::comesBack_data()
{
    awkwardScripts();
}

void ScriptPackTest::comesBack()
{
    QFETCH(QString, script);
    const QString packed = QString::fromUtf8(packScript(script));
    QVERIFY(isPacked(packed));
    QVERIFY(!packed.contains(u'\n'));
    const auto back = unpackScript(packed);
    QVERIFY(back);
    QVERIFY(*back == script);
    QVERIFY(unpackScript(QLatin1String("  ") + packed + u'\n'));
}

void ScriptPackTest::bashRunsTheVerySameBytes_data()
{
    awkwardScripts();
}

// `bash` is another program here: one that shows the file it is given.
void ScriptPackTest::bashRunsTheVerySameBytes()
{
    if (noBash())
        QSKIP("no bash or gunzip here");
    QFETCH(QString, script);
    QTemporaryDir temporary;
    const Ran ran = runFile("bash() { cat \"$1\"; }\n" + packScript(script), {}, {}, temporary.path());
    QCOMPARE(ran.exitCode, 0);
    QVERIFY(ran.output == script.toUtf8());
}

void ScriptPackTest::exitCodeArgumentsInputAndOutput_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *name, const char *script, const char *output, int code) {
        QTest::newRow(name) << QString::fromUtf8(script) << QByteArray(output) << code;
    };
    row("output", "echo hi", "hi\n", 0);
    row("exit code", "exit 7", "", 7);
    row("code of the last command", "echo x; false", "x\n", 1);
    row("arguments", "printf '<%s>' \"$@\"", "<a b><>", 0);
    row("standard input", "read -r line; echo \"$line\"; cat", "one\ntwo\n", 0);
    row("name", "case $0 in */onstart.*) echo good;; *) echo \"$0\";; esac", "good\n", 0);
    row("functions of bash", "a=(x y); echo \"${a[1]}\" <(true) | grep -c y", "1\n", 0);
    row("exec", "exec echo gone", "gone\n", 0);
    row("set -e", "set -e; false; echo no", "", 1);
    row("a trap of its own", "trap 'echo bye' EXIT; exit 3", "bye\n", 3);
}

void ScriptPackTest::exitCodeArgumentsInputAndOutput()
{
    if (noBash())
        QSKIP("no bash or gunzip here");
    QFETCH(QString, script);
    QFETCH(QByteArray, output);
    QFETCH(int, exitCode);
    QTemporaryDir temporary;
    const Ran ran
        = runFile(packScript(script), {QStringLiteral("a b"), QString()}, "one\ntwo\n", temporary.path());
    QCOMPARE(ran.output, output);
    QCOMPARE(ran.exitCode, exitCode);
}

void ScriptPackTest::leavesNothingBehind()
{
    if (noBash())
        QSKIP("no bash or gunzip here");
    QTemporaryDir temporary;
    QCOMPARE(runFile(packScript(QStringLiteral("exit 7")), {}, {}, temporary.path()).exitCode, 7);
    QVERIFY(QDir(temporary.path()).isEmpty());
}

void ScriptPackTest::aDamagedPackRunsNothing()
{
    if (noBash())
        QSKIP("no bash or gunzip here");
    QByteArray packed = packScript(QStringLiteral("echo ran\n").repeated(50));
    const qsizetype at = packed.indexOf("H4sI") + 40;
    packed[at] = packed[at] == 'A' ? 'B' : 'A';
    QTemporaryDir temporary;
    // gunzip says on standard error what is wrong.
    const Ran ran = runFile("exec 2>/dev/null\n" + packed, {}, {}, temporary.path());
    QVERIFY(ran.exitCode != 0);
    QVERIFY(ran.output.isEmpty());
}

void ScriptPackTest::longScriptsGetShorter()
{
    QString script;
    for (int i = 0; i < 200; ++i)
        script += QStringLiteral("pip install --no-cache-dir package%1\n").arg(i);
    QVERIFY(script.size() > 7000);
    QVERIFY(packScript(script).size() < 2000);
}

void ScriptPackTest::isAlwaysTheSame()
{
    const QString script = QStringLiteral("echo hi\n");
    QCOMPARE(packScript(script), packScript(script));
    QVERIFY(packScript(script).contains("echo H4sIAAAAAAAC/")); // no time: zeros
}

void ScriptPackTest::otherTextsAreNotPacked_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a script") << QStringLiteral("echo hi");
    QTest::newRow("a pack and more") << QString::fromUtf8(packScript(QStringLiteral("x")))
            + QLatin1String("; echo y");
    QTest::newRow("more and a pack") << QLatin1String("echo y; ")
            + QString::fromUtf8(packScript(QStringLiteral("x")));
}

void ScriptPackTest::otherTextsAreNotPacked()
{
    QFETCH(QString, text);
    QVERIFY(!isPacked(text));
    QVERIFY(!unpackScript(text));
}

void ScriptPackTest::aChangedPackIsRefused()
{
    const QString packed = QString::fromUtf8(packScript(QStringLiteral("echo one two three")));
    const qsizetype begin = packed.indexOf(QLatin1String("H4sI"));
    for (qsizetype at = begin + 14; at < begin + 30; ++at) {
        QString changed = packed;
        changed[at] = changed[at] == u'A' ? u'B' : u'A';
        QVERIFY(!unpackScript(changed));
    }
    QString other = packed;
    QVERIFY(!unpackScript(other.replace(QLatin1String("H4sI"), QLatin1String("$(x)"))));
}

BERTH_TEST(ScriptPackTest)
#include "scriptpacktest.moc"
