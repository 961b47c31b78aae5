// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpointpacer.h"

#include "api/apiclient.h"
#include "support/manualclock.h"
#include "support/rawserver.h"
#include "support/testcase.h"

#include <QSignalSpy>

using namespace berth;
using namespace std::chrono_literals;

namespace {

RawReply replyOf(int status, std::optional<std::chrono::milliseconds> retryAfter = {})
{
    RawReply reply;
    reply.delivery = Delivery::Answered;
    reply.status = status;
    reply.retryAfter = retryAfter;
    return reply;
}

struct PacerBench
{
    test::ManualClock clock;
    double roll = 0;
    EndpointPacer pacer{clock, [this] { return roll; }};

    std::chrono::milliseconds limited(
        Endpoint endpoint, std::optional<std::chrono::milliseconds> retryAfter = {})
    {
        pacer.answered(endpoint, replyOf(429, retryAfter));
        return pacer.waitFor(endpoint);
    }
};

}

class EndpointPacerTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindHasItsOwnPace();
    void backsOffFurtherEachTime();
    void aGoodAnswerEndsTheBackOff();
    void jitterOnlyAdds();
    void retryAfterIsHonoured();
    void aServerOnThisComputer();
    void theHeaderIsRead_data();
    void theHeaderIsRead();
};

void EndpointPacerTest::eachKindHasItsOwnPace()
{
    PacerBench bench;
    QCOMPARE(bench.pacer.waitFor(Endpoint::Create), 0ms);
    bench.pacer.sent(Endpoint::Create);
    QCOMPARE(bench.pacer.waitFor(Endpoint::Create), 4500ms);
    QCOMPARE(bench.pacer.waitFor(Endpoint::SearchOffers), 0ms);
    bench.clock.advance(4499ms);
    QCOMPARE(bench.pacer.waitFor(Endpoint::Create), 1ms);
    bench.clock.advance(1h);
    QCOMPARE(bench.pacer.waitFor(Endpoint::Create), 0ms);
}

void EndpointPacerTest::backsOffFurtherEachTime()
{
    PacerBench bench;
    QCOMPARE(bench.limited(Endpoint::Create), 12s);
    QCOMPARE(bench.limited(Endpoint::Create), 24s);
    QCOMPARE(bench.limited(Endpoint::Create), 48s);
    QCOMPARE(bench.limited(Endpoint::Create), 96s);
    QCOMPARE(bench.limited(Endpoint::Create), 120s);
    QCOMPARE(bench.limited(Endpoint::Create), 120s);
    QCOMPARE(bench.limited(Endpoint::SearchOffers), 12s);
}

void EndpointPacerTest::aGoodAnswerEndsTheBackOff()
{
    PacerBench bench;
    QCOMPARE(bench.limited(Endpoint::Create), 12s);
    bench.clock.advance(12s);
    RawReply lost;
    lost.delivery = Delivery::Broken;
    bench.pacer.answered(Endpoint::Create, lost); // tells nothing of the limit
    QCOMPARE(bench.limited(Endpoint::Create), 24s);
    bench.clock.advance(24s);
    bench.pacer.answered(Endpoint::Create, replyOf(400));
    QCOMPARE(bench.limited(Endpoint::Create), 12s);
}

void EndpointPacerTest::jitterOnlyAdds()
{
    PacerBench bench;
    bench.roll = 0.5;
    QCOMPARE(bench.limited(Endpoint::Create), 13500ms);
    test::ManualClock clock;
    EndpointPacer system(clock);
    for (int i = 0; i < 100; ++i) {
        system.answered(Endpoint::SearchOffers, replyOf(200));
        system.answered(Endpoint::SearchOffers, replyOf(429));
        const auto wait = system.waitFor(Endpoint::SearchOffers);
        QVERIFY(wait >= 12s && wait <= 15s);
        clock.advance(1min);
    }
}

void EndpointPacerTest::retryAfterIsHonoured()
{
    PacerBench bench;
    QCOMPARE(bench.limited(Endpoint::Create, 3s), 12s); // less than what the API is known to want
    bench.clock.advance(1h);
    QCOMPARE(bench.limited(Endpoint::Create, 100s), 100s);
    bench.clock.advance(1h);
    QCOMPARE(bench.limited(Endpoint::Create, 24h), 30min);
}

void EndpointPacerTest::aServerOnThisComputer()
{
    PacerBench bench;
    bench.pacer.setServer(QUrl(QStringLiteral("http://127.0.0.1:8710")));
    bench.pacer.sent(Endpoint::Create);
    QCOMPARE(bench.pacer.waitFor(Endpoint::Create), 0ms);
    QCOMPARE(bench.limited(Endpoint::Create), 12s);
}

void EndpointPacerTest::theHeaderIsRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds");
    QTest::newRow("seconds") << QByteArray("Retry-After: 17") << 17;
    QTest::newRow("past date") << QByteArray("Retry-After: Wed, 21 Oct 2015 07:28:00 GMT") << 0;
    QTest::newRow("far date") << QByteArray("Retry-After: Wed, 21 Oct 2065 07:28:00 GMT") << 86'400;
    QTest::newRow("huge") << QByteArray("Retry-After: 99999999999") << 86'400;
    QTest::newRow("nonsense") << QByteArray("Retry-After: soon") << -1;
    QTest::newRow("none") << QByteArray("X-Other: 5") << -1;
}

void EndpointPacerTest::theHeaderIsRead()
{
    QFETCH(QByteArray, header);
    QFETCH(int, seconds);
    test::RawServer server;
    server.setUsual(test::RawAnswer::of(429, "slow down", QList<QByteArray>{header}));
    ApiAccount account;
    account.baseUrl = server.url();
    ApiClient client(account, ProxyLookup::Source{});
    ApiRequest request;
    request.path = QStringLiteral("/api/v0/bundles/");
    RawReply got;
    bool done = false;
    connect(client.send(request), &ApiCall::finished, this, [&](const RawReply &reply) {
        got = reply;
        done = true;
    });
    QTRY_VERIFY(done);
    QCOMPARE(got.status, 429);
    QCOMPARE(got.retryAfter.has_value(), seconds >= 0);
    if (got.retryAfter)
        QCOMPARE(*got.retryAfter, std::chrono::milliseconds(std::chrono::seconds(seconds)));
}

BERTH_TEST(EndpointPacerTest)
#include "endpointpacertest.moc"
