// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"

#include "support/testcase.h"

#include <QJsonObject>

using namespace berth;
using test::Program;

class SandboxCommandTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void tellsUrlAndKeyInOneLineAndServes();
    void aTakenPortIsSaid();
    void badNumbersAreNamed();
};

namespace {

QJsonObject startSandbox(QProcess &process, const Program &program, const QStringList &more = {})
{
    program.prepare(process);
    process.setArguments(QStringList{QStringLiteral("sandbox")} + more);
    process.start();
    while (!process.canReadLine() && process.waitForReadyRead(10'000)) { }
    return QJsonDocument::fromJson(process.readLine()).object();
}

}

void SandboxCommandTest::tellsUrlAndKeyInOneLineAndServes()
{
    Program program;
    QProcess process;
    const QJsonObject line = startSandbox(process, program,
        {QStringLiteral("--seed"), QStringLiteral("3"), QStringLiteral("--offers"), QStringLiteral("5"),
            QStringLiteral("--key"), QStringLiteral("practice")});
    QCOMPARE(line.value(QStringLiteral("key")).toString(), QStringLiteral("practice"));
    const QString url = line.value(QStringLiteral("url")).toString();
    QVERIFY(url.startsWith(QLatin1String("http://127.0.0.1:")));

    program.setVariable(QStringLiteral("VAST_API_KEY"), QStringLiteral("practice"));
    const auto absent = program.run({QStringLiteral("launch"), QStringLiteral("--yes"),
        QStringLiteral("--api-url"), url, QStringLiteral("--offer"), QStringLiteral("1"),
        QStringLiteral("--set"), QStringLiteral("image=a")});
    QCOMPARE(absent.exit, 3); // reached, and no such offer

#ifdef Q_OS_WIN
    process.kill(); // what terminate() sends is for windows
    QVERIFY(process.waitForFinished(10'000));
#else
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
#endif
}

void SandboxCommandTest::aTakenPortIsSaid()
{
    const Program program;
    QProcess first;
    const QString port
        = startSandbox(first, program).value(QStringLiteral("url")).toString().section(u':', -1);
    Program second;
    const auto result = second.run({QStringLiteral("sandbox"), QStringLiteral("--port"), port});
    QCOMPARE(result.exit, 1);
    QVERIFY(result.out.isEmpty());
    QVERIFY(result.err.contains(port.toUtf8()));
    first.kill();
    first.waitForFinished();
}

void SandboxCommandTest::badNumbersAreNamed()
{
    Program program;
    const auto result = program.run({QStringLiteral("sandbox"), QStringLiteral("--port"),
        QStringLiteral("70000"), QStringLiteral("--seed"), QStringLiteral("x"), QStringLiteral("--offers"),
        QStringLiteral("-1"), QStringLiteral("--answer-limit"), QStringLiteral("0")});
    QCOMPARE(result.exit, 2);
    for (const char *name : {"--port", "--seed", "--offers", "--answer-limit"})
        QVERIFY2(result.err.contains(name), name);
    const auto shares = program.run({QStringLiteral("sandbox"), QStringLiteral("--taken"),
        QStringLiteral("0.6"), QStringLiteral("--dearer"), QStringLiteral("0.5")});
    QCOMPARE(shares.exit, 2);
    QVERIFY(shares.err.contains("--dearer"));
}

BERTH_TEST(SandboxCommandTest)
#include "sandboxcommandtest.moc"
