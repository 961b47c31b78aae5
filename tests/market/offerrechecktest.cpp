// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerrecheck.h"

#include "api/apiclient.h"
#include "market/sampleoffers.h"
#include "market/stubmarket.h"
#include "support/manualclock.h"
#include "support/testcase.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace berth;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

struct RecheckBench
{
    // Seen as a server elsewhere, so that the API's pace holds.
    RecheckBench()
        : client(account(), [this](const QNetworkProxyQuery &) { return QList<QNetworkProxy>{market.asProxy()}; })
        , recheck(client, clock, pacer)
    {
        QObject::connect(&recheck, &OfferRecheck::answered, &recheck,
            [this](const OfferAnswer &answer) { answers.append(answer); });
    }

    static ApiAccount account()
    {
        ApiAccount account;
        account.baseUrl = QUrl(QStringLiteral("http://market.invalid"));
        return account;
    }

    test::StubMarket market;
    test::ManualClock clock;
    EndpointPacer pacer{clock, [] { return 0.0; }};
    ApiClient client;
    OfferRecheck recheck;
    QList<OfferAnswer> answers;
    const Offer offer = test::sampleOffers().first();
};

QStringList changedWords(const QList<PriceChange> &changes)
{
    QStringList words;
    for (const PriceChange &one : changes)
        words << one.what + u' ' + one.before + QStringLiteral(" > ") + one.after;
    return words;
}

}

class OfferRecheckTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheMarketHas();
    void whatIsNotToBeRentedIsGone();
    void anAnswerComesInTime();
    void aRateLimitIsToldAtOnce();
    void whatWasJustSeenCounts();
    void onlyTheLastQuestionCounts();
    void changes_data();
    void changes();
};

void OfferRecheckTest::tellsWhatTheMarketHas()
{
    RecheckBench bench;
    bench.market.answerAll(test::offersJson({bench.offer}));
    bench.recheck.ask(bench.offer.id, RentalType::OnDemand, 40);
    QVERIFY(bench.answers.isEmpty()); // never from within ask()
    QTRY_COMPARE(bench.answers.size(), 1);
    QCOMPARE(bench.answers.first().state, OfferAnswer::State::There);
    QCOMPARE(bench.answers.first().offer->dphBase, bench.offer.dphBase);
    const QJsonObject asked = QJsonDocument::fromJson(bench.market.bodies().first()).object();
    QCOMPARE(asked.value(QLatin1String("ask_contract_id")).toObject().value(QLatin1String("eq")).toInteger(),
        bench.offer.id);
    QCOMPARE(asked.value(QLatin1String("allocated_storage")).toDouble(), 40);
    QVERIFY(!asked.contains(QLatin1String("verified"))); // whatever it is, it was chosen
    bench.clock.advance(seconds(60));
    QCOMPARE(bench.answers.size(), 1);
}

void OfferRecheckTest::whatIsNotToBeRentedIsGone()
{
    RecheckBench bench;
    bench.market.answerAll(test::offersJson({test::sampleOffers().at(1)})); // a server that ignores filters
    bench.recheck.ask(bench.offer.id, RentalType::OnDemand, 40);
    QTRY_COMPARE(bench.answers.size(), 1);
    QCOMPARE(bench.answers.first().state, OfferAnswer::State::Gone);
    const QJsonObject asked = QJsonDocument::fromJson(bench.market.bodies().first()).object();
    QVERIFY(asked.value(QLatin1String("rentable")).toObject().value(QLatin1String("eq")).toBool());
    QVERIFY(!asked.value(QLatin1String("rented")).toObject().value(QLatin1String("eq")).toBool(true));
}

void OfferRecheckTest::anAnswerComesInTime()
{
    RecheckBench bench; // which holds every question
    bench.recheck.ask(bench.offer.id, RentalType::OnDemand, 40);
    QTRY_COMPARE(bench.market.held(), 1);
    bench.clock.advance(OfferRecheck::patience - milliseconds(1));
    QVERIFY(bench.answers.isEmpty());
    bench.clock.advance(milliseconds(1));
    QCOMPARE(bench.answers.size(), 1);
    QCOMPARE(bench.answers.first().state, OfferAnswer::State::Failed);
    QVERIFY(bench.answers.first().why.contains(QLatin1String("in time")));
}

void OfferRecheckTest::aRateLimitIsToldAtOnce()
{
    RecheckBench bench;
    bench.market.answerAll("API requests too frequent", 429);
    bench.recheck.ask(bench.offer.id, RentalType::OnDemand, 40);
    QTRY_COMPARE(bench.answers.size(), 1);
    QCOMPARE(bench.answers.first().state, OfferAnswer::State::Failed);
    // The pacer keeps everybody off for a while: no second question, and no wait either.
    bench.recheck.ask(bench.offer.id, RentalType::OnDemand, 40);
    bench.clock.advance(milliseconds(0));
    QCOMPARE(bench.answers.size(), 2);
    QVERIFY(bench.answers.last().why.contains(QLatin1String("how often")));
    QCOMPARE(bench.market.bodies().size(), 1);
}

void OfferRecheckTest::whatWasJustSeenCounts()
{
    RecheckBench bench;
    bench.pacer.setServer(bench.client.account().baseUrl);
    bench.pacer.sent(Endpoint::SearchOffers); // by the market's page
    bench.recheck.noteSeen(test::sampleOffers());
    bench.clock.advance(seconds(3));
    bench.recheck.ask(bench.offer.id, RentalType::OnDemand, 40);
    bench.clock.advance(milliseconds(0));
    QCOMPARE(bench.answers.size(), 1);
    QCOMPARE(bench.answers.first().state, OfferAnswer::State::There);
    QVERIFY(bench.market.bodies().isEmpty());
    // Of bids it says nothing; and when the API lets us ask, we ask.
    bench.recheck.ask(bench.offer.id, RentalType::Interruptible, 40);
    bench.clock.advance(milliseconds(0));
    QCOMPARE(bench.answers.size(), 1);
    bench.recheck.cancel();
    bench.clock.advance(seconds(3));
    bench.recheck.ask(bench.offer.id, RentalType::OnDemand, 40);
    QTRY_COMPARE(bench.market.held(), 1);
}

void OfferRecheckTest::onlyTheLastQuestionCounts()
{
    RecheckBench bench;
    bench.recheck.ask(bench.offer.id, RentalType::OnDemand, 40);
    QTRY_COMPARE(bench.market.held(), 1);
    bench.recheck.cancel();
    bench.clock.advance(seconds(10));
    QVERIFY(bench.answers.isEmpty());
}

void OfferRecheckTest::changes_data()
{
    QTest::addColumn<Offer>("before");
    QTest::addColumn<Offer>("now");
    QTest::addColumn<RentalType>("type");
    QTest::addColumn<int>("bid"); // micro-dollars, 0: none
    QTest::addColumn<QStringList>("words");
    const Offer offer = test::sampleOffers().first(); // $0.62, lowest bid $0.31, $0.20 a GB and month
    const auto with = [offer](auto change) {
        Offer other = offer;
        change(other);
        return other;
    };
    const auto onDemand = RentalType::OnDemand;
    const auto bids = RentalType::Interruptible;
    QTest::newRow("nothing") << offer << offer << onDemand << 0 << QStringList();
    const Offer dearer = with([](Offer &o) { o.dphBase = Money::fromMicro(744'000); });
    QTest::newRow("dearer") << offer << dearer << onDemand << 0
                            << QStringList{QStringLiteral("Total $0.631/h > $0.755/h"),
                                   QStringLiteral("GPU $0.620/h > $0.744/h")};
    QTest::newRow("cheaper") << dearer << offer << onDemand << 0
                             << QStringList{QStringLiteral("Total $0.755/h > $0.631/h"),
                                    QStringLiteral("GPU $0.744/h > $0.620/h")};
    QTest::newRow("by a hair") << offer << with([](Offer &o) { o.dphBase = Money::fromMicro(620'001); })
                               << onDemand << 0
                               << QStringList{QStringLiteral("Total $0.631111/h > $0.631112/h"),
                                      QStringLiteral("GPU $0.620000/h > $0.620001/h")};
    QTest::newRow("on-demand does not touch a bid") << offer << dearer << bids << 400'000 << QStringList();
    QTest::newRow("the lowest bid rose")
        << offer << with([](Offer &o) { o.minBid = Money::fromMicro(450'000); }) << bids << 400'000
        << QStringList{QStringLiteral("Lowest bid that runs $0.310/h > $0.450/h")};
    // 40 × 0.4 ÷ 720 = 0.022222
    QTest::newRow("the disk") << offer << with([](Offer &o) { o.storageCost = 0.4; }) << bids << 400'000
                              << QStringList{QStringLiteral("Total $0.411/h > $0.422/h"),
                                     QStringLiteral("Disk $0.011/h > $0.022/h")};
    QTest::newRow("traffic") << offer << with([](Offer &o) { o.inetUpCost = 0.1; }) << onDemand << 0
                             << QStringList{QStringLiteral("Traffic up $0.02/GB > $0.1/GB")};
    QTest::newRow("what is no price")
        << offer << with([](Offer &o) { o.reliability = 0.5; }) << onDemand << 0 << QStringList();
}

void OfferRecheckTest::changes()
{
    QFETCH(Offer, before);
    QFETCH(Offer, now);
    QFETCH(RentalType, type);
    QFETCH(int, bid);
    QFETCH(QStringList, words);
    const auto money = bid > 0 ? std::optional(Money::fromMicro(bid)) : std::nullopt;
    QCOMPARE(changedWords(priceChanges(before, now, type, 40, money)), words);
    QCOMPARE(changedWords(priceChanges(std::nullopt, before, type, 40, money)).size(), 1);
}

BERTH_TEST(OfferRecheckTest)
#include "offerrechecktest.moc"
