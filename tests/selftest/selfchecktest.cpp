// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest/selfcheck.h"

#include "support/testcase.h"

#include <QJsonArray>

using namespace berth;

class SelfCheckTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAFailureFails_data();
    void onlyAFailureFails();
    void jsonTellsEachCheck();
};

void SelfCheckTest::onlyAFailureFails_data()
{
    QTest::addColumn<SelfCheckResult>("result");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("passed") << SelfCheckResult::Passed << QStringLiteral("passed") << 0;
    QTest::newRow("failed") << SelfCheckResult::Failed << QStringLiteral("failed") << 1;
    QTest::newRow("not there") << SelfCheckResult::NotThere << QStringLiteral("not there") << 0;
    QTest::newRow("not asked") << SelfCheckResult::NotAsked << QStringLiteral("not asked") << 0;
}

void SelfCheckTest::onlyAFailureFails()
{
    QFETCH(SelfCheckResult, result);
    QFETCH(QString, name);
    QFETCH(int, code);
    // In the middle, so that neither the first nor the last decides alone.
    const SelfTestReport report{{SelfCheck::passed(QStringLiteral("a"), {}),
        {QStringLiteral("b"), result, {}, {}}, SelfCheck::passed(QStringLiteral("c"), {})}};
    QCOMPARE(report.exitCode(), code);
    QCOMPARE(report.toJson().value(QStringLiteral("passed")).toBool(), code == 0);
    QCOMPARE(report.toJson().value(QStringLiteral("checks")).toArray()[1][u"result"].toString(), name);
}

void SelfCheckTest::jsonTellsEachCheck()
{
    const SelfTestReport report{
        {SelfCheck::failed(QStringLiteral("tls"), QStringLiteral("none"), {{QStringLiteral("n"), 1}})}};
    const QJsonObject expected{
        {QStringLiteral("name"), QStringLiteral("tls")},
        {QStringLiteral("result"), QStringLiteral("failed")},
        {QStringLiteral("words"), QStringLiteral("none")},
        {QStringLiteral("facts"), QJsonObject{{QStringLiteral("n"), 1}}},
    };
    QCOMPARE(report.toJson().value(QStringLiteral("checks")).toArray(), QJsonArray{expected});
    QVERIFY(report.toJson().value(QStringLiteral("berth")).toString().contains(u'.'));
}

BERTH_TEST(SelfCheckTest)

#include "selfchecktest.moc"
