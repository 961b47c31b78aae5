// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/reconciler.h"

#include "lookbench.h"
#include "support/testcase.h"

using namespace berth;
using namespace berth::test;
using namespace std::chrono_literals;

class ReconcilerTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void looksAtTheNamedTimesAndThenSaysAbsent();
    void bindsWhatItFinds();
    void anInvalidLookDoesNotCount_data();
    void anInvalidLookDoesNotCount();
    void waitsLongerWhenAskedTooOften();
    void theEndOfTheScheduleWaitsForAValidLook();
    void followsEveryPage();
    void refusesAListThatGoesRound();
    void confirmsARefusal();
    void aRefusalThatLied();
    void severalMatchesAreAConflict();
    void aPersonEndsAConflict();
    void oneThatDiffersIsAConflict();
    void neverBindsAContractTwice();
    void takesUpWhatADeadProgramLeft();
    void leavesOtherAccountsAlone();
    void followsAnotherProgram();
    void tellsWhenTheJournalCannotWrite();
    void looksOnceMoreWhenAskedMeanwhile();
};

void ReconcilerTest::looksAtTheNamedTimesAndThenSaysAbsent()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    QSignalSpy resolved(&bench.reconciler, &Reconciler::resolved);
    bench.reconciler.watch(launch);
    QTRY_COMPARE(bench.record(launch.id).nextLook, launch.updated.addSecs(2));
    const QList<int> times{2, 5, 10, 20, 40, 60, 120};
    int now = 0;
    for (int i = 0; i < times.size(); ++i) {
        QVERIFY(bench.pass(std::chrono::seconds(times[i] - now) - 1ms));
        QCOMPARE(bench.server.count("GET"), i); // not early
        QCOMPARE(bench.record(launch.id).state, LaunchState::Unknown);
        QVERIFY(bench.pass(1ms));
        QCOMPARE(bench.server.count("GET"), i + 1);
        now = times[i];
        const LaunchRecord seen = bench.record(launch.id);
        QCOMPARE(seen.looks, i + 1);
        QCOMPARE(bench.reconciler.watched(), QList<LaunchRecord>{seen});
        if (i + 1 < times.size())
            QCOMPARE(seen.nextLook, launch.updated.addSecs(times[i + 1]));
    }
    const LaunchRecord absent = bench.record(launch.id);
    QCOMPARE(absent.state, LaunchState::Absent);
    QVERIFY(!absent.nextLook.isValid());
    QCOMPARE(bench.sweeps(launch.id).last().text, QStringLiteral("Not found after 7 looks over 2 minutes."));
    QCOMPARE(resolved.size(), 1);
    QVERIFY(bench.pass(24h));
    QCOMPARE(bench.server.count("GET"), 7);

    bench.server.setUsual(RawAnswer::of(200, listOf({contractWith(launch.id)}))); // a list that lags far
    bench.reconciler.start();
    QVERIFY(bench.settle());
    QCOMPARE(bench.record(launch.id).contract, 77);
}

void ReconcilerTest::bindsWhatItFinds()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.reconciler.watch(launch);
    QVERIFY(bench.pass(2s)); // the list lags
    bench.server.setUsual(
        RawAnswer::of(200, listOf({contractWith(newLaunchToken(), 1), contractWith(launch.id)})));
    QSignalSpy resolved(&bench.reconciler, &Reconciler::resolved);
    LaunchState onDisk = LaunchState::Unknown;
    connect(&bench.reconciler, &Reconciler::changed, this,
        [&](const LaunchRecord &record) { onDisk = bench.record(record.id).state; });
    QVERIFY(bench.pass(3s));
    QCOMPARE(onDisk, LaunchState::Created); // before anybody was told
    const LaunchRecord found = bench.record(launch.id);
    QCOMPARE(found.contract, 77);
    QCOMPARE(found.looks, 2);
    QVERIFY(!found.nextLook.isValid());
    QCOMPARE(resolved.size(), 1);
    QVERIFY(bench.reconciler.watched().isEmpty());
    QVERIFY(bench.pass(10min));
    QCOMPARE(bench.server.count("GET"), 2);
}

void ReconcilerTest::anInvalidLookDoesNotCount_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row
        = [](const char *name, int status, const QByteArray &body) { QTest::newRow(name) << body << status; };
    row("html", 200, "<html>hello</html>");
    row("empty", 200, "");
    row("cut", 200, R"({"success":true,"instances":[)");
    row("deprecated", 410, R"({"success":false,"error":"deprecated_endpoint","msg":"gone"})");
    row("no success", 200, R"({"success":false,"instances":[]})");
    row("no list", 200, R"({"success":true,"instances":null})");
    row("an object", 200, R"({"success":true,"instances":{}})");
    row("unreadable entry", 200, R"({"success":true,"instances":[{"label":"x"}]})");
    row("unreadable cursor", 200, R"({"success":true,"instances":[],"next_token":{"a":1}})");
    row("bad key", 401, R"({"success":false,"error":"auth_error","msg":"bad key"})");
    row("bad key as 404", 404, R"({"success":false,"error":"auth_error","msg":"bad key"})");
    row("server error", 500, R"({"instances":[]})");
    row("gateway", 502, "<html></html>");
    row("not 200", 202, R"({"success":true,"instances":[]})");
}

void ReconcilerTest::anInvalidLookDoesNotCount()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    LookBench bench;
    bench.server.setUsual(RawAnswer::of(status, body));
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.reconciler.watch(launch);
    QVERIFY(bench.pass(2s));
    QVERIFY(bench.pass(1s)); // again, for the same reason
    QCOMPARE(bench.server.count("GET"), 2);
    const LaunchRecord seen = bench.record(launch.id);
    QCOMPARE(seen.state, LaunchState::Unknown);
    QCOMPARE(seen.looks, 0);
    QCOMPARE(seen.nextLook, bench.clock.now().addSecs(2)); // later and later
    QCOMPARE(bench.sweeps(launch.id).size(), 1); // said once
}

void ReconcilerTest::waitsLongerWhenAskedTooOften()
{
    LookBench bench;
    bench.server.enqueue(
        RawAnswer::of(429, "API requests too frequent: endpoint threshold=1.0", "text/plain"));
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.reconciler.watch(launch);
    QVERIFY(bench.pass(2s));
    QCOMPARE(bench.record(launch.id).looks, 0);
    QCOMPARE(bench.record(launch.id).nextLook, bench.clock.now().addSecs(3));
    QVERIFY(bench.pass(3s - 1ms));
    QCOMPARE(bench.server.count("GET"), 1);
    QVERIFY(bench.pass(1ms));
    QCOMPARE(bench.record(launch.id).looks, 1);
}

void ReconcilerTest::theEndOfTheScheduleWaitsForAValidLook()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.reconciler.watch(launch);
    for (const auto time : {2s, 3s, 5s, 10s, 20s, 20s})
        QVERIFY(bench.pass(time));
    QCOMPARE(bench.record(launch.id).looks, 6);
    bench.server.setUsual(RawAnswer::of(503, "busy", "text/plain"));
    QVERIFY(bench.pass(60s));
    QVERIFY(bench.pass(1h));
    QCOMPARE(bench.record(launch.id).state, LaunchState::Unknown);
    bench.server.setUsual(RawAnswer::of(200, listOf({})));
    QVERIFY(bench.pass(10min));
    QCOMPARE(bench.record(launch.id).state, LaunchState::Absent);
}

void ReconcilerTest::followsEveryPage()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.reconciler.watch(launch);
    bench.server.enqueue(
        RawAnswer::of(200, listOf({contractWith(newLaunchToken(), 1)}, QStringLiteral("a+/="))));
    bench.server.enqueue(RawAnswer::of(200, listOf({contractWith(launch.id)})));
    QVERIFY(bench.pass(2s));
    QCOMPARE(bench.record(launch.id).contract, 77);
    QVERIFY(bench.server.requests().at(1).target.contains("after_token=a%2B%2F%3D"));
}

void ReconcilerTest::refusesAListThatGoesRound()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.reconciler.watch(launch);
    bench.server.setUsual(RawAnswer::of(200, listOf({}, QStringLiteral("same"))));
    QVERIFY(bench.pass(2s));
    QCOMPARE(bench.server.count("GET"), 2);
    QCOMPARE(bench.record(launch.id).looks, 0);
}

void ReconcilerTest::confirmsARefusal()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Refused);
    QSignalSpy resolved(&bench.reconciler, &Reconciler::resolved);
    bench.reconciler.watch(launch);
    bench.reconciler.lookNow(); // too early to prove anything
    QVERIFY(bench.settle());
    QVERIFY(!bench.record(launch.id).confirmedAbsent.isValid());
    QCOMPARE(resolved.size(), 0);
    QVERIFY(bench.pass(3s));
    QCOMPARE(bench.record(launch.id).state, LaunchState::Refused);
    QVERIFY(bench.record(launch.id).confirmedAbsent.isValid());
    QCOMPARE(resolved.size(), 1);
    QVERIFY(bench.reconciler.watched().isEmpty());
}

void ReconcilerTest::aRefusalThatLied()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Refused);
    bench.server.setUsual(RawAnswer::of(200, listOf({contractWith(launch.id)})));
    QSignalSpy resolved(&bench.reconciler, &Reconciler::resolved);
    bench.reconciler.watch(launch);
    QVERIFY(bench.pass(3s));
    QCOMPARE(bench.record(launch.id).state, LaunchState::Created);
    QCOMPARE(bench.record(launch.id).contract, 77);
    QCOMPARE(resolved.size(), 1);
}

void ReconcilerTest::severalMatchesAreAConflict()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.server.setUsual(
        RawAnswer::of(200, listOf({contractWith(launch.id, 7), contractWith(launch.id, 8)})));
    bench.reconciler.watch(launch);
    QVERIFY(bench.pass(2s));
    QCOMPARE(bench.record(launch.id).state, LaunchState::Conflict);
    const QJsonArray shown = bench.sweeps(launch.id).last().data[QLatin1String("candidates")].toArray();
    QCOMPARE(shown.size(), 2);
    QCOMPARE(shown[1][QLatin1String("id")].toInt(), 8);
    QCOMPARE(bench.reconciler.watched().size(), 1); // a person is not left alone with it
}

void ReconcilerTest::aPersonEndsAConflict()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.server.setUsual(
        RawAnswer::of(200, listOf({contractWith(launch.id, 7), contractWith(launch.id, 8)})));
    bench.reconciler.watch(launch);
    QVERIFY(bench.pass(2s));
    Reconciler later(bench.client, bench.clock, bench.journal); // after a restart
    later.setAccount(bench.fingerprint(), bench.server.url());
    QSignalSpy problem(&later, &Reconciler::problem);
    later.declareCreated(launch.id, 99); // it was never seen with the launch's mark
    QVERIFY(problem.wait());
    QSignalSpy resolved(&later, &Reconciler::resolved);
    later.declareCreated(launch.id, 8);
    QVERIFY(resolved.wait());
    QCOMPARE(bench.record(launch.id).contract, 8);
    const QList<Observation> timeline = bench.open()->timeline(launch.id).value();
    QCOMPARE(timeline.last().kind, ObservationKind::Decision);
}

void ReconcilerTest::oneThatDiffersIsAConflict()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    QJsonObject other = contractWith(launch.id);
    other[QLatin1String("machine_id")] = 6;
    bench.server.setUsual(RawAnswer::of(200, listOf({other})));
    bench.reconciler.watch(launch);
    QVERIFY(bench.pass(2s));
    QCOMPARE(bench.record(launch.id).state, LaunchState::Conflict);
    QCOMPARE(bench.record(launch.id).contract, 0);
    bench.reconciler.declareAbsent(launch.id);
    QTRY_COMPARE(bench.record(launch.id).state, LaunchState::Absent);
}

void ReconcilerTest::neverBindsAContractTwice()
{
    LookBench bench;
    const LaunchRecord first = bench.launched(LaunchState::Unknown);
    const LaunchRecord second = bench.launched(LaunchState::Unknown);
    QVERIFY(bench.boundElsewhere(first.id, 77));
    bench.server.setUsual(RawAnswer::of(200, listOf({contractWith(second.id)})));
    bench.reconciler.watch(second);
    QVERIFY(bench.pass(2s));
    QCOMPARE(bench.record(second.id).state, LaunchState::Conflict);
}

void ReconcilerTest::takesUpWhatADeadProgramLeft()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Sending);
    bench.clock.advance(30s);
    Reconciler next(bench.client, bench.clock, bench.journal);
    next.setAccount(bench.fingerprint(), bench.server.url());
    next.start();
    QVERIFY(bench.settle(next));
    QCOMPARE(bench.record(launch.id).state, LaunchState::Unknown);
    QCOMPARE(bench.record(launch.id).looks, 1); // at once
    QCOMPARE(bench.record(launch.id).nextLook, launch.prepared.addSecs(40)); // then the rest
    bench.server.setUsual(RawAnswer::of(200, listOf({contractWith(launch.id)})));
    bench.clock.advance(10s);
    QVERIFY(bench.settle(next));
    QCOMPARE(bench.record(launch.id).contract, 77);
}

void ReconcilerTest::leavesOtherAccountsAlone()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.reconciler.watch(launch);
    QTRY_VERIFY(bench.record(launch.id).nextLook.isValid());
    bench.reconciler.setAccount(QStringLiteral("0123456789abcdef"), bench.server.url());
    QVERIFY(bench.reconciler.watched().isEmpty());
    bench.reconciler.watch(launch);
    bench.reconciler.start();
    QVERIFY(bench.settle());
    QVERIFY(bench.pass(1h));
    QCOMPARE(bench.server.count("GET"), 0);
    QCOMPARE(bench.record(launch.id).looks, 0);
}

void ReconcilerTest::followsAnotherProgram()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.reconciler.watch(launch);
    QVERIFY(bench.boundElsewhere(launch.id, 5));
    QSignalSpy resolved(&bench.reconciler, &Reconciler::resolved);
    QVERIFY(bench.pass(2s));
    QCOMPARE(resolved.size(), 1);
    QCOMPARE(resolved.first().first().value<LaunchRecord>().contract, 5);
    QCOMPARE(bench.record(launch.id).looks, 0);
}

void ReconcilerTest::tellsWhenTheJournalCannotWrite()
{
    LookBench bench;
    LaunchRecord launch = bench.launched(LaunchState::Unknown);
    launch.id = newLaunchToken(); // one that the journal does not hold
    bench.server.setUsual(RawAnswer::of(200, listOf({contractWith(launch.id)})));
    QSignalSpy problem(&bench.reconciler, &Reconciler::problem);
    QSignalSpy resolved(&bench.reconciler, &Reconciler::resolved);
    bench.reconciler.watch(launch);
    QVERIFY(bench.pass(2s));
    QVERIFY(!problem.isEmpty());
    QCOMPARE(resolved.size(), 0); // nobody is told what is not on the disk
    QVERIFY(!bench.reconciler.watched().isEmpty());
}

void ReconcilerTest::looksOnceMoreWhenAskedMeanwhile()
{
    LookBench bench;
    const LaunchRecord launch = bench.launched(LaunchState::Unknown);
    bench.reconciler.watch(launch);
    QSignalSpy looking(&bench.reconciler, &Reconciler::lookingChanged);
    bench.reconciler.lookNow();
    bench.reconciler.lookNow(); // the first has asked for nothing yet
    QVERIFY(bench.settle());
    QCOMPARE(bench.server.count("GET"), 1);
    bench.server.enqueue(RawAnswer::silence());
    bench.reconciler.lookNow();
    QTRY_COMPARE_WITH_TIMEOUT((bench.clock.advance(0ms), bench.server.count("GET")), 2, 5000);
    bench.reconciler.lookNow();
    bench.server.dropConnections(RawAnswer::Ending::Close);
    QVERIFY(bench.settle());
    QCOMPARE(bench.record(launch.id).looks, 3); // Qt asks again by itself where nothing was answered
    QCOMPARE(looking.size(), 4); // on, off, on, off
}

BERTH_TEST(ReconcilerTest)
#include "reconcilertest.moc"
