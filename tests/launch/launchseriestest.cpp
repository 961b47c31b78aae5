// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchseries.h"

#include "api/apiclient.h"
#include "api/searchoffers.h"
#include "launch/journalservice.h"
#include "launch/launchcontroller.h"
#include "launch/lookbench.h"
#include "launch/reconciler.h"
#include "launch/ubuntu.h"
#include "sandbox/sandbox.h"
#include "support/scaledclock.h"
#include "support/testcase.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace berth;
using test::ubuntu;

namespace {

SandboxOptions richMarket()
{
    SandboxOptions options;
    options.credit = 1e6;
    return options;
}

// Answers offersWanted() from the sandbox, as a window or the console would.
struct SeriesBench
{
    SeriesBench()
        : sandbox(richMarket())
    {
        if (!sandbox.start())
            qFatal("the sandbox does not start");
        ApiAccount account;
        account.baseUrl = sandbox.url();
        account.key = Secret(sandbox.key());
        client.setAccount(account);
        pacer.setServer(account.baseUrl);
        reconciler.setAccount(accountFingerprint(account.key), apiIdentity(account.baseUrl));
        QObject::connect(
            &series, &LaunchSeries::offersWanted, &series, [this] { series.addOffers(search()); });
    }

    QList<SeriesOffer> search()
    {
        QList<SeriesOffer> found;
        bool done = false;
        OfferSearch asked;
        asked.order = {{QStringLiteral("dph_total"), false}};
        QObject::connect(
            client.send(searchOffers(asked)), &ApiCall::finished, &series, [&](const RawReply &reply) {
                const auto offers = readOffers(reply, false);
                for (const Offer &offer : offers ? *offers : QList<Offer>())
                    found.append({offer, offer.dphTotal});
                done = true;
            });
        (void)QTest::qWaitFor([&] { return done; }, 10'000);
        return found;
    }

    static SeriesOrder orderOf(int count, const RequestFields &fields = ubuntu())
    {
        SeriesOrder order;
        order.count = count;
        order.fields = fields;
        order.ceiling = Money::fromMicro(100'000'000);
        return order;
    }

    void begin(const SeriesOrder &order)
    {
        if (!series.start(order, planSeries(search(), order)))
            qFatal("the series does not begin");
    }

    LaunchSeries::End end()
    {
        if (finished.isEmpty() && !finished.wait(60'000))
            qFatal("the series does not end");
        return finished.first().first().value<LaunchSeries::End>();
    }

    LaunchSeries::End run(int count, const RequestFields &fields = ubuntu())
    {
        begin(orderOf(count, fields));
        return end();
    }

    QTemporaryDir dir;
    Sandbox sandbox;
    test::ScaledClock clock{10};
    ApiClient client{ApiAccount{}};
    JournalService journal{dir.path(), clock};
    LaunchController controller{client, clock, journal};
    Reconciler reconciler{client, clock, journal};
    EndpointPacer pacer{clock, [] { return 0.0; }};
    LaunchSeries series{controller, reconciler, clock, pacer};
    QSignalSpy finished{&series, &LaunchSeries::finished};
};

constexpr int aMoment = 150; // ms of real time: more than a second of the series'

SandboxFault answer(int status, const char *body, SandboxFault::Effect effect = SandboxFault::Effect::Nothing)
{
    SandboxFault fault;
    fault.status = status;
    fault.body = body;
    fault.effect = effect;
    return fault;
}

constexpr const char *gone = R"({"success":false,"error":"no_such_ask","msg":"gone"})";

}

class LaunchSeriesTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void makesAsManyAsAskedFor();
    void aGoneOfferIsReplacedOnceItsRefusalIsConfirmed();
    void anUnknownOutcomeCountsAsMade();
    void anotherRefusalEndsIt();
    void labelsAreNumbered();
    void fiftyLaunchesMeetOffersThatVanish();
    void thePlanSpreadsOverMachines();
    void pausedBeforeTheFirst();
    void pausedAndResumed();
    void stoppedBeforeTheFirst();
    void stoppedDuringATry();
    void stoppedWhileItWaits();
    void noMoreTriesThanAllowed();
    void theFirstTryCarriesThePreviewsToken();
    void retryAfterIsHonoured();
    void theNextBestIsTheCheapestElsewhere();
};

void LaunchSeriesTest::makesAsManyAsAskedFor()
{
    SeriesBench bench;
    QCOMPARE(bench.run(3), LaunchSeries::End::Complete);
    QCOMPARE(bench.series.made(), 3);
    QCOMPARE(bench.sandbox.contracts().size(), 3);
    QCOMPARE(bench.sandbox.creates().size(), 3);
}

void LaunchSeriesTest::aGoneOfferIsReplacedOnceItsRefusalIsConfirmed()
{
    SeriesBench bench;
    bench.sandbox.failNextCreate(answer(410, gone));
    QCOMPARE(bench.run(2), LaunchSeries::End::Complete);
    QCOMPARE(bench.series.made(), 2);
    QCOMPARE(bench.series.results().size(), 3);
    const LaunchRecord first = bench.series.results().first().record;
    QVERIFY(first.confirmedAbsent.isValid());
    for (qsizetype i = 1; i < 3; ++i)
        QVERIFY(bench.series.results().at(i).record.offer.machineId != first.offer.machineId);
    QCOMPARE(bench.sandbox.contracts().size(), 2);
}

void LaunchSeriesTest::anUnknownOutcomeCountsAsMade()
{
    SeriesBench bench;
    bench.sandbox.failNextCreate(answer(502, "<html>", SandboxFault::Effect::Create));
    bench.sandbox.failNextCreate(answer(502, "<html>"));
    QCOMPARE(bench.run(3), LaunchSeries::End::Complete);
    QCOMPARE(bench.sandbox.creates().size(), 3); // no fourth one for those that did not answer
    QCOMPARE(bench.series.taken(), 3);
    QCOMPARE(bench.sandbox.contracts().size(), 2);
}

void LaunchSeriesTest::anotherRefusalEndsIt()
{
    SeriesBench bench;
    bench.sandbox.failNextCreate(
        answer(400, R"({"success":false,"error":"insufficient_credit","msg":"no credit"})"));
    QCOMPARE(bench.run(5), LaunchSeries::End::Refused);
    QCOMPARE(bench.sandbox.creates().size(), 1);
    QCOMPARE(bench.sandbox.contracts().size(), 0);
}

void LaunchSeriesTest::labelsAreNumbered()
{
    SeriesBench bench;
    RequestFields fields = ubuntu();
    fields.set(FieldId::Label, QStringLiteral("node"));
    bench.sandbox.failNextCreate(answer(410, gone));
    QCOMPARE(bench.run(2, fields), LaunchSeries::End::Complete);
    QStringList labels;
    for (const SandboxContract &contract : bench.sandbox.truth())
        labels << contract.label;
    labels.sort();
    QCOMPARE(labels, (QStringList{QStringLiteral("node-1"), QStringLiteral("node-2")}));
}

void LaunchSeriesTest::fiftyLaunchesMeetOffersThatVanish()
{
    SeriesBench bench;
    for (int i = 0; i < 50; ++i) {
        SandboxFault real;
        real.sendRealAnswer = true;
        real.effect = SandboxFault::Effect::Create;
        bench.sandbox.failNextCreate(i % 3 == 2 ? answer(410, gone)
                : i % 11 == 5                   ? answer(502, "<html>", SandboxFault::Effect::Create)
                                                : real);
    }
    const LaunchSeries::End end = bench.run(50);
    QVERIFY(end == LaunchSeries::End::Complete || end == LaunchSeries::End::NoOffers);
    QTRY_VERIFY_WITH_TIMEOUT(std::none_of(bench.series.results().begin(), bench.series.results().end(),
                                 [](const LaunchResult &result) { return isUnresolved(result.state); }),
        60'000);
    QList<qint64> told;
    for (const LaunchResult &result : bench.series.results()) {
        if (result.state == LaunchState::Created)
            told << result.record.contract;
    }
    QList<qint64> made = bench.sandbox.contracts();
    std::sort(told.begin(), told.end());
    std::sort(made.begin(), made.end());
    QCOMPARE(told, made);
    QVERIFY(made.size() <= 50);
    QVERIFY(made.size() >= 30);
}

void LaunchSeriesTest::thePlanSpreadsOverMachines()
{
    const auto one = [](qint64 id, qint64 machine, qint64 micro) {
        SeriesOffer made;
        made.offer.id = id;
        made.offer.machineId = machine;
        made.pricePerHour = Money::fromMicro(micro);
        return made;
    };
    SeriesOrder order;
    order.count = 3;
    order.ceiling = Money::fromMicro(500'000);
    const SeriesPlan plan = planSeries(
        {one(1, 7, 100'000), one(2, 7, 200'000), one(3, 8, 300'000), one(4, 9, 500'001), one(3, 8, 300'000)},
        order);
    QList<qint64> ids;
    for (const SeriesOffer &offer : plan.offers)
        ids << offer.offer.id;
    QCOMPARE(ids, (QList<qint64>{1, 3, 2}));
    QCOMPARE(plan.total, Money::fromMicro(600'000));
}

void LaunchSeriesTest::pausedBeforeTheFirst()
{
    SeriesBench bench;
    bench.begin(SeriesBench::orderOf(2));
    bench.series.pause();
    QTest::qWait(aMoment);
    QVERIFY(bench.series.isPaused());
    QVERIFY(bench.sandbox.creates().isEmpty());
    bench.series.resume();
    QCOMPARE(bench.end(), LaunchSeries::End::Complete);
    QCOMPARE(bench.sandbox.contracts().size(), 2);
}

void LaunchSeriesTest::pausedAndResumed()
{
    SeriesBench bench;
    bench.begin(SeriesBench::orderOf(3));
    const auto once
        = connect(&bench.series, &LaunchSeries::launched, &bench.series, [&] { bench.series.pause(); });
    QTRY_COMPARE(bench.series.made(), 1);
    QTest::qWait(aMoment);
    QCOMPARE(bench.sandbox.creates().size(), 1);
    QVERIFY(bench.series.isRunning());
    disconnect(once);
    bench.series.resume();
    QCOMPARE(bench.end(), LaunchSeries::End::Complete);
    QCOMPARE(bench.sandbox.contracts().size(), 3);
}

void LaunchSeriesTest::stoppedBeforeTheFirst()
{
    SeriesBench bench;
    bench.begin(SeriesBench::orderOf(2));
    bench.series.stop();
    QCOMPARE(bench.end(), LaunchSeries::End::Stopped);
    QVERIFY(!bench.series.isRunning());
    QVERIFY(bench.sandbox.creates().isEmpty());
}

// What is under way has its outcome, and nothing follows.
void LaunchSeriesTest::stoppedDuringATry()
{
    SeriesBench bench;
    SandboxFault slow;
    slow.effect = SandboxFault::Effect::Create;
    slow.sendRealAnswer = true;
    slow.delay = std::chrono::milliseconds(300);
    bench.sandbox.failNextCreate(slow);
    bench.begin(SeriesBench::orderOf(3));
    QTRY_COMPARE(bench.sandbox.creates().size(), 1);
    bench.series.stop();
    QCOMPARE(bench.series.taken(), 1);
    QCOMPARE(bench.end(), LaunchSeries::End::Stopped);
    QCOMPARE(bench.series.made(), 1);
    QCOMPARE(bench.sandbox.creates().size(), 1);
}

void LaunchSeriesTest::stoppedWhileItWaits()
{
    SeriesBench bench;
    bench.sandbox.failNextCreate(answer(429, "API requests too frequent"));
    QSignalSpy waiting(&bench.series, &LaunchSeries::waiting);
    bench.begin(SeriesBench::orderOf(2));
    QVERIFY(waiting.wait(10'000));
    QVERIFY(waiting.first().first().value<std::chrono::milliseconds>().count() > 5'000);
    bench.series.stop();
    QCOMPARE(bench.end(), LaunchSeries::End::Stopped);
    QCOMPARE(bench.sandbox.creates().size(), 1);
    QCOMPARE(bench.series.taken(), 1); // nobody can say that it made nothing
}

void LaunchSeriesTest::noMoreTriesThanAllowed()
{
    SeriesBench bench;
    for (int i = 0; i < 5; ++i)
        bench.sandbox.failNextCreate(answer(404, gone));
    SeriesOrder order = SeriesBench::orderOf(1);
    order.tries = 3;
    bench.begin(order);
    QCOMPARE(bench.end(), LaunchSeries::End::Tried);
    QCOMPARE(bench.sandbox.creates().size(), 3);
    QSet<qint64> machines;
    for (const LaunchResult &result : bench.series.results()) {
        QVERIFY(result.record.confirmedAbsent.isValid());
        machines.insert(result.record.offer.machineId);
    }
    QCOMPARE(machines.size(), 3);
}

void LaunchSeriesTest::theFirstTryCarriesThePreviewsToken()
{
    SeriesBench bench;
    bench.sandbox.failNextCreate(answer(404, gone));
    SeriesOrder order = SeriesBench::orderOf(1);
    order.firstToken = newLaunchToken();
    bench.begin(order);
    QCOMPARE(bench.end(), LaunchSeries::End::Complete);
    QCOMPARE(bench.series.results().size(), 2);
    QCOMPARE(bench.series.results().first().record.id, order.firstToken);
    QVERIFY(bench.series.results().last().record.id != order.firstToken);
}

void LaunchSeriesTest::retryAfterIsHonoured()
{
    test::LookBench look;
    look.server.enqueue(test::RawAnswer::of(
        429, "too fast", QList<QByteArray>{"Content-Type: text/plain", "Retry-After: 300"}));
    LaunchController controller(look.client, look.clock, look.journal);
    EndpointPacer pacer(look.clock, [] { return 0.0; });
    LaunchSeries series(controller, look.reconciler, look.clock, pacer);
    QSignalSpy waiting(&series, &LaunchSeries::waiting);
    SeriesOrder order = SeriesBench::orderOf(2);
    SeriesPlan plan;
    for (qint64 id : {11, 12}) {
        SeriesOffer one;
        one.offer.id = id;
        one.offer.machineId = id;
        plan.offers << one;
    }
    QVERIFY(series.start(order, plan));
    QVERIFY(QTest::qWaitFor(
        [&] {
            look.clock.advance(std::chrono::milliseconds(0));
            return !waiting.isEmpty();
        },
        10'000));
    QCOMPARE(waiting.first().first().value<std::chrono::milliseconds>(), std::chrono::seconds(300));
    series.stop();
    look.clock.advance(std::chrono::milliseconds(0));
    QVERIFY(!series.isRunning());
}

void LaunchSeriesTest::theNextBestIsTheCheapestElsewhere()
{
    const auto one = [](qint64 id, qint64 machine, qint64 micro) {
        SeriesOffer made;
        made.offer.id = id;
        made.offer.machineId = machine;
        made.offer.minBid = Money::fromMicro(micro / 2);
        made.pricePerHour = Money::fromMicro(micro);
        return made;
    };
    const QList<SeriesOffer> found{
        one(1, 7, 100), one(2, 7, 110), one(3, 8, 300), one(4, 9, 200), one(5, 10, 150)};
    GoneOffers none;
    none.add(1, 7);
    none.add(5, 0); // a machine that is not known
    const auto best = nextBest(found, ubuntu(), Money::fromMicro(200), none);
    QVERIFY(best);
    QCOMPARE(best->offer.id, 4);
    QVERIFY(!nextBest(found, ubuntu(), Money::fromMicro(149), none));
    RequestFields bid = ubuntu();
    bid.set(FieldId::Price, Money::fromMicro(120)); // offer 3 does not run for it
    none.add(4, 9);
    QVERIFY(!nextBest(found, bid, std::nullopt, none));
}

BERTH_TEST(LaunchSeriesTest)
#include "launchseriestest.moc"
