// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersieve.h"

#include "market/filterquestion.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <QJsonArray>

using namespace berth;

namespace {

// Many different offers, each of them a little other than the samples.
QList<Offer> assortment()
{
    QList<Offer> offers;
    for (int i = 0; i < 400; ++i) {
        Offer one = test::sampleOffers().at(i % test::sampleOffers().size());
        one.id = 1 + i;
        one.numGpus = 1 << (i % 4);
        one.cpuRamMb = 4000 * (i % 37);
        one.reliability = i % 11 == 0 ? 0 : 0.9 + 0.001 * (i % 100);
        one.datacenter = i % 3 == 0;
        one.verified = i % 5 != 0;
        offers.append(one);
    }
    return offers;
}

SplitQuery splitOf(const char *text)
{
    const auto query = readOfferQuery(QLatin1String(text));
    return splitQuery(query ? *query : OfferQuery());
}

}

class OfferSieveTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void manyAreAsOne_data();
    void manyAreAsOne();
    void anEmptySieveLetsAllThrough();
    void countriesAreReadFromPlaces();
};

void OfferSieveTest::manyAreAsOne_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("some");
    for (const char *query :
        {"verified=any", "gpu_name in [rtx_4090,h100_sxm] num_gpus>=2", "gpu_name!=RTX_4090 cpu_ram>=64",
            "reliability>=0.95 dph<=1", "num_gpus in [2,8] datacenter=true", "geolocation notin [NO,US]",
            "georegion=true geolocation=NA verified=any", "num_gpus!=1"})
        QTest::newRow(query) << QByteArray(query) << true;
    QTest::newRow("none") << QByteArray("gpu_name=RTX_9090") << false;
}

void OfferSieveTest::manyAreAsOne()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, some);
    const SplitQuery split = splitOf(query.constData());
    const OfferSearch search = offerQuestion(split.filters, split.rest, 40);
    const QList<Offer> offers = assortment();
    const OfferSieve sieve(search);
    const QBitArray bits = sieve.passing(offers);
    QCOMPARE(bits.size(), offers.size());
    for (qsizetype i = 0; i < offers.size(); ++i)
        QCOMPARE(bits.testBit(i), OfferSieve(search).passes(offers.at(i))); // a sieve that knows no names yet
    QCOMPARE(sieve.count(offers), bits.count(true));
    QCOMPARE(bits.count(true) > 0, some);
    // Whatever is let go, nothing is lost by it.
    for (const OfferFilterId id : offerFilterIds()) {
        OfferFilters fewer = split.filters;
        letGo(fewer, id);
        const OfferSieve wider(offerQuestion(fewer, split.rest, 40));
        QCOMPARE(wider.passing(offers) & bits, bits);
    }
}

void OfferSieveTest::anEmptySieveLetsAllThrough()
{
    QCOMPARE(OfferSieve().count(assortment()), assortment().size());
}

void OfferSieveTest::countriesAreReadFromPlaces()
{
    Offer offer;
    QCOMPARE(countryOf(offer), QString());
    for (const char *place : {"Norway, NO", "NO", " no ", "Oslo, Norway,no"}) {
        offer.geolocation = QLatin1String(place);
        QCOMPARE(countryOf(offer), QStringLiteral("NO"));
    }
    offer.geolocation = QStringLiteral("Somewhere");
    QCOMPARE(countryOf(offer), QString());
}

BERTH_TEST(OfferSieveTest)
#include "offersievetest.moc"
