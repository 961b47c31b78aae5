// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offertext.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

using namespace berth;

class OfferTextTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheGpus();
    void sizes_data();
    void sizes();
    void reliabilityIsNeverRoundedUp();
    void trust();
};

void OfferTextTest::namesTheGpus()
{
    Offer offer = test::sampleOffers().first();
    QCOMPARE(OfferText::gpus(offer), QStringLiteral("2× RTX 4090"));
    offer.numGpus = 0;
    QCOMPARE(OfferText::gpus(offer), QStringLiteral("RTX 4090"));
    offer.gpuName.clear();
    QVERIFY(!OfferText::gpus(offer).isEmpty());
}

void OfferTextTest::sizes_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");

    QTest::newRow("24,564 MB is a 24 GB card") << OfferText::memory(24'564) << QStringLiteral("24 GB");
    QTest::newRow("81,559 MB is an 80 GB card") << OfferText::memory(81'559) << QStringLiteral("80 GB");
    QTest::newRow("no memory told") << OfferText::memory(0) << QStringLiteral("—");
    // Rounded down: a disk of 432 GB can't be had.
    QTest::newRow("disk") << OfferText::disk(431.7) << QStringLiteral("431 GB");
    QTest::newRow("large disk") << OfferText::disk(14'200) << QStringLiteral("14.2 TB");
    QTest::newRow("round disk") << OfferText::disk(2'000) << QStringLiteral("2 TB");
    QTest::newRow("speed") << OfferText::speed(853.2) << QStringLiteral("853 Mbps");
    QTest::newRow("fast") << OfferText::speed(9'870) << QStringLiteral("9.9 Gbps");
    QTest::newRow("cuda") << OfferText::cuda(12.0) << QStringLiteral("12.0");
    QTest::newRow("hours left") << OfferText::timeLeft(5.5 * 3600) << QStringLiteral("5 hours");
    QTest::newRow("days left") << OfferText::timeLeft(12.5 * 86'400) << QStringLiteral("12 days");
    QTest::newRow("price") << OfferText::price(Money::fromMicro(631'111)) << QStringLiteral("$0.631");
    QTest::newRow("no price") << OfferText::price(Money()) << QStringLiteral("—");
    QTest::newRow("day") << OfferText::dayPrice(Money::fromMicro(15'146'664)) << QStringLiteral("$15.15");
}

void OfferTextTest::sizes()
{
    QFETCH(QString, shown);
    QTEST(shown, "expected");
}

void OfferTextTest::reliabilityIsNeverRoundedUp()
{
    QCOMPARE(OfferText::reliability(0.994), QStringLiteral("99.4 %"));
    QCOMPARE(OfferText::reliability(0.9999), QStringLiteral("99.9 %"));
    QCOMPARE(OfferText::reliability(1), QStringLiteral("100.0 %"));
    QCOMPARE(OfferText::reliability(0), QStringLiteral("—"));
}

void OfferTextTest::trust()
{
    Offer offer;
    QCOMPARE(OfferText::trust(offer), QStringLiteral("unverified"));
    offer.datacenter = true;
    QCOMPARE(OfferText::trust(offer), QStringLiteral("unverified datacenter"));
    offer.verified = true;
    QCOMPARE(OfferText::trust(offer), QStringLiteral("verified datacenter"));
}

BERTH_TEST(OfferTextTest)
#include "offertexttest.moc"
