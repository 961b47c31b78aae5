// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest/systemchecks.h"

#include "support/rawserver.h"
#include "support/testca.h"
#include "support/testcase.h"

#include <QFile>
#include <QSslConfiguration>
#include <QTemporaryDir>

using namespace berth;
using namespace berth::test;
using namespace std::chrono_literals;
using Result = SelfCheckResult;

class SystemChecksTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void systemAndTlsAreTold();
    void noAddressIsNoHandshake();
    void aHandshakeNeedsATrustedCertificate();
    void aHandshakeOverPlainHttpIsRefused();
    void nobodyThereIsAFailure();
    void theDatabaseIsWrittenAndRead();
    void aFolderThatCannotBeWrittenIsAFailure();
    void aMissingVaultIsToldAsMissing();
    void aVaultIsAskedWhereThereIsOne();
};

void SystemChecksTest::systemAndTlsAreTold()
{
    const SelfCheck system = checkSystem();
    QCOMPARE(system.result, Result::Passed);
    QCOMPARE(system.facts.value(QStringLiteral("qt")).toString(), QString::fromLatin1(qVersion()));
    const SelfCheck tls = checkTls();
    QCOMPARE(tls.result, Result::Passed);
    QVERIFY(!tls.facts.value(QStringLiteral("active")).toString().isEmpty());
}

void SystemChecksTest::noAddressIsNoHandshake()
{
    QCOMPARE(checkHandshake({}, 1s).result, Result::NotAsked);
}

void SystemChecksTest::aHandshakeNeedsATrustedCertificate()
{
    const TestCa ca;
    if (!ca.isValid())
        QSKIP("no openssl program");
    RawServer server(ca.issue(QStringLiteral("IP:127.0.0.1")));
    const SelfCheck stranger = checkHandshake(server.url(), 15s);
    QCOMPARE(stranger.result, Result::Failed);
    QVERIFY(!stranger.words.isEmpty());

    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(ca.certificate());
    QSslConfiguration::setDefaultConfiguration(trusting);
    const SelfCheck known = checkHandshake(server.url(), 15s);
    // A certificate for somebody else is no better than a stranger's.
    RawServer other(ca.issue(QStringLiteral("DNS:elsewhere.example")));
    const SelfCheck misnamed = checkHandshake(other.url(), 15s);
    QSslConfiguration::setDefaultConfiguration(before);
    QVERIFY2(known.result == Result::Passed, qPrintable(known.words));
    QVERIFY(known.facts.value(QStringLiteral("protocol")).toString().startsWith(QStringLiteral("TLS")));
    QCOMPARE(misnamed.result, Result::Failed);
}

void SystemChecksTest::aHandshakeOverPlainHttpIsRefused()
{
    RawServer server;
    QCOMPARE(checkHandshake(server.url(), 1s).result, Result::Failed);
    QCOMPARE(server.connections(), 0);
}

void SystemChecksTest::nobodyThereIsAFailure()
{
    QUrl gone;
    {
        RawServer server;
        gone = server.url();
    }
    gone.setScheme(QStringLiteral("https"));
    const SelfCheck check = checkHandshake(gone, 5s);
    QCOMPARE(check.result, Result::Failed);
    QVERIFY(!check.words.isEmpty());
}

void SystemChecksTest::theDatabaseIsWrittenAndRead()
{
    const QTemporaryDir dir;
    const SelfCheck check = checkDatabase(dir.path());
    QVERIFY2(check.result == Result::Passed, qPrintable(check.words));
    QVERIFY(check.facts.value(QStringLiteral("write_ms")).isDouble());
    QVERIFY(QFile::exists(dir.filePath(QStringLiteral("journal.db"))));
}

void SystemChecksTest::aFolderThatCannotBeWrittenIsAFailure()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QFile::WriteOnly));
    const SelfCheck check = checkDatabase(file.fileName() + QStringLiteral("/below"));
    QCOMPARE(check.result, Result::Failed);
    QVERIFY(!check.words.isEmpty());
}

void SystemChecksTest::aMissingVaultIsToldAsMissing()
{
    const SelfCheck check = checkVault({});
    QCOMPARE(check.result, Result::NotThere);
    QCOMPARE(check.name, QStringLiteral("vault"));
}

void SystemChecksTest::aVaultIsAskedWhereThereIsOne()
{
    const SelfCheck check
        = checkVault([] { return SelfCheck::failed(QStringLiteral("x"), QStringLiteral("locked")); });
    QCOMPARE(check.result, Result::Failed);
    QCOMPARE(check.name, QStringLiteral("vault"));
    QCOMPARE(check.words, QStringLiteral("locked"));
}

BERTH_TEST(SystemChecksTest)

#include "systemcheckstest.moc"
