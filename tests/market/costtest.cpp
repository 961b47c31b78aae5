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

BERTH_TEST(CostTest)
#include "costtest.moc"
