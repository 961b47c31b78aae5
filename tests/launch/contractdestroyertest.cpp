// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractdestroyer.h"

#include "launch/contractactions.h"
#include "launch/contractinspector.h"
#include "lookbench.h"
#include "support/testcase.h"

using namespace berth;
using namespace berth::test;
using namespace std::chrono_literals;

class ContractDestroyerTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void isGoneWhenTheListSaysSo();
    void whatIsUnknownIsGoneToo();
    void aBadKeyIsNoProof();
    void withoutAnAnswerAnEarlyListProvesNothing();
    void tellsWhenItStays();
    void looksAgainAfterARestart();
    void leavesOtherAccountsAlone();
    void inspectsOnceItIsShown();
    void raisesABid();
};

namespace {

struct DestroyerBench : LookBench
{
    DestroyerBench()
    {
        destroyer.setAccount(fingerprint(), server.url());
        record = launched(LaunchState::Unknown);
        if (!boundElsewhere(record.id, 77))
            qFatal("the journal does not take it");
        record = LookBench::record(record.id);
        shows(true);
    }

    void shows(bool shown)
    {
        server.setUsual(RawAnswer::of(200, shown ? listOf({contractWith(record.id)}) : listOf({})));
    }

    void answerDelete(int status, const QByteArray &body) { server.enqueue(RawAnswer::of(status, body)); }

    // The sweep that is due after that time, and what follows from it.
    bool passUntilGet(std::chrono::milliseconds time, int count)
    {
        clock.advance(time);
        return QTest::qWaitFor(
            [&] {
                clock.advance(0ms);
                return server.count("GET") == count;
            },
            30'000);
    }

    ContractDestroyer destroyer{client, clock, journal};
    QSignalSpy gone{&destroyer, &ContractDestroyer::gone};
    QSignalSpy failed{&destroyer, &ContractDestroyer::failed};
    LaunchRecord record;
};

}

void ContractDestroyerTest::isGoneWhenTheListSaysSo()
{
    DestroyerBench bench;
    QSignalSpy changed(&bench.destroyer, &ContractDestroyer::changed);
    bench.answerDelete(200, R"({"success":true})");
    bench.destroyer.destroy(bench.record);
    QVERIFY(bench.destroyer.isBusy(bench.record.id));
    QTRY_COMPARE(bench.server.count("DELETE"), 1);
    QCOMPARE(bench.server.requests().last().target, "/api/v0/instances/77/");
    QVERIFY(changed.first().first().value<LaunchRecord>().destroyAsked.isValid()); // before it was sent
    QTest::qWait(50);
    QVERIFY(bench.passUntilGet(1s, 1)); // the list lags
    QTest::qWait(50);
    QCOMPARE(bench.gone.size(), 0);
    bench.shows(false);
    bench.clock.advance(2s);
    QTRY_COMPARE_WITH_TIMEOUT((bench.clock.advance(0ms), bench.gone.size()), 1, 30'000);
    QVERIFY(bench.LookBench::record(bench.record.id).gone.isValid());
    QVERIFY(!bench.destroyer.isBusy(bench.record.id));
    QCOMPARE(bench.failed.size(), 0);
}

void ContractDestroyerTest::whatIsUnknownIsGoneToo()
{
    DestroyerBench bench;
    bench.shows(false);
    bench.answerDelete(404, R"({"success":false,"error":"no_such_instance","msg":"none"})");
    bench.destroyer.destroy(bench.record);
    QTRY_COMPARE(bench.server.count("DELETE"), 1);
    QTRY_COMPARE((bench.clock.advance(1s), bench.gone.size()), 1);
}

void ContractDestroyerTest::aBadKeyIsNoProof()
{
    DestroyerBench bench;
    bench.shows(false);
    bench.answerDelete(404, R"({"success":false,"error":"auth_error","msg":"Invalid key"})");
    bench.destroyer.destroy(bench.record);
    QTRY_COMPARE(bench.failed.size(), 1);
    QVERIFY(bench.failed.first().last().toString().contains(QStringLiteral("may still be billed")));
    QVERIFY(!bench.LookBench::record(bench.record.id).gone.isValid());
    QVERIFY(!bench.destroyer.isBusy(bench.record.id));
}

void ContractDestroyerTest::withoutAnAnswerAnEarlyListProvesNothing()
{
    DestroyerBench bench;
    bench.shows(false);
    bench.answerDelete(502, "<html></html>");
    bench.destroyer.destroy(bench.record);
    QTRY_COMPARE(bench.server.count("DELETE"), 1);
    QTest::qWait(200);
    int count = 0;
    for (const auto time : {1s, 2s, 5s}) {
        QVERIFY(bench.passUntilGet(time, ++count));
        QTest::qWait(200);
        QCOMPARE(bench.gone.size(), 0);
    }
    bench.clock.advance(12s);
    QTRY_COMPARE_WITH_TIMEOUT((bench.clock.advance(0ms), bench.gone.size()), 1, 30'000);
}

void ContractDestroyerTest::tellsWhenItStays()
{
    DestroyerBench bench;
    bench.answerDelete(200, R"({"success":true})");
    bench.destroyer.destroy(bench.record);
    QTRY_COMPARE(bench.server.count("DELETE"), 1);
    QTRY_COMPARE_WITH_TIMEOUT((bench.clock.advance(1s), bench.failed.size()), 1, 20'000);
    QCOMPARE(bench.server.count("DELETE"), 1);
    QCOMPARE(bench.gone.size(), 0);
}

void ContractDestroyerTest::looksAgainAfterARestart()
{
    DestroyerBench bench;
    LaunchChanges changes;
    changes.destroyAsked = bench.clock.now();
    const Observation asked{bench.clock.now(), ObservationKind::Decision, {}, {}, {}};
    QVERIFY(bench.open()->observe(bench.record.id, asked, changes));
    bench.clock.advance(1h);
    bench.shows(false);
    bench.destroyer.start();
    QTRY_COMPARE((bench.clock.advance(100ms), bench.gone.size()), 1);
    QCOMPARE(bench.server.count("DELETE"), 0);
}

void ContractDestroyerTest::leavesOtherAccountsAlone()
{
    DestroyerBench bench;
    LaunchRecord other = bench.record;
    other.account = QStringLiteral("0123456789abcdef");
    bench.destroyer.destroy(other);
    QCOMPARE(bench.failed.size(), 1);
    bench.record.contract = 78; // not what the journal holds
    bench.destroyer.destroy(bench.record);
    QTRY_COMPARE(bench.failed.size(), 2);
    QCOMPARE(bench.server.count("DELETE"), 0);
}

void ContractDestroyerTest::inspectsOnceItIsShown()
{
    DestroyerBench bench;
    bench.server.enqueue(RawAnswer::of(200, R"({"success":true,"instances":null})"));
    bench.server.setUsual(RawAnswer::of(
        200, R"({"success":true,"instances":{"id":77,"image_uuid":"debian:12","actual_status":"running"}})"));
    ContractInspector inspector(bench.client, bench.clock, bench.journal);
    QSignalSpy inspected(&inspector, &ContractInspector::inspected);
    inspector.inspect(bench.record);
    QTRY_COMPARE((bench.clock.advance(100ms), inspected.size()), 1);
    QCOMPARE(bench.server.count("GET"), 2);
    const Observation kept = bench.open()->timeline(bench.record.id).value().last();
    const auto found = differencesFromJson(kept.data[QLatin1String("differences")].toArray());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().point, Difference::Point::Image);
}

void ContractDestroyerTest::raisesABid()
{
    DestroyerBench bench;
    ContractActions actions(bench.client, bench.clock, bench.journal);
    QSignalSpy done(&actions, &ContractActions::done);
    QSignalSpy failed(&actions, &ContractActions::failed);
    bench.server.setUsual(RawAnswer::of(200, R"({"success":true})"));
    actions.changeBid(bench.record, Money::fromMicro(250'000));
    QVERIFY(done.wait());
    QCOMPARE(bench.server.requests().last().target, "/api/v0/instances/bid_price/77/");
    QCOMPARE(bench.server.requests().last().body, R"({"client_id":"me","price":0.25})");
    actions.start(bench.record);
    QVERIFY(done.wait());
    QCOMPARE(bench.server.requests().last().body, R"({"state":"running"})");
    bench.server.setUsual(RawAnswer::of(400, R"({"success":false,"error":"x","msg":"no"})"));
    actions.stop(bench.record);
    QVERIFY(failed.wait());
    bench.record.contract = 78;
    actions.stop(bench.record);
    QVERIFY(failed.wait());
    QCOMPARE(bench.server.requests().size(), 3); // nothing for a contract that the journal does not hold
}

BERTH_TEST(ContractDestroyerTest)
#include "contractdestroyertest.moc"
