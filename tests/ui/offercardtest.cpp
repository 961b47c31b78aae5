// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offercard.h"

#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace berth;

namespace {

QLabel *label(const OfferCard &card, const char *name)
{
    return card.findChild<QLabel *>(QLatin1String("offercard.") + QLatin1String(name));
}

QString shown(const OfferCard &card, const char *name)
{
    const QLabel *found = label(card, name);
    return found->isVisibleTo(&card) ? found->text() : QString();
}

Money dollars(const char *amount)
{
    return Money::parse(QString::fromLatin1(amount)).value();
}

}

class OfferCardTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnOfferItAsksForOne();
    void aNumberAloneHasNoPrice();
    void showsTheOfferAndItsCost();
    void aDiskLeftAloneHasNoPrice();
    void costsFollowTheBid();
    void reservedCostsAsOnDemand();
    void warnsOfABid_data();
    void warnsOfABid();
    void anOfferWithoutPriceSaysSo();
};

void OfferCardTest::withoutAnOfferItAsksForOne()
{
    OfferCard card;
    QCOMPARE(shown(card, "title"), QStringLiteral("No offer yet"));
    QVERIFY(!card.cost());
    QVERIFY(shown(card, "total").isEmpty());
    auto *find = card.findChild<QPushButton *>(QStringLiteral("offercard.find"));
    QVERIFY(!find->accessibleName().isEmpty());
    QSignalSpy requested(&card, &OfferCard::findRequested);
    find->click();
    QCOMPARE(requested.count(), 1);
}

void OfferCardTest::aNumberAloneHasNoPrice()
{
    OfferCard card;
    card.showOffer(test::sampleOffers().first());
    card.showNumber(123);
    QCOMPARE(shown(card, "title"), QStringLiteral("Offer 123 — details not known"));
    QVERIFY(!card.cost());
    QVERIFY(shown(card, "machine").isEmpty());
    QVERIFY(shown(card, "total").isEmpty());
    card.clear();
    QCOMPARE(shown(card, "title"), QStringLiteral("No offer yet"));
}

void OfferCardTest::showsTheOfferAndItsCost()
{
    OfferCard card;
    card.setDisk(40);
    card.showOffer(test::sampleOffers().first());
    QCOMPARE(shown(card, "title"), QStringLiteral("Offer #12345678"));
    QCOMPARE(shown(card, "machine"), QStringLiteral("2× RTX 4090 · 24 GB"));
    QCOMPARE(shown(card, "place"), QStringLiteral("Norway, NO · 99.4 % · verified"));
    QCOMPARE(shown(card, "gpu"), QStringLiteral("$0.620/h"));
    QCOMPARE(shown(card, "disk"), QStringLiteral("$0.011/h"));
    QCOMPARE(shown(card, "total"), QStringLiteral("$0.631/h"));
    QCOMPARE(shown(card, "day"), QStringLiteral("$15.15"));
    QCOMPARE(shown(card, "stopped"), QStringLiteral("$0.011/h"));
    QCOMPARE(card.cost()->total, dollars("0.631111"));
    QVERIFY(shown(card, "warning").isEmpty());
    QVERIFY(shown(card, "note").isEmpty());
    card.setDisk(400);
    QCOMPARE(shown(card, "total"), QStringLiteral("$0.731/h"));
}

void OfferCardTest::aDiskLeftAloneHasNoPrice()
{
    OfferCard card;
    card.showOffer(test::sampleOffers().first());
    // Not "$0.000": the server or the template chooses a size, and it is billed.
    QVERIFY(!shown(card, "disk").contains(u'$'));
    QVERIFY(!shown(card, "stopped").contains(u'$'));
    QCOMPARE(shown(card, "gpu"), QStringLiteral("$0.620/h"));
}

void OfferCardTest::costsFollowTheBid()
{
    OfferCard card;
    card.setDisk(40);
    card.showOffer(test::sampleOffers().first());
    card.setRental(RentalType::Interruptible, std::nullopt);
    QCOMPARE(card.cost()->gpu, dollars("0.31"));
    card.setRental(RentalType::Interruptible, dollars("0.4"));
    QCOMPARE(shown(card, "gpu"), QStringLiteral("$0.400/h"));
    QCOMPARE(shown(card, "total"), QStringLiteral("$0.411/h"));
    card.setRental(RentalType::OnDemand, dollars("0.4"));
    QCOMPARE(shown(card, "gpu"), QStringLiteral("$0.620/h"));
}

// What Berth sends rents on-demand, whatever the search was for.
void OfferCardTest::reservedCostsAsOnDemand()
{
    OfferCard card;
    card.setDisk(40);
    card.showOffer(test::sampleOffers().first());
    QVERIFY(shown(card, "note").isEmpty());
    const QString total = shown(card, "total");
    card.setReserved(true);
    QVERIFY(shown(card, "note").contains(QLatin1String("rented on-demand")));
    QCOMPARE(shown(card, "total"), total);
    card.setRental(RentalType::Interruptible, dollars("0.4"));
    QVERIFY(shown(card, "note").isEmpty());
}

void OfferCardTest::warnsOfABid_data()
{
    QTest::addColumn<QByteArray>("bid");
    QTest::addColumn<QString>("warning");
    QTest::newRow("too low") << QByteArray("0.3") << QStringLiteral("stay stopped");
    QTest::newRow("fine") << QByteArray("0.31") << QString();
    QTest::newRow("as dear as on-demand") << QByteArray("0.62") << QStringLiteral("On-demand costs $0.620/h");
}

void OfferCardTest::warnsOfABid()
{
    QFETCH(QByteArray, bid);
    QFETCH(QString, warning);
    OfferCard card;
    card.showOffer(test::sampleOffers().first());
    card.setRental(RentalType::Interruptible, dollars(bid.constData()));
    if (warning.isEmpty())
        QVERIFY(shown(card, "warning").isEmpty());
    else
        QVERIFY2(shown(card, "warning").contains(warning), qPrintable(shown(card, "warning")));
    // On-demand has no bid to warn of.
    card.setRental(RentalType::OnDemand, dollars(bid.constData()));
    QVERIFY(shown(card, "warning").isEmpty());
}

void OfferCardTest::anOfferWithoutPriceSaysSo()
{
    OfferCard card;
    card.showOffer(test::sampleOffers().last());
    QVERIFY(!card.cost());
    QVERIFY(!shown(card, "note").isEmpty());
    QVERIFY(shown(card, "total").isEmpty());
}

BERTH_TEST(OfferCardTest)
#include "offercardtest.moc"
