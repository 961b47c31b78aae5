// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/cost.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <limits>

using namespace berth;

namespace {

Money dollars(const char *amount)
{
    return Money::parse(QString::fromLatin1(amount)).value();
}

}

class CostTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void diskByTheHour_data();
    void diskByTheHour();
    void onDemandIsBaseAndDisk();
    void aBidTakesThePlaceOfTheBasePrice();
    void theLowestBidStandsInForNone();
    void anOfferWithoutBasePriceCostsItsTotal();
    void aDayIs24Hours();
    void bids_data();
    void bids();
    void trafficByTheGb_data();
    void trafficByTheGb();
    void aPlanAddsUp();
    void creditLastsAsLong_data();
    void creditLastsAsLong();
    void suggestsABid_data();
    void suggestsABid();
};

void CostTest::diskByTheHour_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<double>("gigabytes");
    QTest::addColumn<qint64>("micro");

    // The public pages' example: 0.0020740740… $/hour.
    QTest::newRow("the documentation's example") << 0.14933333333333335 << 10.0 << qint64(2074);
    // 0.20 × 10 ÷ 720 = 0.0027777…
    QTest::newRow("rounded up") << 0.2 << 10.0 << qint64(2778);
    // 0.15 × 40 ÷ 720 = 0.0083333…
    QTest::newRow("rounded down") << 0.15 << 40.0 << qint64(8333);
    // 0.00036 × 1 ÷ 720 = 0.0000005: half a micro-dollar
    QTest::newRow("half goes up") << 0.00036 << 1.0 << qint64(1);
    // 0.00108 ÷ 720 = 0.0000015; as doubles the quotient is 1.4999999999999998 micro-dollars.
    QTest::newRow("half goes up, whatever doubles say") << 0.00108 << 1.0 << qint64(2);
    QTest::newRow("just below half") << 0.000359 << 1.0 << qint64(0);
    QTest::newRow("a month's price for 720 GB") << 0.1 << 720.0 << qint64(100'000);
    QTest::newRow("part of a GB") << 0.72 << 8.5 << qint64(8'500);
    QTest::newRow("free") << 0.0 << 100.0 << qint64(0);
    QTest::newRow("no disk") << 0.2 << 0.0 << qint64(0);
    QTest::newRow("negative price") << -0.2 << 10.0 << qint64(0);
    QTest::newRow("negative disk") << 0.2 << -10.0 << qint64(0);
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 10.0 << qint64(0);
    // 50 × 100,000 ÷ 720 = 6,944.44444…: the largest that is worked out in whole numbers
    QTest::newRow("largest exact") << 50.0 << 1e5 << qint64(6'944'444'444);
    QTest::newRow("larger") << 1000.0 << 1e6 << qint64(1'388'888'888'889);
    QTest::newRow("absurd") << 1e300 << 1e300 << qint64(0);
}

void CostTest::diskByTheHour()
{
    QFETCH(double, price);
    QFETCH(double, gigabytes);
    QTEST(diskPerHour(price, gigabytes).micro(), "micro");
}

void CostTest::onDemandIsBaseAndDisk()
{
    const Offer offer = test::sampleOffers().first(); // $0.62 an hour, $0.20 a GB and month
    const HourlyCost cost = hourlyCost(offer, RentalType::OnDemand, 40);
    QCOMPARE(cost.gpu, dollars("0.62"));
    QCOMPARE(cost.disk, dollars("0.011111"));
    QCOMPARE(cost.total, dollars("0.631111"));
    QCOMPARE(cost.stopped, dollars("0.011111"));
    // A bid left over in the form doesn't change what on-demand costs.
    QCOMPARE(hourlyCost(offer, RentalType::OnDemand, 40, dollars("0.1")), cost);
}

void CostTest::aBidTakesThePlaceOfTheBasePrice()
{
    const Offer offer = test::sampleOffers().first();
    const HourlyCost cost = hourlyCost(offer, RentalType::Interruptible, 40, dollars("0.35"));
    QCOMPARE(cost.gpu, dollars("0.35"));
    QCOMPARE(cost.total, dollars("0.361111"));
    QCOMPARE(cost.stopped, dollars("0.011111"));
}

void CostTest::theLowestBidStandsInForNone()
{
    Offer offer = test::sampleOffers().first();
    QCOMPARE(hourlyCost(offer, RentalType::Interruptible, 0).total, dollars("0.31"));
    offer.minBid = {};
    QCOMPARE(hourlyCost(offer, RentalType::Interruptible, 0).total, dollars("0.62"));
}

void CostTest::anOfferWithoutBasePriceCostsItsTotal()
{
    Offer offer = test::sampleOffers().first();
    offer.dphBase = {};
    offer.dphTotal = dollars("0.7");
    QCOMPARE(hourlyCost(offer, RentalType::OnDemand, 0).gpu, dollars("0.7"));
}

void CostTest::aDayIs24Hours()
{
    QCOMPARE(perDay(dollars("0.631111")), dollars("15.146664"));
}

void CostTest::bids_data()
{
    QTest::addColumn<QByteArray>("minimum");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("bid");
    QTest::addColumn<BidCheck>("expected");

    QTest::newRow("between") << QByteArray("0.31") << QByteArray("0.62") << QByteArray("0.35")
                             << BidCheck::Fine;
    QTest::newRow("at the minimum") << QByteArray("0.31") << QByteArray("0.62") << QByteArray("0.31")
                                    << BidCheck::Fine;
    QTest::newRow("a hair below") << QByteArray("0.31") << QByteArray("0.62") << QByteArray("0.309999")
                                  << BidCheck::BelowMinimum;
    QTest::newRow("as dear as on-demand")
        << QByteArray("0.31") << QByteArray("0.62") << QByteArray("0.62") << BidCheck::NotBelowOnDemand;
    QTest::newRow("base price is the lowest bid")
        << QByteArray("0.31") << QByteArray("0.31") << QByteArray("0.4") << BidCheck::Fine;
    QTest::newRow("nothing known") << QByteArray("0") << QByteArray("0") << QByteArray("0.4")
                                   << BidCheck::Fine;
}

void CostTest::bids()
{
    QFETCH(QByteArray, minimum);
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, bid);
    Offer offer;
    offer.minBid = dollars(minimum.constData());
    offer.dphBase = dollars(base.constData());
    QTEST(checkBid(offer, dollars(bid.constData())), "expected");
}

void CostTest::trafficByTheGb_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<double>("gigabytes");
    QTest::addColumn<qint64>("micro");
    QTest::newRow("two cents") << 0.02 << 10.0 << qint64(200'000);
    QTest::newRow("parts of a cent") << 0.0029 << 100.0 << qint64(290'000);
    QTest::newRow("a third of a cent, thrice") << 0.003333 << 3.0 << qint64(9'999);
    QTest::newRow("half goes up") << 0.0000005 << 1.0 << qint64(1);
    QTest::newRow("below half") << 0.00000049 << 1.0 << qint64(0);
    QTest::newRow("free") << 0.0 << 1000.0 << qint64(0);
    QTest::newRow("none") << 0.02 << 0.0 << qint64(0);
    QTest::newRow("negative") << -0.02 << 10.0 << qint64(0);
    QTest::newRow("the most that a plan may hold") << 50.0 << 1e5 << qint64(5'000'000'000'000);
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 1.0 << qint64(0);
}

void CostTest::trafficByTheGb()
{
    QFETCH(double, price);
    QFETCH(double, gigabytes);
    QTEST(trafficCost(price, gigabytes).micro(), "micro");
}

void CostTest::aPlanAddsUp()
{
    const Offer offer = test::sampleOffers().first(); // up $0.02, down $0.0029 a GB
    // 8 × 0.631111 = 5.048888; 10 × 0.02 = 0.2; 100 × 0.0029 = 0.29
    const PlannedCost cost = plannedCost(offer, dollars("0.631111"), {8, 10, 100});
    QCOMPARE(cost.running, dollars("5.048888"));
    QCOMPARE(cost.up, dollars("0.2"));
    QCOMPARE(cost.down, dollars("0.29"));
    QCOMPARE(cost.total, dollars("5.538888"));
    // A year: 8,760 × 0.631111
    QCOMPARE(plannedCost(offer, dollars("0.631111"), {8760, 0, 0}).total, dollars("5528.53236"));
}

void CostTest::creditLastsAsLong_data()
{
    QTest::addColumn<qint64>("credit");
    QTest::addColumn<qint64>("perHour");
    QTest::addColumn<qint64>("minutes"); // -1: for ever
    // 158 × 0.631111 = 99.715538; 0.284462 ÷ 0.631111 × 60 = 27.04
    QTest::newRow("running") << qint64(100'000'000) << qint64(631'111) << qint64(158 * 60 + 27);
    // 9,000 × 0.011111 = 99.999; 0.001 ÷ 0.011111 × 60 = 5.4
    QTest::newRow("stopped") << qint64(100'000'000) << qint64(11'111) << qint64(9000 * 60 + 5);
    QTest::newRow("to the minute") << qint64(1'000'000) << qint64(100'000) << qint64(600);
    QTest::newRow("a micro-dollar short") << qint64(999'999) << qint64(100'000) << qint64(599);
    QTest::newRow("less than a minute") << qint64(10'000) << qint64(36'000'000) << qint64(0);
    QTest::newRow("no credit") << qint64(0) << qint64(100'000) << qint64(0);
    QTest::newRow("owed") << qint64(-5'000'000) << qint64(100'000) << qint64(0);
    QTest::newRow("free") << qint64(1'000'000) << qint64(0) << qint64(-1);
    QTest::newRow("free without credit") << qint64(0) << qint64(0) << qint64(-1);
    QTest::newRow("no overflow") << std::numeric_limits<qint64>::max() << qint64(1)
                                 << qint64(8'766'000'000) * 60;
    QTest::newRow("no overflow of the rest")
        << std::numeric_limits<qint64>::max() - 1 << std::numeric_limits<qint64>::max() << qint64(60);
}

void CostTest::creditLastsAsLong()
{
    QFETCH(qint64, credit);
    QFETCH(qint64, perHour);
    QFETCH(qint64, minutes);
    const auto lasts = creditLasts(Money::fromMicro(credit), Money::fromMicro(perHour));
    QCOMPARE(lasts ? qint64(lasts->count()) : qint64(-1), minutes);
}

void CostTest::suggestsABid_data()
{
    QTest::addColumn<QByteArray>("minimum");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<bool>("bidSearch");
    QTest::addColumn<QByteArray>("expected"); // "0": none
    const auto row = [](const char *name, const char *minimum, const char *base, bool bidSearch,
                         const char *expected) {
        QTest::newRow(name) << QByteArray(minimum) << QByteArray(base) << bidSearch << QByteArray(expected);
    };
    row("a fifth above", "0.31", "0.62", false, "0.372");
    row("a fifth above, on-demand not known", "0.07", "0", false, "0.084");
    row("rounded up to a tenth of a cent", "0.0703", "0", false, "0.085"); // 0.08436
    row("half-way to on-demand", "0.5", "0.55", false, "0.525");
    row("half-way, rounded up", "0.5501", "0.5515", false, "0.551"); // 0.5508
    row("half-way, where rounding up would reach on-demand", "0.55", "0.5504", false, "0.5502");
    row("nothing to save", "0.55", "0.55", false, "0");
    row("dearer than on-demand", "0.6", "0.55", false, "0");
    row("a search for bids quotes the lowest", "0.55", "0.55", true, "0.66");
    row("a search for bids that knows better", "0.5", "0.55", true, "0.525");
    row("the least the API takes", "0.0005", "0", false, "0.001");
    row("more than the API takes", "128", "0", false, "0");
    row("nothing known", "0", "0.62", false, "0");
}

void CostTest::suggestsABid()
{
    QFETCH(QByteArray, minimum);
    QFETCH(QByteArray, base);
    QFETCH(bool, bidSearch);
    QFETCH(QByteArray, expected);
    Offer offer;
    offer.isBid = bidSearch;
    offer.minBid = dollars(minimum.constData());
    offer.dphBase = dollars(base.constData());
    const auto bid = suggestedBid(offer);
    QCOMPARE(bid.value_or(Money()), dollars(expected.constData()));
    if (bid)
        QCOMPARE(checkBid(offer, *bid), BidCheck::Fine);
}

BERTH_TEST(CostTest)
#include "costtest.moc"
