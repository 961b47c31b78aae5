// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/seriesquestion.h"

#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <QJsonObject>

using namespace berth;

namespace {

QJsonObject filterOf(const OfferSearch &search, const char *field)
{
    return search.extraFilters.value(QLatin1String(field)).toObject();
}

}

class SeriesQuestionTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void likeAnOffer();
    void forTheRequest();
    void reservedStaysUnlessThereIsABid();
    void conditionsComeOnTop();
    void whatCantBeReadChangesNothing();
    void pricedTheCheapestFirst();
    void theLowerOfTwo();
};

void SeriesQuestionTest::likeAnOffer()
{
    Offer offer = test::sampleOffers().first();
    const OfferSearch search = offersLike(offer, {});
    QCOMPARE(search.gpuNames, QStringList{QStringLiteral("RTX 4090")});
    QCOMPARE(filterOf(search, "num_gpus"), (QJsonObject{{QStringLiteral("eq"), 2}}));
    QVERIFY(!search.extraFilters.contains(QStringLiteral("verified"))); // which is asked for anyway
    offer.verified = false;
    QVERIFY(offersLike(offer, {}).extraFilters.value(QStringLiteral("verified")).isNull());
}

void SeriesQuestionTest::forTheRequest()
{
    RequestFields fields;
    fields.set(FieldId::Disk, 64.0);
    OfferSearch asked;
    asked.maxPrice = Money::fromMicro(700'000);
    asked.limit = 3;
    const OfferSearch search = forRequest(asked, fields, Money::fromMicro(500'000));
    QCOMPARE(search.storageGb, 64.0);
    QCOMPARE(*search.maxPrice, Money::fromMicro(500'000));
    QCOMPARE(search.limit, OfferSearch().limit);
    QCOMPARE(search.order.first().first, QStringLiteral("dph_total"));
    QCOMPARE(*forRequest(asked, fields, std::nullopt).maxPrice, Money::fromMicro(700'000));
}

void SeriesQuestionTest::reservedStaysUnlessThereIsABid()
{
    OfferSearch asked;
    asked.type = RentalType::Reserved;
    RequestFields fields;
    QCOMPARE(forRequest(asked, fields, std::nullopt).type, RentalType::Reserved);
    fields.set(FieldId::Price, Money::fromMicro(100'000));
    QCOMPARE(forRequest(asked, fields, std::nullopt).type, RentalType::Interruptible);
}

void SeriesQuestionTest::conditionsComeOnTop()
{
    OfferSearch asked;
    asked.extraFilters.insert(QStringLiteral("disk_space"),
        QJsonObject{{QStringLiteral("gte"), 100}, {QStringLiteral("lte"), 900}});
    asked.extraFilters.insert(QStringLiteral("num_gpus"), QJsonObject{{QStringLiteral("eq"), 2}});
    OfferSearch search = withConditions(asked, QStringLiteral("disk_space>=400 inet_up_cost<=0.01"));
    QCOMPARE(filterOf(search, "disk_space"),
        (QJsonObject{{QStringLiteral("gte"), 400}, {QStringLiteral("lte"), 900}}));
    QCOMPARE(filterOf(search, "num_gpus"), (QJsonObject{{QStringLiteral("eq"), 2}}));
    QCOMPARE(filterOf(search, "inet_up_cost"), (QJsonObject{{QStringLiteral("lte"), 0.01}}));
    search = withConditions(search, QStringLiteral("disk_space>=500"));
    QCOMPARE(filterOf(search, "disk_space").value(QStringLiteral("gte")).toInt(), 500);
}

void SeriesQuestionTest::whatCantBeReadChangesNothing()
{
    OfferSearch asked;
    asked.extraFilters.insert(QStringLiteral("num_gpus"), QJsonObject{{QStringLiteral("eq"), 2}});
    for (const char *query : {"", "disk_space>=", "nothing=1"})
        QCOMPARE(withConditions(asked, QString::fromLatin1(query)).extraFilters, asked.extraFilters);
}

void SeriesQuestionTest::pricedTheCheapestFirst()
{
    RequestFields fields;
    fields.set(FieldId::Disk, 40.0);
    const QList<SeriesOffer> all = priced(test::sampleOffers().mid(0, 3), fields);
    QCOMPARE(all.size(), 3);
    QCOMPARE(all.first().offer.id, 11'002'345);
    QCOMPARE(all.last().pricePerHour, Money::fromMicro(631'111)); // the disk in it
}

void SeriesQuestionTest::theLowerOfTwo()
{
    const Money low = Money::fromMicro(1);
    const Money high = Money::fromMicro(2);
    QVERIFY(!lowerOf(std::nullopt, std::nullopt));
    QCOMPARE(*lowerOf(low, high), low);
    QCOMPARE(*lowerOf(std::nullopt, high), high);
    QCOMPARE(*lowerOf(low, std::nullopt), low);
}

BERTH_TEST(SeriesQuestionTest)
#include "seriesquestiontest.moc"
