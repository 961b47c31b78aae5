// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/pricestanding.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

using namespace berth;

class PriceStandingTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void comparesTheSameGpuAndCount();
    void whatHasNoPriceDoesNotCount();
    void equalPricesShareAPlace();
    void inWords_data();
    void inWords();
};

namespace {

Offer pricedCard(const char *gpu, int count)
{
    Offer offer;
    offer.gpuName = QString::fromLatin1(gpu);
    offer.numGpus = count;
    return offer;
}

}

void PriceStandingTest::comparesTheSameGpuAndCount()
{
    const QList<Offer> offers{pricedCard("RTX 4090", 1), pricedCard("RTX 4090", 1), pricedCard("RTX 4090", 2),
        pricedCard("RTX 3090", 1), pricedCard("RTX 4090", 1)};
    const auto standings = priceStandings(offers, {300, 500, 100, 50, 400});
    QCOMPARE(standings[0], (PriceStanding{3, 0, 2}));
    QCOMPARE(standings[1], (PriceStanding{3, 2, 0}));
    QCOMPARE(standings[4], (PriceStanding{3, 1, 1}));
    QCOMPARE(standings[0].place(), 0.0);
    QCOMPARE(standings[1].place(), 1.0);
    QCOMPARE(standings[4].place(), 0.5);
    // Alone of their kind: nothing can be said.
    QVERIFY(!standings[2].tells());
    QVERIFY(!standings[3].tells());
    QVERIFY(standingText(offers[2], standings[2]).isEmpty());
}

void PriceStandingTest::whatHasNoPriceDoesNotCount()
{
    const QList<Offer> offers{
        pricedCard("A40", 1), pricedCard("A40", 1), pricedCard("", 1), pricedCard("", 1)};
    const auto standings = priceStandings(offers, {300, -1, 100, 200});
    QCOMPARE(standings[0].count, 1);
    QCOMPARE(standings[1].count, 0);
    QCOMPARE(standings[2].count, 0); // no name: who knows what it is
}

void PriceStandingTest::equalPricesShareAPlace()
{
    const QList<Offer> offers(4, pricedCard("A40", 1));
    const auto standings = priceStandings(offers, {5, 5, 5, 5});
    QCOMPARE(standings[2], (PriceStanding{4, 0, 0}));
    QCOMPARE(standings[2].place(), 0.5);
}

void PriceStandingTest::inWords_data()
{
    QTest::addColumn<int>("cheaper");
    QTest::addColumn<int>("dearer");
    QTest::addColumn<QString>("words");
    QTest::newRow("cheapest") << 0 << 42 << QStringLiteral("The cheapest of 43 offers with 1× RTX 4090.");
    QTest::newRow("dearest") << 42 << 0 << QStringLiteral("The dearest of 43 offers with 1× RTX 4090.");
    QTest::newRow("cheap") << 7 << 35 << QStringLiteral("Cheaper than 81 % of 43 offers with 1× RTX 4090.");
    QTest::newRow("dear") << 35 << 7 << QStringLiteral("Dearer than 81 % of 43 offers with 1× RTX 4090.");
    QTest::newRow("all equal") << 0 << 0
                               << QStringLiteral("As dear as every one of 43 offers with 1× RTX 4090.");
}

void PriceStandingTest::inWords()
{
    QFETCH(int, cheaper);
    QFETCH(int, dearer);
    QFETCH(QString, words);
    QCOMPARE(standingText(pricedCard("RTX 4090", 1), {43, cheaper, dearer}), words);
}

BERTH_TEST(PriceStandingTest)
#include "pricestandingtest.moc"
