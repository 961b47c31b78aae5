// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/accountwatch.h"

#include "api/endpointpacer.h"
#include "lookbench.h"
#include "sandbox/sandbox.h"
#include "support/testcase.h"

using namespace berth;

namespace {

Instance pricedContract(qint64 total, qint64 base, const char *intended, const char *actual)
{
    Instance contract;
    contract.id = 1;
    contract.dphTotal = Money::fromMicro(total);
    contract.dphBase = Money::fromMicro(base);
    contract.intendedStatus = QString::fromLatin1(intended);
    contract.actualStatus = QString::fromLatin1(actual);
    return contract;
}

// The watch on a sandbox, or on a server that answers what the test says.
struct AccountBench
{
    explicit AccountBench(SandboxOptions options = {})
        : sandbox(options)
        , watch(look.client, look.clock, pacer, look.reconciler)
    {
    }

    void useSandbox()
    {
        QVERIFY(sandbox.start().has_value());
        ApiAccount account;
        account.baseUrl = sandbox.url();
        account.key = Secret(sandbox.key());
        look.client.setAccount(account);
    }

    [[nodiscard]] bool settles()
    {
        return QTest::qWaitFor(
            [this] {
                look.clock.advance(std::chrono::milliseconds(50));
                return !watch.facts().reading;
            },
            30'000);
    }

    test::LookBench look;
    Sandbox sandbox;
    EndpointPacer pacer{look.clock, [] { return 0.0; }};
    AccountWatch watch;
};

}

class AccountWatchTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void sumsWhatContractsCost();
    void readsTheAccount();
    void anAccountWithoutSshKeysGetsOne();
    void withoutAKeyNothingIsAsked();
    void whatCannotBeReadIsUnknown();
    void aRefusedKeyIsNoUnknownOne();
    void anotherAccountForgetsTheFirst();
};

void AccountWatchTest::sumsWhatContractsCost()
{
    QCOMPARE(spendingOf({}), AccountSpending());
    // $0.62 + $0.01 running; of the stopped one the $0.02 disk; one still being set up counts whole; one of
    // no price.
    const AccountSpending spending = spendingOf({pricedContract(630'000, 620'000, "running", "running"),
        pricedContract(520'000, 500'000, "stopped", "stopped"), pricedContract(300'000, 0, "running", ""),
        pricedContract(0, 0, "running", "running")});
    QCOMPARE(spending.perHour, Money::fromMicro(950'000));
    QCOMPARE(spending.contracts, 4);
    QCOMPARE(spending.unpriced, 1);
    // It is to stop, but still runs; and it has stopped, but its disk's price is not known.
    QCOMPARE(spendingOf({pricedContract(520'000, 500'000, "stopped", "running")}).perHour,
        Money::fromMicro(520'000));
    QCOMPARE(
        spendingOf({pricedContract(520'000, 0, "stopped", "stopped")}).perHour, Money::fromMicro(520'000));
}

void AccountWatchTest::readsTheAccount()
{
    AccountBench bench(SandboxOptions{.credit = 12.5});
    bench.useSandbox();
    bench.watch.startAnew();
    QVERIFY(bench.watch.facts().reading);
    QVERIFY(!bench.watch.facts().credit); // not yet
    QVERIFY(bench.settles());
    const AccountFacts facts = bench.watch.facts();
    QCOMPARE(facts.key, AccountFacts::Key::Good);
    QCOMPARE(facts.credit, std::optional(Money::fromMicro(12'500'000)));
    QCOMPARE(facts.sshKeys, std::optional(1));
    QCOMPARE(facts.spending, std::optional(AccountSpending()));
    const qsizetype asked = bench.sandbox.requests().size();
    bench.watch.readIfOlderThan(std::chrono::hours(1));
    QTest::qWait(20);
    QCOMPARE(bench.sandbox.requests().size(), asked);
}

void AccountWatchTest::anAccountWithoutSshKeysGetsOne()
{
    AccountBench bench(SandboxOptions{.sshKey = false});
    bench.useSandbox();
    bench.watch.startAnew();
    QVERIFY(bench.settles());
    QCOMPARE(bench.watch.facts().sshKeys, std::optional(0));

    QSignalSpy refused(&bench.watch, &AccountWatch::sshKeyRefused);
    bench.watch.addSshKey(QStringLiteral("not a key"));
    QVERIFY(refused.wait());
    QVERIFY(refused.first().first().toString().contains(QLatin1String("valid")));

    QSignalSpy added(&bench.watch, &AccountWatch::sshKeyAdded);
    bench.watch.addSshKey(QStringLiteral("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEJlcnRo me@home"));
    QVERIFY(added.wait());
    QTRY_COMPARE((bench.look.clock.advance(std::chrono::milliseconds(100)), bench.watch.facts().sshKeys),
        std::optional(1));
}

void AccountWatchTest::withoutAKeyNothingIsAsked()
{
    AccountBench bench;
    bench.look.client.setAccount(ApiAccount{.baseUrl = bench.look.server.url(), .key = {}, .userAgent = {}});
    bench.watch.startAnew();
    bench.watch.read();
    QTest::qWait(20);
    QCOMPARE(bench.watch.facts().key, AccountFacts::Key::Missing);
    QVERIFY(bench.look.server.requests().isEmpty());
}

void AccountWatchTest::whatCannotBeReadIsUnknown()
{
    AccountBench bench;
    bench.look.server.setUsual(test::RawAnswer::of(502, "<html></html>"));
    bench.watch.startAnew();
    QVERIFY(bench.settles());
    const AccountFacts facts = bench.watch.facts();
    QCOMPARE(facts.key, AccountFacts::Key::Unknown);
    QVERIFY(!facts.keyWords.isEmpty());
    QVERIFY(!facts.credit && !facts.sshKeys && !facts.spending);
}

void AccountWatchTest::aRefusedKeyIsNoUnknownOne()
{
    AccountBench bench;
    bench.look.server.setUsual(
        test::RawAnswer::of(404, R"({"success":false,"error":"auth_error","msg":"x"})"));
    bench.watch.startAnew();
    QVERIFY(bench.settles());
    QCOMPARE(bench.watch.facts().key, AccountFacts::Key::Refused);
    QVERIFY(!bench.watch.facts().sshKeys); // 404 does not mean none here
}

void AccountWatchTest::anotherAccountForgetsTheFirst()
{
    AccountBench bench;
    bench.useSandbox();
    bench.watch.startAnew();
    QVERIFY(bench.settles());
    ApiAccount other = bench.look.client.account();
    other.key = Secret(bench.sandbox.addAccount(3));
    bench.look.client.setAccount(other);
    bench.watch.startAnew();
    QVERIFY(!bench.watch.facts().credit);
    QVERIFY(bench.settles());
    QCOMPARE(bench.watch.facts().credit, std::optional(Money::fromMicro(3'000'000)));
    QCOMPARE(bench.watch.facts().sshKeys, std::optional(0));
}

BERTH_TEST(AccountWatchTest)
#include "accountwatchtest.moc"
