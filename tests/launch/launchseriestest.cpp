// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchseries.h"

#include "api/apiclient.h"
#include "api/searchoffers.h"
#include "launch/journalservice.h"
#include "launch/launchcontroller.h"
#include "launch/reconciler.h"
#include "sandbox/sandbox.h"
#include "support/scaledclock.h"
#include "support/testcase.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace berth;

namespace {

RequestFields ubuntu()
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    fields.set(FieldId::Disk, 10.0);
    return fields;
}

SandboxOptions richMarket()
{
    SandboxOptions options;
    options.credit = 1e6;
    return options;
}

// Answers offersWanted() from the sandbox, as a window or the console would.
struct Bench
{
    Bench()
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

    LaunchSeries::End run(int count, const RequestFields &fields = ubuntu())
    {
        SeriesOrder order;
        order.count = count;
        order.fields = fields;
        order.ceiling = Money::fromMicro(100'000'000);
        QSignalSpy finished(&series, &LaunchSeries::finished);
        if (!series.start(order, planSeries(search(), order)) || !finished.wait(60'000))
            qFatal("the series does not end");
        return finished.first().first().value<LaunchSeries::End>();
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
};

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
};

void LaunchSeriesTest::makesAsManyAsAskedFor()
{
    Bench bench;
    QCOMPARE(bench.run(3), LaunchSeries::End::Complete);
    QCOMPARE(bench.series.made(), 3);
    QCOMPARE(bench.sandbox.contracts().size(), 3);
    QCOMPARE(bench.sandbox.creates().size(), 3);
}

void LaunchSeriesTest::aGoneOfferIsReplacedOnceItsRefusalIsConfirmed()
{
    Bench bench;
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
    Bench bench;
    bench.sandbox.failNextCreate(answer(502, "<html>", SandboxFault::Effect::Create));
    bench.sandbox.failNextCreate(answer(502, "<html>"));
    QCOMPARE(bench.run(3), LaunchSeries::End::Complete);
    QCOMPARE(bench.sandbox.creates().size(), 3); // no fourth one for those that did not answer
    QCOMPARE(bench.series.taken(), 3);
    QCOMPARE(bench.sandbox.contracts().size(), 2);
}

void LaunchSeriesTest::anotherRefusalEndsIt()
{
    Bench bench;
    bench.sandbox.failNextCreate(
        answer(400, R"({"success":false,"error":"insufficient_credit","msg":"no credit"})"));
    QCOMPARE(bench.run(5), LaunchSeries::End::Refused);
    QCOMPARE(bench.sandbox.creates().size(), 1);
    QCOMPARE(bench.sandbox.contracts().size(), 0);
}

void LaunchSeriesTest::labelsAreNumbered()
{
    Bench bench;
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
    Bench bench;
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

BERTH_TEST(LaunchSeriesTest)
#include "launchseriestest.moc"
