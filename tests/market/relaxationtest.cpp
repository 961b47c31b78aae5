// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/relaxation.h"

#include "market/filterquestion.h"
#include "market/offersieve.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

using namespace berth;

namespace {

SplitQuery wanted(const char *query)
{
    const auto read = readOfferQuery(QLatin1String(query));
    return splitQuery(read ? *read : OfferQuery());
}

QList<Relaxation> relaxed(const char *query, bool isPart = false)
{
    const SplitQuery split = wanted(query);
    return relaxations(split.filters, split.rest, 40, test::sampleOffers(), isPart);
}

QStringList texts(const QList<Relaxation> &relaxations)
{
    QStringList all;
    for (const Relaxation &one : relaxations)
        all << relaxationText(one);
    return all;
}

}

class RelaxationTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatEachWouldGive();
    void thePriceTellsTheCheapest();
    void verifiedIsOneOfThem();
    void conditionsOfTheQueryAreSome();
    void exactlySoManyIsOneWish();
    void aPartOfTheMarketIsAtLeast();
    void ofTheGpusAskedForAllAreKnown();
    void everyRelaxationGivesWhatItSays();
    void theWideQuestionFiltersNothing();
};

void RelaxationTest::countsWhatEachWouldGive()
{
    // There are RTX 4090s in Norway (two) and in Czechia (one), at $0.62 and $0.31.
    QCOMPARE(texts(relaxed("gpu_name=RTX_4090 num_gpus>=4 geolocation in [NO,CZ]")),
        QStringList{QStringLiteral("Any number of GPUs: 2 offers")});
    QCOMPARE(texts(relaxed("gpu_name=RTX_4090 num_gpus>=2 geolocation=CZ")),
        (QStringList{QStringLiteral("Any number of GPUs: 1 offer"), QStringLiteral("Anywhere: 1 offer")}));
    QVERIFY(relaxed("gpu_name=RTX_9090 num_gpus>=32").isEmpty()); // no single one would help
}

void RelaxationTest::thePriceTellsTheCheapest()
{
    // $2.30 and 0.2 × 40 ÷ 720 for the disk.
    QCOMPARE(texts(relaxed("gpu_name=H100_SXM dph<=1")),
        (QStringList{
            QStringLiteral("Any GPU: 5 offers"), QStringLiteral("At any price (from $2.311): 2 offers")}));
}

void RelaxationTest::verifiedIsOneOfThem()
{
    QCOMPARE(texts(relaxed("gpu_name=RTX_3090")),
        (QStringList{
            QStringLiteral("Any GPU: 8 offers"), QStringLiteral("Unverified machines too: 1 offer")}));
    QCOMPARE(texts(relaxed("gpu_name=RTX_3090 num_gpus=2")), QStringList{QStringLiteral("Any GPU: 1 offer")});
}

void RelaxationTest::conditionsOfTheQueryAreSome()
{
    const QList<Relaxation> found = relaxed("gpu_name=GTX_1080_Ti dlperf<0.1");
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first().clause && !found.first().filter);
    QCOMPARE(relaxationText(found.first()), QStringLiteral("Without dlperf<0.1: 1 offer"));
}

void RelaxationTest::exactlySoManyIsOneWish()
{
    QCOMPARE(texts(relaxed("gpu_name=H100_SXM num_gpus=2")),
        (QStringList{QStringLiteral("Any number of GPUs: 2 offers"), QStringLiteral("Any GPU: 1 offer")}));
}

void RelaxationTest::aPartOfTheMarketIsAtLeast()
{
    QCOMPARE(texts(relaxed("gpu_name=H100_SXM num_gpus>=2 num_gpus<=4", true)),
        (QStringList{QStringLiteral("Any GPU: 2 offers or more"),
            QStringLiteral("Any number of GPUs: 1 offer or more"),
            QStringLiteral("Any number of GPUs: 1 offer or more"),
            QStringLiteral("Unverified machines too")}));
}

void RelaxationTest::ofTheGpusAskedForAllAreKnown()
{
    const SplitQuery split = wanted("gpu_name=H100_SXM num_gpus>=2 num_gpus<=4 reliability>=0.9");
    const auto found = relaxations(split.filters, split.rest, 40, test::sampleOffers(), true, true);
    QCOMPARE(texts(found),
        (QStringList{QStringLiteral("Any GPU: 2 offers or more"),
            QStringLiteral("Any number of GPUs: 1 offer"), QStringLiteral("Any number of GPUs: 1 offer")}));
    const OfferSearch question = wideQuestionForGpus(split.filters, 40);
    QCOMPARE(OfferSieve(question).count(test::sampleOffers()), 2);
}

// Each is asked for as a person would, and must give just so many.
void RelaxationTest::everyRelaxationGivesWhatItSays()
{
    int seen = 0;
    for (const char *query : {"gpu_name=RTX_4090 num_gpus>=4 dph<=0.5 reliability>=0.99",
             "gpu_ram>=40 dph<=0.5 geolocation!=TW datacenter=true", "cpu_ram>=900 inet_down>=800 dlperf>9",
             "gpu_name=H100_SXM dph<=1 verified=any"}) {
        const SplitQuery split = wanted(query);
        for (const Relaxation &one : relaxed(query)) {
            OfferFilters filters = split.filters;
            OfferQuery rest = split.rest;
            if (one.filter)
                letGo(filters, *one.filter);
            else
                rest.clauses.removeOne(*one.clause);
            const OfferSieve sieve(offerQuestion(filters, rest, 40));
            QCOMPARE(sieve.count(test::sampleOffers()), one.offers);
            ++seen;
        }
    }
    QVERIFY(seen >= 4);
}

void RelaxationTest::theWideQuestionFiltersNothing()
{
    SplitQuery split = wanted("gpu_name=H100 dph<=1 num_gpus=2 geolocation=SE dlperf>1");
    split.filters.type = RentalType::Interruptible;
    const OfferSearch wide = wideQuestion(split.filters, 40);
    QCOMPARE(OfferSieve(wide).count(test::sampleOffers()), test::sampleOffers().size());
    QCOMPARE(wide.type, RentalType::Interruptible);
    QCOMPARE(wide.storageGb, 40.0);
    QCOMPARE(searchOffersBody(wide).keys().size(), 7); // three that are always there, and no other filter
}

BERTH_TEST(RelaxationTest)
#include "relaxationtest.moc"
