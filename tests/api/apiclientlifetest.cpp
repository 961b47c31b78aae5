// SPDX-License-Identifier: GPL-3.0-or-later
// How calls end: in time, cancelled, with their client gone, through proxies.
#include "exchange.h"
#include "support/rawproxy.h"
#include "support/rawserver.h"
#include "support/testcase.h"
#include "support/wine.h"

#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>

using namespace berth;
using namespace berth::test;
using When = RawAnswer::When;
using Ending = RawAnswer::Ending;

class ApiClientLifeTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void timeOutIsForTheWholeAnswer();
    void timeOutOfTheRequest();
    void cancelAfterTheAnswer();
    void destroyedClientIsSilent();
    void destroyedCallIsSilent();
    void clientDestroyedInTheAnswer();
    void manyAtOnce();
    void proxyIsNotForThisComputer();
    void slowProxyLookupDoesNotBlock();
    void cancelWhileLookingForTheProxy();
    void applicationProxyIsIgnored();
    void ordinaryCallsFail_data();
    void ordinaryCallsFail();
};

void ApiClientLifeTest::timeOutIsForTheWholeAnswer()
{
    RawServer server;
    ApiAccount account = accountFor(server.url());
    account.timeout = std::chrono::milliseconds(400);
    ApiClient client(account, ProxyLookup::Source());
    server.setUsual({When::AfterBody, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{", Ending::KeepOpen});
    const Exchange exchange(client.send(get()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::TimedOut);
    QVERIFY(exchange.reply().took >= std::chrono::milliseconds(350));
}

void ApiClientLifeTest::timeOutOfTheRequest()
{
    RawServer server;
    server.setUsual(RawAnswer::silence());
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    ApiRequest request = get();
    request.timeout = std::chrono::milliseconds(300);
    const Exchange exchange(client.send(request));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::TimedOut);
    QVERIFY(exchange.reply().took < std::chrono::seconds(20));
}

void ApiClientLifeTest::cancelAfterTheAnswer()
{
    RawServer server;
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    ApiCall *call = client.send(get());
    int times = 0;
    connect(call, &ApiCall::finished, this, [&times, call] {
        ++times;
        call->cancel();
    });
    QSignalSpy gone(call, &QObject::destroyed);
    QVERIFY(gone.wait());
    QCOMPARE(times, 1);
}

void ApiClientLifeTest::destroyedClientIsSilent()
{
    RawServer server;
    server.setUsual(RawAnswer::silence());
    int times = 0;
    for (const bool once : {false, true}) {
        auto client = std::make_unique<ApiClient>(accountFor(server.url()), ProxyLookup::Source());
        ApiCall *call = client->send(once ? createRequest() : post("{}"));
        connect(call, &ApiCall::finished, this, [&times] { ++times; });
        QTRY_COMPARE(server.requests().size(), once ? 2 : 1);
        call->cancel(); // its end is on the way, and must not come any more either
        client.reset();
    }
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(times, 0);
}

void ApiClientLifeTest::destroyedCallIsSilent()
{
    RawServer server;
    server.setUsual(RawAnswer::silence());
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    ApiCall *call = client.send(createRequest());
    int times = 0;
    connect(call, &ApiCall::finished, this, [&times] { ++times; });
    QTRY_COMPARE(server.requests().size(), 1);
    delete call;
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(times, 0);
}

void ApiClientLifeTest::clientDestroyedInTheAnswer()
{
    RawServer server;
    auto client = std::make_unique<ApiClient>(accountFor(server.url()), ProxyLookup::Source());
    ApiCall *call = client->send(get());
    connect(call, &ApiCall::finished, this, [&client] { client.reset(); });
    QTRY_VERIFY(!client);
}

void ApiClientLifeTest::manyAtOnce()
{
    RawServer server;
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    int finished = 0;
    for (int i = 0; i < 40; ++i) {
        ApiCall *call = client.send(i % 4 == 0 ? createRequest() : get());
        connect(call, &ApiCall::finished, this,
            [&finished](const RawReply &reply) { finished += reply.delivery == Delivery::Answered ? 1 : 0; });
    }
    QTRY_COMPARE(finished, 40);
    QCOMPARE(server.requests().size(), 40);
    QCOMPARE(server.count("PUT"), 10);
}

void ApiClientLifeTest::proxyIsNotForThisComputer()
{
    RawServer server;
    RawProxy proxy(server.port());
    ApiClient client(accountFor(server.url()),
        [way = proxy.proxy()](const QNetworkProxyQuery &) { return QList<QNetworkProxy>{way}; });
    const Exchange exchange(client.send(get()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Answered);
    QVERIFY(proxy.heads().isEmpty());
}

void ApiClientLifeTest::slowProxyLookupDoesNotBlock()
{
    RawServer server;
    RawProxy proxy(server.port());
    QSemaphore permitted;
    QAtomicInt asked;
    {
        ApiClient client(accountFor(QUrl(QStringLiteral("http://api.berth.example")), {}),
            [&, way = proxy.proxy()](const QNetworkProxyQuery &) {
                ++asked;
                permitted.acquire();
                return QList<QNetworkProxy>{way};
            });
        const auto release = qScopeGuard([&permitted] { permitted.release(10); });
        const Exchange first(client.send(get()));
        const Exchange second(client.send(get()));
        QTRY_COMPARE(asked.loadRelaxed(), 1); // and this thread goes on meanwhile
        QVERIFY(server.requests().isEmpty());
        permitted.release();
        QTRY_COMPARE(first.times(), 1);
        QTRY_COMPARE(second.times(), 1);
        const Exchange third(client.send(get()));
        QVERIFY(third.wait());
        QCOMPARE(asked.loadRelaxed(), 1); // kept
        QCOMPARE(third.reply().delivery, Delivery::Answered);
    }
    QCOMPARE(server.requests().size(), 3);
}

void ApiClientLifeTest::cancelWhileLookingForTheProxy()
{
    QSemaphore permitted;
    ApiClient client(
        accountFor(QUrl(QStringLiteral("https://api.berth.example"))), [&](const QNetworkProxyQuery &) {
            permitted.acquire();
            return QList<QNetworkProxy>();
        });
    const auto release = qScopeGuard([&permitted] { permitted.release(); });
    ApiCall *call = client.send(createRequest());
    const Exchange exchange(call);
    call->cancel();
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Cancelled);
    QVERIFY(!exchange.reply().bodyLeft);
}

void ApiClientLifeTest::applicationProxyIsIgnored()
{
    RawServer server;
    QNetworkProxy::setApplicationProxy(
        QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 9));
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    const Exchange exchange(client.send(get()));
    const bool ended = exchange.wait();
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::DefaultProxy));
    QVERIFY(ended);
    QCOMPARE(exchange.reply().delivery, Delivery::Answered);
}

void ApiClientLifeTest::ordinaryCallsFail_data()
{
    QTest::addColumn<RawAnswer>("answer");
    QTest::newRow("reset") << RawAnswer::reset(When::AfterBody);
    QTest::newRow("closed") << RawAnswer::close(When::AfterBody);
    QTest::newRow("closed after the head") << RawAnswer::close(When::AfterHead);
}

void ApiClientLifeTest::ordinaryCallsFail()
{
    QFETCH(RawAnswer, answer);
    RawServer server;
    server.setUsual(answer);
    ApiAccount account = accountFor(server.url());
    QList<Delivery> expected{Delivery::Broken};
    if (answer.ending == Ending::Reset && underWine()) { // which does not tell of every reset
        account.timeout = std::chrono::seconds(3);
        expected << Delivery::TimedOut;
    }
    ApiClient client(account, ProxyLookup::Source());
    for (const ApiRequest &request : {get(), post("{}")}) {
        const Exchange exchange(client.send(request));
        QVERIFY(exchange.wait());
        QVERIFY(expected.contains(exchange.reply().delivery));
        QVERIFY(!exchange.reply().error.isEmpty());
    }
    server.stopListening();
    const Exchange refused(client.send(get()));
    QVERIFY(refused.wait());
    QCOMPARE(refused.reply().delivery, Delivery::NotSent);
}

BERTH_TEST(ApiClientLifeTest)
#include "apiclientlifetest.moc"
