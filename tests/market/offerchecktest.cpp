// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offercheck.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <QJsonArray>

using namespace berth;

class OfferCheckTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptySearchTakesWhatIsVerified();
    void gpuNames();
    void count();
    void theCeilingHoldsForThePriceWithTheDisk();
    void theCeilingHoldsForTheLowestBid();
    void furtherFilters_data();
    void furtherFilters();
    void whatIsNotToldPasses();
    void aCeilingForBidsIsSentAsLowestBid();
    void onDemandIsSentAsItIs();
};

void OfferCheckTest::anEmptySearchTakesWhatIsVerified()
{
    Offer offer = test::sampleOffers().first();
    OfferSearch search;
    QVERIFY(matches(offer, search));
    offer.verified = false;
    QVERIFY(!matches(offer, search));
    search.extraFilters.insert(QStringLiteral("verified"), QJsonValue::Null);
    QVERIFY(matches(offer, search));
}

void OfferCheckTest::gpuNames()
{
    const Offer offer = test::sampleOffers().first(); // RTX 4090
    OfferSearch search;
    search.gpuNames = {QStringLiteral("RTX 3090"), QStringLiteral("rtx_4090")};
    QVERIFY(matches(offer, search));
    search.gpuNames = {QStringLiteral("RTX 409")};
    QVERIFY(!matches(offer, search));
}

void OfferCheckTest::count()
{
    const Offer offer = test::sampleOffers().first(); // two GPUs
    OfferSearch search;
    search.minGpus = 2;
    QVERIFY(matches(offer, search));
    search.minGpus = 3;
    QVERIFY(!matches(offer, search));
}

void OfferCheckTest::theCeilingHoldsForThePriceWithTheDisk()
{
    const Offer offer = test::sampleOffers().first(); // $0.62, and $0.011111 for 40 GB
    OfferSearch search;
    search.storageGb = 40;
    search.maxPrice = Money::fromMicro(631'111);
    QVERIFY(matches(offer, search));
    search.maxPrice = Money::fromMicro(631'110);
    QVERIFY(!matches(offer, search));
}

void OfferCheckTest::theCeilingHoldsForTheLowestBid()
{
    const Offer offer = test::sampleOffers().first(); // $0.62, or bids from $0.31
    OfferSearch search;
    search.type = RentalType::Interruptible;
    search.storageGb = 40;
    search.maxPrice = Money::fromMicro(321'111);
    QVERIFY(matches(offer, search));
    search.maxPrice = Money::fromMicro(321'110);
    QVERIFY(!matches(offer, search));
}

void OfferCheckTest::furtherFilters_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonObject>("conditions");
    QTest::addColumn<bool>("expected");

    const auto op = [](const char *name, const QJsonValue &value) {
        return QJsonObject{{QLatin1String(name), value}};
    };
    const auto row = [](const char *field, const QJsonObject &conditions, bool expected) {
        QTest::addRow("%s %s", field, expected ? "yes" : "no")
            << QString::fromLatin1(field) << conditions << expected;
    };
    row("gpu_ram", op("gte", 24'000), true); // 24,564
    row("gpu_ram", op("gt", 24'564), false);
    row("reliability", op("gt", 0.99), true); // 0.9941
    row("reliability2", op("gt", 0.995), false);
    row("inet_down", op("gte", QStringLiteral("853.2")), true); // the query language writes numbers as text
    row("inet_down", op("gte", QStringLiteral("900")), false);
    row("dph_base", op("lt", 0.62), false);
    row("dph_base", op("lte", 0.62), true);
    row("datacenter", op("eq", true), false);
    row("gpu_name", op("in", QJsonArray{QStringLiteral("rtx_4090"), QStringLiteral("L4")}), true);
    row("gpu_name", op("neq", QStringLiteral("RTX 4090")), false);
    row("geolocation", op("in", QJsonArray{QStringLiteral("SE"), QStringLiteral("NO")}), true);
    row("geolocation", op("notin", QJsonArray{QStringLiteral("SE"), QStringLiteral("NO")}), false);
    row("geolocation", op("eq", QStringLiteral("Somewhere")), true); // the server's affair
    row("num_gpus", op("in", QJsonArray{1, 4}), false); // it has two
    row("num_gpus", op("eq", 2), true);
    row("verified", op("eq", false), false);
    row("cuda_max_good", op("gte", QStringLiteral("any")), true); // not a number: the server's affair
    row("pci_gen", op("gte", 5), true); // a field that offers here don't have
}

void OfferCheckTest::furtherFilters()
{
    QFETCH(QString, field);
    QFETCH(QJsonObject, conditions);
    OfferSearch search;
    search.extraFilters.insert(field, conditions);
    QTEST(matches(test::sampleOffers().first(), search), "expected");
}

void OfferCheckTest::whatIsNotToldPasses()
{
    Offer offer;
    offer.id = 1;
    offer.verified = true;
    OfferSearch search;
    search.minGpus = 2;
    search.gpuNames = {QStringLiteral("RTX 4090")};
    search.extraFilters.insert(QStringLiteral("gpu_ram"), QJsonObject{{QStringLiteral("gte"), 24'000}});
    QVERIFY(matches(offer, search));
}

void OfferCheckTest::aCeilingForBidsIsSentAsLowestBid()
{
    OfferSearch search;
    search.type = RentalType::Interruptible;
    search.maxPrice = Money::fromMicro(500'000);
    search.order = {{QStringLiteral("dph_total"), false}};
    const QJsonObject body = searchOffersBody(asSent(search));
    QCOMPARE(body.value(QLatin1String("min_bid")).toObject(), (QJsonObject{{QStringLiteral("lte"), 0.5}}));
    QVERIFY(!body.contains(QLatin1String("dph_total")));
    QJsonArray order;
    order.append(QJsonArray{QStringLiteral("min_bid"), QStringLiteral("asc")}); // {{…}} is a copy for clang
    QCOMPARE(body.value(QLatin1String("order")).toArray(), order);
}

void OfferCheckTest::onDemandIsSentAsItIs()
{
    OfferSearch search;
    search.maxPrice = Money::fromMicro(500'000);
    search.order = {{QStringLiteral("dph_total"), false}};
    QCOMPARE(searchOffersBody(asSent(search)), searchOffersBody(search));
}

BERTH_TEST(OfferCheckTest)
#include "offerchecktest.moc"
