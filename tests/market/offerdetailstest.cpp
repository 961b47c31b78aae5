// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerdetails.h"
#include "market/offercomparison.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

using namespace berth;

namespace {

QString factOf(const QList<OfferFactGroup> &groups, const char *title, const char *name)
{
    for (const OfferFactGroup &group : groups) {
        for (const OfferFact &fact : group.facts) {
            if (group.title == QLatin1String(title) && fact.name == QLatin1String(name))
                return fact.words;
        }
    }
    return QStringLiteral("no such fact");
}

const ComparedProperty *propertyOf(const QList<ComparedProperty> &all, const char *name)
{
    for (const ComparedProperty &property : all) {
        if (property.name == QLatin1String(name))
            return &property;
    }
    return nullptr;
}

OfferView viewWithDisk(double gigabytes)
{
    OfferView view;
    view.diskGb = gigabytes;
    view.now = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    return view;
}

}

class OfferDetailsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void inWords();
    void interruptible();
    void everythingUnknownSaysSo();
    void asText();
    void comparesAndMarksTheBest();
    void whatIsUnknownIsNeverBest();
    void equalOnesHaveNoBest();
};

void OfferDetailsTest::inWords()
{
    Offer offer = test::sampleOffers().first();
    offer.gpuFraction = 0.5;
    offer.computeCap = 890;
    offer.cpuName = QStringLiteral("AMD EPYC 7742");
    offer.cpuGhz = 2.25;
    OfferView view = viewWithDisk(40);
    view.standing = {43, 7, 35};
    view.experience = QStringLiteral("launched here 2 times, 1 failed");
    view.plan = {24, 0, 100};
    const auto groups = offerDetails(offer, view);
    QCOMPARE(factOf(groups, "Price", "Running"), QStringLiteral("$0.631 an hour, $15.15 a day"));
    QCOMPARE(factOf(groups, "Price", "Disk"),
        QStringLiteral("$0.011 an hour for 40 GB, at $0.2000 a GB and month"));
    QCOMPARE(factOf(groups, "Price", "Stopped"), QStringLiteral("$0.011 an hour: the disk goes on"));
    QCOMPARE(factOf(groups, "Price", "Your plan"), QStringLiteral("$15.44 for 24 h and 100 GB down"));
    QCOMPARE(factOf(groups, "Price", "Lowest bid"), QStringLiteral("$0.310 an hour, interruptible"));
    QCOMPARE(factOf(groups, "Price", "Compared"),
        QStringLiteral("Cheaper than 81 % of 43 offers with 2× RTX 4090."));
    QCOMPARE(factOf(groups, "GPU", "Memory"), QStringLiteral("24 GB each, 48 GB in all"));
    QCOMPARE(factOf(groups, "GPU", "Compute capability"), QStringLiteral("8.9"));
    QCOMPARE(factOf(groups, "GPU", "Share"), QStringLiteral("50 % of the machine's GPUs"));
    QCOMPARE(factOf(groups, "Machine", "Processor"), QStringLiteral("AMD EPYC 7742, 2.25 GHz"));
    QCOMPARE(factOf(groups, "Network", "Download"), QStringLiteral("853 Mbps, a GB costs $0.0029"));
    QCOMPARE(factOf(groups, "Network", "Direct ports"), QStringLiteral("100"));
    QCOMPARE(factOf(groups, "Host", "Reliability"), QStringLiteral("99.4 % up, about 4.2 h a month down"));
    QVERIFY(
        factOf(groups, "Host", "Can be rented").startsWith(QStringLiteral("for another 12 days, until ")));
    QCOMPARE(factOf(groups, "Host", "Yours"), view.experience);
}

void OfferDetailsTest::interruptible()
{
    OfferView view = viewWithDisk(0);
    view.type = RentalType::Interruptible;
    const auto groups = offerDetails(test::sampleOffers().first(), view);
    QCOMPARE(factOf(groups, "Price", "Running"), QStringLiteral("$0.310 an hour, $7.44 a day"));
    QCOMPARE(factOf(groups, "Price", "Lowest bid"), QStringLiteral("$0.310 an hour"));
    QCOMPARE(factOf(groups, "Price", "Stopped"), QStringLiteral("nothing"));
}

void OfferDetailsTest::everythingUnknownSaysSo()
{
    const auto groups = offerDetails(Offer(), viewWithDisk(10));
    int facts = 0;
    for (const OfferFactGroup &group : groups) {
        for (const OfferFact &fact : group.facts) {
            ++facts;
            const QByteArray at = fact.name.toUtf8() + ": " + fact.words.toUtf8();
            QVERIFY2(!fact.words.trimmed().isEmpty(), at);
            QVERIFY2(!fact.words.contains(u'%'), at); // neither a hole nor a share of nothing
            QVERIFY2(!fact.words.contains(QStringLiteral("—")), at);
            QVERIFY2(!fact.words.contains(QStringLiteral("nan")), at);
        }
    }
    QVERIFY(facts > 30);
    QCOMPARE(factOf(groups, "Price", "Price"), QStringLiteral("The market did not tell a price."));
    QCOMPARE(factOf(groups, "Host", "Machine"), QStringLiteral("not told"));
}

void OfferDetailsTest::asText()
{
    const Offer offer = test::sampleOffers().first();
    const QString text = offerDetailsText(offer, offerDetails(offer, viewWithDisk(40)));
    QVERIFY(text.startsWith(
        QStringLiteral("Offer 12345678: 2× RTX 4090, Norway, NO\n\nPrice\n  Running: $0.631")));
    QVERIFY(text.endsWith(u'\n'));
    QVERIFY(!text.contains(u'<'));
}

void OfferDetailsTest::comparesAndMarksTheBest()
{
    const QList<Offer> offers = test::sampleOffers().mid(0, 4);
    const auto all = compareOffers(
        offers, {{}, QStringLiteral("launched here once")}, RentalType::OnDemand, 40, {8, 5, 0});
    const auto *hour = propertyOf(all, "An hour");
    QVERIFY(hour);
    const auto *plan = propertyOf(all, "8 h and 5 GB up");
    QVERIFY(plan);
    QCOMPARE(plan->words.first(), QStringLiteral("$5.15")); // 8 × 0.631111, 5 × 0.02
    QCOMPARE(plan->best, hour->best);
    QCOMPARE(hour->words.first(), QStringLiteral("$0.631"));
    QCOMPARE(hour->best, (QList<bool>{false, false, true, false}));
    QVERIFY(hour->differs);
    QCOMPARE(propertyOf(all, "GPU memory, each")->best, (QList<bool>{false, false, false, true}));
    QCOMPARE(propertyOf(all, "GPU")->best, QList<bool>(4, false)); // a matter of taste
    QCOMPARE(propertyOf(all, "Yours")->words,
        (QStringList{QStringLiteral("—"), QStringLiteral("launched here once"), QStringLiteral("—"),
            QStringLiteral("—")}));
    for (const ComparedProperty &property : all)
        QCOMPARE(property.words.size(), 4);
}

void OfferDetailsTest::whatIsUnknownIsNeverBest()
{
    QList<Offer> offers = test::sampleOffers().mid(7, 2); // the second has no price
    offers[1].inetDownCost = 0;
    const auto all = compareOffers(offers, {}, RentalType::OnDemand, 40, {});
    QCOMPARE(propertyOf(all, "An hour")->best, (QList<bool>{true, false}));
    QCOMPARE(propertyOf(all, "A downloaded GB")->best, (QList<bool>{true, false}));
}

void OfferDetailsTest::equalOnesHaveNoBest()
{
    QList<Offer> offers(2, test::sampleOffers().first());
    offers[1].reliability += 1e-9; // reads the same
    for (const ComparedProperty &property : compareOffers(offers, {}, RentalType::OnDemand, 40, {})) {
        QVERIFY(!property.differs);
        QCOMPARE(property.best, QList<bool>(2, false));
    }
}

BERTH_TEST(OfferDetailsTest)
#include "offerdetailstest.moc"
