// SPDX-License-Identifier: GPL-3.0-or-later
// What a create call may never do: go out twice, end twice, or be called "not sent" when it may have been.
#include "support/testcase.h"
#include "ways.h"

using namespace berth;
using namespace berth::test;
using When = RawAnswer::When;
using Ending = RawAnswer::Ending;

namespace {

}

class ApiClientOnceTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_ways = std::make_unique<Ways>(); }
    void connectionRefused_data();
    void connectionRefused();
    void refusedWhenTheServerIsGoneAfterReading();
    void nameNotFound();
    void untrustedCertificate_data();
    void untrustedCertificate();
    void proxyRefuses_data();
    void proxyRefuses();
    void proxyGone();
    void forwardingProxyCuts();
    void staleConnectionDoesNotMatter_data();
    void staleConnectionDoesNotMatter();
    void warmConnectionIsTaken_data();
    void warmConnectionIsTaken();
    void warmConnectionThatDied_data();
    void warmConnectionThatDied();
    void timeOutBeforeTheBodyLeft();
    void cancel();
    void largeBodyIsSentWhole();
    void withoutBodyIsRefused();

private:
    std::unique_ptr<Ways> m_ways;
};

void ApiClientOnceTest::connectionRefused_data()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("plain") << Way::Plain;
    QTest::newRow("TLS") << Way::Tls;
}

void ApiClientOnceTest::connectionRefused()
{
    QFETCH(Way, way);
    if (!m_ways->has(way))
        QSKIP("needs the openssl program");
    const Setting s = m_ways->setting(way);
    s.server->stopListening();
    const Exchange exchange(s.client->send(createRequest()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::NotSent);
    QVERIFY(!exchange.reply().bodyLeft);
    QVERIFY(!exchange.reply().error.isEmpty());
}

// Qt's error is "connection refused" when it tries again; that must not turn into "not sent".
void ApiClientOnceTest::refusedWhenTheServerIsGoneAfterReading()
{
    const Setting s = m_ways->setting(Way::Plain);
    s.server->enqueue(RawAnswer::silence());
    const Exchange exchange(s.client->send(createRequest()));
    QTRY_COMPARE(s.server->count("PUT"), 1);
    s.server->stopListening();
    s.server->dropConnections(Ending::Reset);
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Broken);
    QVERIFY(exchange.reply().bodyLeft);
}

void ApiClientOnceTest::nameNotFound()
{
    // ".invalid" never resolves (RFC 6761).
    ApiClient client(accountFor(QUrl(QStringLiteral("https://berth.invalid"))), ProxyLookup::Source());
    const Exchange exchange(client.send(createRequest()));
    QVERIFY(exchange.wait());
    QVERIFY(
        exchange.reply().delivery == Delivery::NotSent || exchange.reply().delivery == Delivery::TimedOut);
    QVERIFY(!exchange.reply().bodyLeft);
}

void ApiClientOnceTest::untrustedCertificate_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("another name") << QStringLiteral("DNS:other.example") << true;
    QTest::newRow("unknown authority") << QStringLiteral("IP:127.0.0.1") << false;
}

void ApiClientOnceTest::untrustedCertificate()
{
    QFETCH(QString, names);
    QFETCH(bool, trusted);
    if (!m_ways->has(Way::Tls))
        QSKIP("needs the openssl program");
    const TestCa stranger;
    const auto identity = trusted ? m_ways->ca().issue(names) : stranger.issue(names);
    QVERIFY(identity.has_value());
    RawServer server(identity);
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    const Exchange exchange(client.send(createRequest()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::NotSent);
    QVERIFY(!exchange.reply().error.isEmpty());
    QCOMPARE(server.requests().size(), 0);
}

void ApiClientOnceTest::proxyRefuses_data()
{
    QTest::addColumn<int>("mood");
    QTest::newRow("503") << static_cast<int>(RawProxy::Mood::Refusing);
    QTest::newRow("407") << static_cast<int>(RawProxy::Mood::AskingForPassword);
}

void ApiClientOnceTest::proxyRefuses()
{
    QFETCH(int, mood);
    if (!m_ways->has(Way::Tls))
        QSKIP("needs the openssl program");
    const Setting s = m_ways->setting(Way::TlsThroughProxy);
    s.proxy->setMood(static_cast<RawProxy::Mood>(mood));
    const Exchange exchange(s.client->send(createRequest()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::NotSent);
    QCOMPARE(s.server->requests().size(), 0);
}

void ApiClientOnceTest::proxyGone()
{
    // Nothing listens on a port that was just given back.
    QNetworkProxy gone;
    {
        const RawProxy proxy(1);
        gone = proxy.proxy();
    }
    ApiClient client(accountFor(QUrl(QStringLiteral("https://api.berth.example"))),
        [gone](const QNetworkProxyQuery &) { return QList<QNetworkProxy>{gone}; });
    const Exchange exchange(client.send(createRequest()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::NotSent);
}

void ApiClientOnceTest::forwardingProxyCuts()
{
    RawServer server;
    RawProxy proxy(server.port());
    proxy.setMood(RawProxy::Mood::CuttingAfterRequest);
    server.enqueue(RawAnswer::of(200, created));
    // No key: with one, plain HTTP to another host is refused.
    ApiClient client(accountFor(QUrl(QStringLiteral("http://api.berth.example")), {}),
        [way = proxy.proxy()](const QNetworkProxyQuery &) { return QList<QNetworkProxy>{way}; });
    const Exchange exchange(client.send(createRequest()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Broken);
    QCOMPARE(server.count("PUT"), 1);
    QVERIFY(proxy.heads().value(0).startsWith("PUT http://api.berth.example/api/v0/asks/5/ "));
}

void ApiClientOnceTest::staleConnectionDoesNotMatter_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<int>("ending");
    QTest::newRow("plain, closed") << Way::Plain << static_cast<int>(Ending::Close);
    QTest::newRow("plain, reset") << Way::Plain << static_cast<int>(Ending::Reset);
    QTest::newRow("TLS, closed") << Way::Tls << static_cast<int>(Ending::Close);
    QTest::newRow("TLS, reset") << Way::Tls << static_cast<int>(Ending::Reset);
}

// A kept connection that the server has given up would turn an ordinary launch into an unknown one. So create
// never takes one.
void ApiClientOnceTest::staleConnectionDoesNotMatter()
{
    QFETCH(Way, way);
    QFETCH(int, ending);
    if (!m_ways->has(way))
        QSKIP("needs the openssl program");
    const Setting s = m_ways->setting(way);
    for (int i = 0; i < 5; ++i) {
        ApiRequest look;
        look.path = QStringLiteral("/");
        const Exchange before(s.client->send(look));
        QVERIFY(before.wait());
        QCOMPARE(before.reply().delivery, Delivery::Answered);
        s.server->enqueue(RawAnswer::of(200, created));
        const Exchange exchange(s.client->send(createRequest()));
        s.server->dropConnections(static_cast<Ending>(ending));
        QVERIFY(exchange.wait());
        if (exchange.reply().delivery != Delivery::Answered) {
            // The drop can hit the new connection as well; then the request must not have been seen and
            // called unsent.
            QVERIFY(exchange.reply().delivery == Delivery::Broken || s.server->count("PUT") == i);
        }
        for (const RawRequest &request : s.server->requests())
            QVERIFY(request.method != "PUT" || request.before == 0);
    }
}

void ApiClientOnceTest::warmConnectionIsTaken_data()
{
    connectionRefused_data();
}

void ApiClientOnceTest::warmConnectionIsTaken()
{
    QFETCH(Way, way);
    if (!m_ways->has(way))
        QSKIP("needs the openssl program");
    const Setting s = m_ways->setting(way);
    s.client->warmUp();
    QTRY_COMPARE(s.server->openConnections(), 1);
    const Exchange exchange(s.client->send(createRequest()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Answered);
    QCOMPARE(s.server->connections(), 1);
    // And the next one gets a connection of its own.
    const Exchange second(s.client->send(createRequest()));
    QVERIFY(second.wait());
    QCOMPARE(s.server->connections(), 2);
    QCOMPARE(s.server->count("PUT"), 2);
}

void ApiClientOnceTest::warmConnectionThatDied_data()
{
    staleConnectionDoesNotMatter_data();
}

void ApiClientOnceTest::warmConnectionThatDied()
{
    QFETCH(Way, way);
    QFETCH(int, ending);
    if (!m_ways->has(way))
        QSKIP("needs the openssl program");
    const Setting s = m_ways->setting(way);
    s.client->warmUp();
    QTRY_COMPARE(s.server->openConnections(), 1);
    s.server->dropConnections(static_cast<Ending>(ending));
    QTRY_COMPARE(s.server->openConnections(), 0);
    s.server->enqueue(RawAnswer::of(200, created));
    const Exchange exchange(s.client->send(createRequest()));
    QVERIFY(exchange.wait());
    // Mostly Qt has noticed by now and connects anew. Where it has not, the outcome is unknown, never twice.
    QVERIFY(exchange.reply().delivery == Delivery::Answered || exchange.reply().delivery == Delivery::Broken);
    QVERIFY(s.server->count("PUT") <= 1);
}

void ApiClientOnceTest::timeOutBeforeTheBodyLeft()
{
    if (!m_ways->has(Way::Tls))
        QSKIP("needs the openssl program");
    const Setting s = m_ways->setting(Way::Tls, std::chrono::milliseconds(500));
    // The connection stands, but the handshake is never answered.
    s.server->enqueue(RawAnswer::silence(When::OnConnect));
    const Exchange exchange(s.client->send(createRequest()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::TimedOut);
    QVERIFY(!exchange.reply().bodyLeft);
}

void ApiClientOnceTest::cancel()
{
    const Setting s = m_ways->setting(Way::Plain);
    s.server->enqueue(RawAnswer::silence());
    ApiCall *call = s.client->send(createRequest());
    const Exchange exchange(call);
    QTRY_COMPARE(s.server->count("PUT"), 1);
    call->cancel();
    call->cancel();
    QCOMPARE(exchange.times(), 0); // not from within
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Cancelled);
    QVERIFY(exchange.reply().bodyLeft);
}

void ApiClientOnceTest::largeBodyIsSentWhole()
{
    const Setting s = m_ways->setting(Way::Plain);
    const QByteArray body = R"({"onstart":")" + QByteArray(400000, 'a') + "\"}";
    const Exchange exchange(s.client->send(createRequest(body)));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Answered);
    const QList<RawRequest> requests = s.server->requests();
    QCOMPARE(requests.size(), 1);
    QVERIFY(requests.first().body == body);
    QCOMPARE(requests.first().header("Content-Length"), QByteArray::number(body.size()));
    QCOMPARE(requests.first().header("Content-Type"), QByteArray("application/json"));
}

void ApiClientOnceTest::withoutBodyIsRefused()
{
    const Setting s = m_ways->setting(Way::Plain);
    const Exchange exchange(s.client->send(createRequest({})));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::NotSent);
}

BERTH_TEST(ApiClientOnceTest)
#include "apiclientoncetest.moc"
