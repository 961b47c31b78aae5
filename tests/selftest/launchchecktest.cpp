// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest/launchcheck.h"

#include "sandbox/sandbox.h"
#include "support/testcase.h"

using namespace berth;
using Result = SelfCheckResult;

class LaunchCheckTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void oneContractIsMade();
    void aRefusalIsAFailure();
    void anAnswerWithoutAContractInTheListIsAFailure();
    void noMarketIsAFailure();
    void nothingIsSentToAnotherComputer();
};

namespace {

PracticeMarket marketOf(Sandbox &sandbox)
{
    return [&sandbox]() -> Expected<ApiAccount, QString> {
        return sandbox.start().map([&sandbox] {
            ApiAccount account;
            account.baseUrl = sandbox.url();
            account.key = Secret(sandbox.key());
            return account;
        });
    };
}

}

void LaunchCheckTest::oneContractIsMade()
{
    Sandbox sandbox;
    const SelfCheck check = checkLaunch(marketOf(sandbox));
    QVERIFY2(check.result == Result::Passed, qPrintable(check.words));
    QCOMPARE(sandbox.creates().size(), 1);
    QCOMPARE(sandbox.contracts(), QList<qint64>{check.facts.value(QStringLiteral("contract")).toInteger()});
}

void LaunchCheckTest::aRefusalIsAFailure()
{
    Sandbox sandbox;
    SandboxFault fault;
    fault.status = 410;
    fault.body = R"({"success": false, "error": "no_such_ask", "msg": "it is gone"})";
    sandbox.failNextCreate(fault);
    const SelfCheck check = checkLaunch(marketOf(sandbox));
    QCOMPARE(check.result, Result::Failed);
    QVERIFY2(check.words.contains(QStringLiteral("it is gone")), qPrintable(check.words));
    QCOMPARE(sandbox.creates().size(), 1);
}

void LaunchCheckTest::anAnswerWithoutAContractInTheListIsAFailure()
{
    Sandbox sandbox;
    SandboxFault fault;
    fault.status = 200;
    fault.body = R"({"success": true, "new_contract": 4711})";
    sandbox.failNextCreate(fault);
    const SelfCheck check = checkLaunch(marketOf(sandbox));
    QCOMPARE(check.result, Result::Failed);
    QVERIFY2(check.words.contains(QStringLiteral("4711")), qPrintable(check.words));
}

void LaunchCheckTest::noMarketIsAFailure()
{
    const SelfCheck check = checkLaunch(
        []() -> Expected<ApiAccount, QString> { return fail(QStringLiteral("the port is taken")); });
    QCOMPARE(check.result, Result::Failed);
    QCOMPARE(check.words, QStringLiteral("the port is taken"));
}

void LaunchCheckTest::nothingIsSentToAnotherComputer()
{
    const SelfCheck check = checkLaunch([]() -> Expected<ApiAccount, QString> { return ApiAccount(); });
    QCOMPARE(check.result, Result::Failed);
    QVERIFY2(check.words.contains(QStringLiteral("console.vast.ai")), qPrintable(check.words));
}

BERTH_TEST(LaunchCheckTest)

#include "launchchecktest.moc"
