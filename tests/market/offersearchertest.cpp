// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersearcher.h"

#include "api/apiclient.h"
#include "market/sampleoffers.h"
#include "market/stubmarket.h"
#include "support/manualclock.h"
#include "support/testcase.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace berth;
using namespace std::chrono_literals;

namespace {

OfferSearch searchFor(const QString &gpu)
{
    OfferSearch search;
    if (!gpu.isEmpty())
        search.gpuNames = {gpu};
    return search;
}

QList<Offer> offersOf(const QSignalSpy &found, int signal = 0)
{
    return found.at(signal).at(0).value<QList<Offer>>();
}

QString gpuAsked(const QByteArray &body)
{
    return QJsonDocument::fromJson(body)
        .object()
        .value(QLatin1String("gpu_name"))
        .toObject()
        .value(QLatin1String("eq"))
        .toString();
}

// A market on this computer, or one that seems far away: reached through a "proxy".
struct Market
{
    explicit Market(bool farAway = false, std::chrono::milliseconds timeout = 60s)
        : client(account(farAway, timeout),
            [this](const QNetworkProxyQuery &) { return QList<QNetworkProxy>{stub.asProxy()}; })
        , searcher(client, clock, pacer)
        , found(&searcher, &OfferSearcher::found)
        , failed(&searcher, &OfferSearcher::failed)
        , busy(&searcher, &OfferSearcher::busy)
        , waiting(&searcher, &OfferSearcher::waiting)
    {
    }

    ApiAccount account(bool farAway, std::chrono::milliseconds timeout) const
    {
        ApiAccount result;
        result.timeout = timeout;
        result.baseUrl = farAway ? QUrl(QStringLiteral("http://market.invalid")) : stub.url();
        return result;
    }

    test::StubMarket stub;
    test::ManualClock clock;
    ApiClient client;
    EndpointPacer pacer{clock, [] { return 0.0; }};
    OfferSearcher searcher;
    QSignalSpy found;
    QSignalSpy failed;
    QSignalSpy busy;
    QSignalSpy waiting;
};

}

class OfferSearcherTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWasFound();
    void checksTheAnswerAgain();
    void tellsARefusal();
    void tellsAnAnswerThatCannotBeRead();
    void onlyTheLatestQuestionCounts();
    void anOlderAnswerIsNotTold();
    void cancelTellsNothing();
    void aMarketOnThisComputerIsNotPaced();
    void questionsArePaced();
    void waitsLongerAfterARefusal();
    void cancelWhileWaitingAsksNothing();
    void mayBeDeletedAtAnyTime_data();
    void mayBeDeletedAtAnyTime();
    void longAnswersMayHaveMore();
    void anAnswerThatNeverComesIsAnError();
    void impatienceMakesNoStorm();
    void moreThanWasAskedForIsReadWhole();
};

void OfferSearcherTest::tellsWhatWasFound()
{
    Market market;
    market.stub.answerAll(test::offersJson(test::sampleOffers()));
    market.searcher.search(searchFor(QStringLiteral("RTX 4090")));
    QVERIFY(market.searcher.isBusy());
    QCOMPARE(market.found.count(), 0);
    QVERIFY(market.found.wait());
    QVERIFY(!market.searcher.isBusy());
    QCOMPARE(market.busy.count(), 2);
    QCOMPARE(market.failed.count(), 0);
    QCOMPARE(gpuAsked(market.stub.bodies().first()), QStringLiteral("RTX 4090"));
}

void OfferSearcherTest::checksTheAnswerAgain()
{
    Market market;
    // The server ignores the filters and gives all it has.
    market.stub.answerAll(test::offersJson(test::sampleOffers()));
    OfferSearch search = searchFor(QStringLiteral("RTX 4090"));
    search.minGpus = 2;
    market.searcher.search(search);
    QVERIFY(market.found.wait());
    QCOMPARE(offersOf(market.found).size(), 1);
    QCOMPARE(offersOf(market.found).first().id, 12'345'678);
}

void OfferSearcherTest::tellsARefusal()
{
    Market market;
    market.stub.answerAll(R"({"success":false,"error":"invalid_args","msg":"no such field"})", 400);
    market.searcher.search({});
    QVERIFY(market.failed.wait());
    const auto error = market.failed.first().first().value<ApiError>();
    QVERIFY(std::holds_alternative<RefusalError>(error));
    QCOMPARE(std::get<RefusalError>(error).message, QStringLiteral("no such field"));
    QCOMPARE(market.found.count(), 0);
    QVERIFY(!market.searcher.isBusy());
}

void OfferSearcherTest::tellsAnAnswerThatCannotBeRead()
{
    Market market;
    market.stub.answerAll(R"({"offers": [{"id": 1)");
    market.searcher.search({});
    QVERIFY(market.failed.wait());
    QVERIFY(std::holds_alternative<MalformedError>(market.failed.first().first().value<ApiError>()));
}

void OfferSearcherTest::onlyTheLatestQuestionCounts()
{
    Market market;
    market.searcher.search(searchFor(QStringLiteral("RTX 3090")));
    QTRY_COMPARE(market.stub.held(), 1);
    market.searcher.search(searchFor(QStringLiteral("RTX 4090")));
    QTRY_COMPARE(market.stub.bodies().size(), 2);
    market.stub.answerAll(test::offersJson(test::sampleOffers()));
    while (market.stub.held() > 0)
        market.stub.answerNext(test::offersJson(test::sampleOffers()));
    QVERIFY(market.found.wait());
    QCOMPARE(market.found.count(), 1);
    for (const Offer &offer : offersOf(market.found))
        QCOMPARE(offer.gpuName, QStringLiteral("RTX 4090"));
    QCOMPARE(market.busy.count(), 2); // busy all the while
}

void OfferSearcherTest::anOlderAnswerIsNotTold()
{
    Market market;
    market.searcher.search(searchFor(QStringLiteral("RTX 3090")));
    QTRY_COMPARE(market.stub.held(), 1);
    // The old answer is on its way, or even being read, when the new question comes.
    market.stub.answerNext(test::offersJson(test::sampleOffers()));
    QVERIFY(market.client.findChild<ApiCall *>());
    QSignalSpy answered(market.client.findChild<ApiCall *>(), &ApiCall::finished);
    QVERIFY(answered.wait());
    market.searcher.search(searchFor(QStringLiteral("H100 SXM")));
    market.stub.answerAll(test::offersJson(test::sampleOffers()));
    QTRY_VERIFY(!market.searcher.isBusy() || market.stub.held() > 0);
    market.stub.answerNext(test::offersJson(test::sampleOffers()));
    QTRY_VERIFY(!market.searcher.isBusy());
    QCOMPARE(market.found.count(), 1);
    QCOMPARE(offersOf(market.found).first().gpuName, QStringLiteral("H100 SXM"));
}

void OfferSearcherTest::cancelTellsNothing()
{
    Market market;
    market.searcher.search({});
    QTRY_COMPARE(market.stub.held(), 1);
    market.searcher.cancel();
    QVERIFY(!market.searcher.isBusy());
    QTRY_VERIFY(!market.client.findChild<ApiCall *>());
    QCOMPARE(market.found.count() + market.failed.count(), 0);
}

void OfferSearcherTest::aMarketOnThisComputerIsNotPaced()
{
    Market market;
    market.stub.answerAll(test::offersJson(test::sampleOffers()));
    for (int i = 1; i <= 3; ++i) {
        market.searcher.search({});
        QTRY_COMPARE(market.found.count(), i);
    }
    QCOMPARE(market.waiting.count(), 0);
    QCOMPARE(market.clock.alarms(), 0);
}

void OfferSearcherTest::questionsArePaced()
{
    Market market(true);
    market.stub.answerAll(test::offersJson(test::sampleOffers()));
    market.searcher.search({});
    QTRY_COMPARE(market.found.count(), 1);
    market.clock.advance(1s);
    market.searcher.search(searchFor(QStringLiteral("RTX 3090")));
    QCOMPARE(market.waiting.count(), 1);
    QCOMPARE(market.waiting.first().first().value<std::chrono::milliseconds>(), 5s);
    market.clock.advance(2s);
    market.searcher.search(searchFor(QStringLiteral("RTX 4090"))); // takes the other's place
    QCOMPARE(market.waiting.last().first().value<std::chrono::milliseconds>(), 3s);
    market.clock.advance(2999ms);
    QTest::qWait(0);
    QCOMPARE(market.stub.bodies().size(), 1);
    QVERIFY(market.searcher.isBusy());
    market.clock.advance(1ms);
    QTRY_COMPARE(market.found.count(), 2);
    QCOMPARE(market.stub.bodies().size(), 2);
    QCOMPARE(gpuAsked(market.stub.bodies().last()), QStringLiteral("RTX 4090"));
}

void OfferSearcherTest::waitsLongerAfterARefusal()
{
    Market market(true);
    market.stub.answerAll("API requests too frequent: endpoint threshold=6.0", 429);
    market.searcher.search({});
    QTRY_COMPARE(market.failed.count(), 1);
    market.clock.advance(6s);
    market.searcher.search({});
    QCOMPARE(market.waiting.count(), 1);
    QCOMPARE(market.waiting.first().first().value<std::chrono::milliseconds>(), 6s);
}

void OfferSearcherTest::cancelWhileWaitingAsksNothing()
{
    Market market(true);
    market.stub.answerAll(test::offersJson(test::sampleOffers()));
    market.searcher.search({});
    QTRY_COMPARE(market.found.count(), 1);
    market.searcher.search({});
    market.searcher.cancel();
    QVERIFY(!market.searcher.isBusy());
    market.clock.advance(10s);
    QCOMPARE(market.clock.alarms(), 0);
    QVERIFY(!market.client.findChild<ApiCall *>());
    QCOMPARE(market.stub.bodies().size(), 1);
}

void OfferSearcherTest::mayBeDeletedAtAnyTime_data()
{
    QTest::addColumn<bool>("answered");
    QTest::newRow("while asking") << false;
    QTest::newRow("while reading the answer") << true;
}

void OfferSearcherTest::mayBeDeletedAtAnyTime()
{
    QFETCH(bool, answered);
    test::StubMarket stub;
    test::ManualClock clock;
    ApiAccount account;
    account.baseUrl = stub.url();
    ApiClient client(account, [](const QNetworkProxyQuery &) { return QList<QNetworkProxy>(); });
    EndpointPacer pacer(clock);
    auto searcher = std::make_unique<OfferSearcher>(client, clock, pacer);
    searcher->search({});
    QTRY_COMPARE(stub.held(), 1);
    QPointer<ApiCall> call = client.findChild<ApiCall *>();
    QVERIFY(call);
    if (answered) {
        QList<Offer> many;
        for (int i = 0; i < 200; ++i)
            many += test::sampleOffers();
        stub.answerNext(test::offersJson(many));
        QSignalSpy finished(call, &ApiCall::finished);
        QVERIFY(finished.wait());
    }
    searcher.reset();
    QTRY_VERIFY(!call); // the exchange has ended, and nobody who is gone was told
}

void OfferSearcherTest::longAnswersMayHaveMore()
{
    Market market;
    market.stub.answerAll(test::offersJson(test::sampleOffers()));
    OfferSearch search = searchFor(QStringLiteral("RTX 4090"));
    search.limit = 9; // as many as the server gives, most of which are dropped here
    market.searcher.search(search);
    QVERIFY(market.found.wait());
    QVERIFY(market.searcher.mayHaveMore());
    search.limit = 64;
    market.searcher.search(search);
    QVERIFY(market.found.wait());
    QVERIFY(!market.searcher.mayHaveMore());
}

void OfferSearcherTest::anAnswerThatNeverComesIsAnError()
{
    Market market(false, 500ms);
    market.searcher.search({}); // the stub holds it
    QVERIFY(market.failed.wait());
    QVERIFY(!market.searcher.isBusy());
    QCOMPARE(market.found.count(), 0);
    market.stub.answerAll(test::offersJson(test::sampleOffers()));
    market.searcher.search(searchFor(QStringLiteral("RTX 4090"))); // and the next one is asked as ever
    QVERIFY(market.found.wait());
}

void OfferSearcherTest::impatienceMakesNoStorm()
{
    Market market(true);
    market.stub.answerAll("API requests too frequent: endpoint threshold=6.0", 429);
    market.searcher.search({});
    QTRY_COMPARE(market.failed.count(), 1);
    for (int i = 0; i < 20; ++i) // somebody presses Enter again and again
        market.searcher.search(searchFor(QString::number(i)));
    QCOMPARE(market.stub.bodies().size(), 1);
    QCOMPARE(market.clock.alarms(), 1);
    market.stub.answerAll(test::offersJson({}));
    market.clock.advance(60s);
    QTRY_COMPARE(market.found.count(), 1);
    QCOMPARE(market.stub.bodies().size(), 2);
    QCOMPARE(gpuAsked(market.stub.bodies().last()), QStringLiteral("19"));
}

// There are no pages: who gives more than was asked for gave all it has, or not.
void OfferSearcherTest::moreThanWasAskedForIsReadWhole()
{
    Market market;
    QList<Offer> many;
    for (int i = 0; i < 300; ++i) {
        Offer one = test::sampleOffers().first();
        one.id = 1 + i;
        many.append(one);
    }
    market.stub.answerAll(test::offersJson(many));
    market.searcher.search({});
    QVERIFY(market.found.wait());
    QCOMPARE(offersOf(market.found).size(), 300);
    QVERIFY(market.searcher.mayHaveMore());
}

BERTH_TEST(OfferSearcherTest)
#include "offersearchertest.moc"
