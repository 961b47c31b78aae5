// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/launchrecord.h"

#include "support/testcase.h"

#include <QSet>

using namespace berth;

class LaunchRecordTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void tokensAreProperAndNeverTheSame();
    void whatIsNoToken();
    void fingerprintTellsKeysApart();
    void oneServerHasOneName_data();
    void oneServerHasOneName();
    void kindsHaveNames();
};

void LaunchRecordTest::tokensAreProperAndNeverTheSame()
{
    QSet<QString> tokens;
    for (int i = 0; i < 1000; ++i) {
        const QString token = newLaunchToken();
        QVERIFY2(isLaunchToken(token), qPrintable(token));
        tokens << token;
    }
    QCOMPARE(tokens.size(), 1000);
}

void LaunchRecordTest::whatIsNoToken()
{
    QVERIFY(isLaunchToken(QString(32, u'0')));
    QVERIFY(!isLaunchToken(QString(31, u'0')));
    QVERIFY(!isLaunchToken(QString(33, u'0')));
    QVERIFY(!isLaunchToken(QString(32, u'A')));
    QVERIFY(!isLaunchToken(QString(32, u'g')));
}

void LaunchRecordTest::fingerprintTellsKeysApart()
{
    // printf secret | sha256sum
    QCOMPARE(accountFingerprint(Secret(QStringLiteral("secret"))), QStringLiteral("2bb80d537b1da3e3"));
    QVERIFY(accountFingerprint(Secret(QStringLiteral("Secret"))) != QStringLiteral("2bb80d537b1da3e3"));
    QCOMPARE(accountFingerprint(Secret()), QString());
}

void LaunchRecordTest::oneServerHasOneName_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *given, const char *name) {
        QTest::newRow(given) << QString::fromLatin1(given) << QString::fromLatin1(name);
    };
    row("https://console.vast.ai", "https://console.vast.ai");
    row("https://console.vast.ai/", "https://console.vast.ai");
    row("https://Console.Vast.ai:443", "https://console.vast.ai");
    row("http://127.0.0.1:80/", "http://127.0.0.1");
    row("http://127.0.0.1:8080", "http://127.0.0.1:8080");
    row("https://host:80", "https://host:80");
    row("https://host/base/", "https://host/base");
    row("https://me:s3cret@host/?api_key=s3cret#s3cret", "https://host");
}

void LaunchRecordTest::oneServerHasOneName()
{
    QFETCH(QString, given);
    QFETCH(QString, name);
    QCOMPARE(apiIdentity(QUrl(given)).toString(QUrl::FullyEncoded), name);
    QCOMPARE(apiIdentity(apiIdentity(QUrl(given))), apiIdentity(QUrl(given)));
}

void LaunchRecordTest::kindsHaveNames()
{
    for (int i = 0; i <= static_cast<int>(ObservationKind::Note); ++i) {
        const auto kind = static_cast<ObservationKind>(i);
        QCOMPARE(observationKindFromName(observationKindName(kind)), kind);
    }
    QCOMPARE(observationKindFromName(QStringLiteral("of a newer version")), ObservationKind::Note);
}

BERTH_TEST(LaunchRecordTest)
#include "launchrecordtest.moc"
