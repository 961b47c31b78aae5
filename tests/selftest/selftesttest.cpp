// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selftest.h"

#include "sandbox/sandbox.h"
#include "support/testcase.h"
#include "ui/options.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace berth;
using Result = SelfCheckResult;

class SelfTestTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsChecked();
    void theReportIsWritten();
    void aFileThatCannotBeWrittenIsTold();
    void optionsAreRead_data();
    void optionsAreRead();
};

void SelfTestTest::everythingIsChecked()
{
    Sandbox sandbox;
    const SelfTestReport report = runSelfTest({},
        [&sandbox]() -> Expected<ApiAccount, QString> {
            return sandbox.start().map([&sandbox] {
                ApiAccount account;
                account.baseUrl = sandbox.url();
                account.key = Secret(sandbox.key());
                return account;
            });
        },
        {});
    QStringList names;
    for (const SelfCheck &check : report.checks) {
        names << check.name;
        QVERIFY2(check.result != Result::Failed, qPrintable(check.name + u' ' + check.words));
        if (check.name == QStringLiteral("platform"))
            QCOMPARE(
                check.facts.value(QStringLiteral("platform")).toString(), QGuiApplication::platformName());
        if (check.name == QStringLiteral("screens"))
            QVERIFY(check.facts.value(QStringLiteral("screens"))[0][u"scale"].toDouble() > 0);
    }
    QCOMPARE(names.join(u' '),
        QStringLiteral("system platform screens fonts images tls handshake database vault launch"));
    QCOMPARE(sandbox.contracts().size(), 1);
}

void SelfTestTest::theReportIsWritten()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("report.json"));
    const SelfTestReport good{{SelfCheck::passed(QStringLiteral("a"), {})}};
    const SelfTestReport bad{{SelfCheck::failed(QStringLiteral("a"), QStringLiteral("broken"))}};
    QCOMPARE(writeSelfTest(good, file).value_or(-1), 0);
    QCOMPARE(writeSelfTest(bad, file).value_or(-1), 1);
    QFile written(file);
    QVERIFY(written.open(QFile::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(written.readAll()).object(), bad.toJson());
}

void SelfTestTest::aFileThatCannotBeWrittenIsTold()
{
    const QTemporaryDir dir;
    const auto code = writeSelfTest({}, dir.filePath(QStringLiteral("missing/report.json")));
    QVERIFY(!code);
    QVERIFY(code.error().contains(QStringLiteral("missing")));
}

void SelfTestTest::optionsAreRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const char *arguments, const char *to, const char *url, bool good) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ') << QString::fromLatin1(to)
                            << QString::fromLatin1(url) << good;
    };
    row("file", "--self-test a.json", "a.json", "", true);
    row("standard output", "--self-test -", "-", "", true);
    row("no file", "--self-test=", "", "", false);
    row("with an address", "--self-test - --self-test-url https://a.example:8", "-", "https://a.example:8",
        true);
    row("plain http", "--self-test - --self-test-url http://a.example", "", "", false);
    row("address alone", "--self-test-url https://a.example", "", "", false);
}

void SelfTestTest::optionsAreRead()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, good);
    const auto options = readWindowOptions(
        QStringList(QStringLiteral("berth")) + arguments, [](const char *) { return QString(); });
    QCOMPARE(options.has_value(), good);
    if (good) {
        QTEST(options->selfTestTo, "to");
        QTEST(options->selfTestUrl.toString(), "url");
    }
}

BERTH_TEST(SelfTestTest)

#include "selftesttest.moc"
