// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.h"
#include "exchange.h"
#include "support/rawproxy.h"
#include "support/rawserver.h"
#include "support/testcase.h"

using namespace berth;
using namespace berth::test;
using When = RawAnswer::When;
using Ending = RawAnswer::Ending;

class ApiClientTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatItShould();
    void sendsNoTypeWithoutBody();
    void sendsDeleteWithBody();
    void withoutKey();
    void emptyKeyIsNotSent();
    void keyNeedsProtection_data();
    void keyNeedsProtection();
    void badAddress_data();
    void badAddress();
    void badKey_data();
    void badKey();
    void basePathAndUserInfo();
    void accountChange();
    void redirectIsNotFollowed_data();
    void redirectIsNotFollowed();
    void cookiesAreNotKept();
    void answersAreNotCached();
    void compressedBody();
    void compressedBomb();
    void errorsDoNotTellTheKey();
};

void ApiClientTest::sendsWhatItShould()
{
    RawServer server;
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    const Exchange exchange(client.send(post(R"({"limit":1})")));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Answered);
    QCOMPARE(exchange.reply().status, 200);
    QCOMPARE(exchange.reply().body, QByteArray("{}"));
    QCOMPARE(exchange.reply().contentType, QByteArray("application/json"));
    QVERIFY(exchange.reply().error.isEmpty());
    const RawRequest request = server.requests().value(0);
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.target, QByteArray("/api/v0/bundles/"));
    QCOMPARE(request.body, QByteArray(R"({"limit":1})"));
    QCOMPARE(request.header("Authorization"), QByteArray("Bearer k-1234567890"));
    QCOMPARE(request.header("User-Agent"), QByteArray("berth/") + version);
    QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(request.header("Accept"), QByteArray("application/json"));
    QVERIFY(!request.head.contains("HTTP2-Settings"));
}

void ApiClientTest::sendsNoTypeWithoutBody()
{
    RawServer server;
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    const Exchange exchange(
        client.send(get(QStringLiteral("/api/v1/instances/?limit=25&x=%7B%22a%22%3A1%7D"))));
    QVERIFY(exchange.wait());
    const RawRequest request = server.requests().value(0);
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.target, QByteArray("/api/v1/instances/?limit=25&x=%7B%22a%22%3A1%7D"));
    QVERIFY(request.header("Content-Type").isEmpty());
}

void ApiClientTest::sendsDeleteWithBody()
{
    RawServer server;
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    ApiRequest request = post("{}");
    request.method = "DELETE";
    const Exchange exchange(client.send(request));
    QVERIFY(exchange.wait());
    QCOMPARE(server.requests().value(0).method, QByteArray("DELETE"));
    QCOMPARE(server.requests().value(0).body, QByteArray("{}"));
}

void ApiClientTest::withoutKey()
{
    RawServer server;
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    ApiRequest request = get();
    request.withKey = false;
    const Exchange exchange(client.send(request));
    QVERIFY(exchange.wait());
    QVERIFY(!server.requests().value(0).head.toLower().contains("authorization"));
}

void ApiClientTest::emptyKeyIsNotSent()
{
    RawServer server;
    ApiClient client(accountFor(server.url(), {}), ProxyLookup::Source());
    const Exchange exchange(client.send(get()));
    QVERIFY(exchange.wait());
    QVERIFY(!server.requests().value(0).head.toLower().contains("authorization"));
}

void ApiClientTest::keyNeedsProtection_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("name") << QStringLiteral("http://console.vast.ai") << false;
    QTest::newRow("address") << QStringLiteral("http://192.0.2.7:8080") << false;
    QTest::newRow("name that only looks local") << QStringLiteral("http://localhost.example.com") << false;
    QTest::newRow("127 in a name") << QStringLiteral("http://127.0.0.1.example.com") << false;
    QTest::newRow("user that looks local") << QStringLiteral("http://localhost@example.com") << false;
    QTest::newRow("any address") << QStringLiteral("http://0.0.0.0:1") << false;
    QTest::newRow("localhost") << QStringLiteral("http://LOCALHOST:1") << true;
    QTest::newRow("127.0.0.1") << QStringLiteral("http://127.0.0.1:1") << true;
    QTest::newRow("127.9.9.9") << QStringLiteral("http://127.9.9.9:1") << true;
    QTest::newRow("::1") << QStringLiteral("http://[::1]:1") << true;
}

void ApiClientTest::keyNeedsProtection()
{
    QFETCH(QString, host);
    QFETCH(bool, loopback);
    QCOMPARE(isLoopback(QUrl(host)), loopback);
    if (loopback)
        return;
    // A proxy that would pass it on: what is not refused would arrive.
    RawServer server;
    RawProxy proxy(server.port());
    ApiClient client(accountFor(QUrl(host)),
        [way = proxy.proxy()](const QNetworkProxyQuery &) { return QList<QNetworkProxy>{way}; });
    const Exchange exchange(client.send(get()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::NotSent);
    QVERIFY(exchange.reply().error.contains(QStringLiteral("https")));
    QVERIFY(proxy.heads().isEmpty());
    // Without the key it may go.
    ApiRequest open = get();
    open.withKey = false;
    const Exchange second(client.send(open));
    QVERIFY(second.wait());
    QCOMPARE(second.reply().delivery, Delivery::Answered);
}

void ApiClientTest::badAddress_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::newRow("empty") << QString() << QStringLiteral("/x");
    QTest::newRow("no scheme") << QStringLiteral("console.vast.ai") << QStringLiteral("/x");
    QTest::newRow("file") << QStringLiteral("file:///etc") << QStringLiteral("/passwd");
    QTest::newRow("ftp") << QStringLiteral("ftp://example.com") << QStringLiteral("/x");
    QTest::newRow("no host") << QStringLiteral("https://") << QStringLiteral("/x");
    QTest::newRow("path without slash")
        << QStringLiteral("https://example.com") << QStringLiteral(".evil.example/x");
    QTest::newRow("path as user") << QStringLiteral("https://example.com")
                                  << QStringLiteral("@evil.example/x");
    QTest::newRow("line break") << QStringLiteral("https://example.com") << QStringLiteral("/x\r\nX: y");
}

void ApiClientTest::badAddress()
{
    QFETCH(QString, base);
    QFETCH(QString, path);
    ApiClient client(accountFor(QUrl(base)), ProxyLookup::Source());
    const Exchange exchange(client.send(get(path)));
    QCOMPARE(exchange.times(), 0); // never from within send()
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::NotSent);
    QVERIFY(!exchange.reply().error.isEmpty());
}

void ApiClientTest::badKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("line break") << QStringLiteral("abc\r\nX-Evil: 1");
    QTest::newRow("space") << QStringLiteral("abc def");
    QTest::newRow("not ASCII") << QStringLiteral("abc\u00e9");
    QTest::newRow("bullets copied from a screen") << QStringLiteral("\u2022\u2022\u2022\u2022");
}

void ApiClientTest::badKey()
{
    QFETCH(QString, key);
    RawServer server;
    ApiClient client(accountFor(server.url(), key), ProxyLookup::Source());
    const Exchange exchange(client.send(get()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::NotSent);
    QVERIFY(!exchange.reply().error.contains(key));
    QCOMPARE(server.connections(), 0);
}

void ApiClientTest::basePathAndUserInfo()
{
    RawServer server;
    QUrl base = server.url();
    base.setPath(QStringLiteral("/vast/"));
    base.setUserInfo(QStringLiteral("user:word"));
    base.setQuery(QStringLiteral("a=b"));
    ApiClient client(accountFor(base), ProxyLookup::Source());
    const Exchange exchange(client.send(get(QStringLiteral("/api/v0/x/?c=d"))));
    QVERIFY(exchange.wait());
    QCOMPARE(server.requests().value(0).target, QByteArray("/vast/api/v0/x/?c=d"));
    QCOMPARE(server.requests().value(0).header("Authorization"), QByteArray("Bearer k-1234567890"));
}

void ApiClientTest::accountChange()
{
    RawServer first;
    RawServer second;
    ApiClient client(accountFor(first.url()), ProxyLookup::Source());
    const Exchange one(client.send(get()));
    client.setAccount(accountFor(second.url(), QStringLiteral("other")));
    const Exchange two(client.send(get()));
    QVERIFY(one.wait());
    QVERIFY(two.wait() || two.times() == 1);
    QCOMPARE(first.requests().value(0).header("Authorization"), QByteArray("Bearer k-1234567890"));
    QCOMPARE(second.requests().value(0).header("Authorization"), QByteArray("Bearer other"));
    QCOMPARE(first.requests().size(), 1);
    QCOMPARE(second.requests().size(), 1);
}

void ApiClientTest::redirectIsNotFollowed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("once");
    for (const int status : {300, 301, 302, 303, 304, 307, 308}) {
        QTest::addRow("%d", status) << status << false;
        QTest::addRow("%d, create", status) << status << true;
    }
}

void ApiClientTest::redirectIsNotFollowed()
{
    QFETCH(int, status);
    QFETCH(bool, once);
    RawServer other;
    RawServer server;
    server.setUsual(RawAnswer::of(status, status == 304 ? "" : "moved",
        QList<QByteArray>{"Location: " + other.url().toEncoded() + "/elsewhere"}));
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    const Exchange exchange(client.send(once ? createRequest() : get()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Redirected);
    QCOMPARE(exchange.reply().status, status);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(other.connections(), 0);
}

void ApiClientTest::cookiesAreNotKept()
{
    RawServer server;
    server.setUsual(RawAnswer::of(200, "{}", QList<QByteArray>{"Set-Cookie: a=b; Path=/"}));
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    for (int i = 0; i < 2; ++i) {
        const Exchange exchange(client.send(get()));
        QVERIFY(exchange.wait());
    }
    QVERIFY(server.requests().value(1).header("Cookie").isEmpty());
}

void ApiClientTest::answersAreNotCached()
{
    RawServer server;
    server.setUsual(
        RawAnswer::of(200, "{}", QList<QByteArray>{"Cache-Control: max-age=3600", "ETag: \"x\""}));
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    for (int i = 0; i < 2; ++i) {
        const Exchange exchange(client.send(get()));
        QVERIFY(exchange.wait());
    }
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(server.requests().value(1).header("If-None-Match").isEmpty());
}

void ApiClientTest::compressedBody()
{
    // qCompress makes a zlib stream behind four bytes of length; HTTP calls that deflate.
    RawServer server;
    const QByteArray plain = R"({"a":")" + QByteArray(100000, 'x') + "\"}";
    server.setUsual(
        RawAnswer::of(200, qCompress(plain).mid(4), QList<QByteArray>{"Content-Encoding: deflate"}));
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    const Exchange exchange(client.send(get()));
    QVERIFY(exchange.wait());
    QCOMPARE(exchange.reply().delivery, Delivery::Answered);
    QVERIFY(exchange.reply().body == plain);
}

void ApiClientTest::compressedBomb()
{
    RawServer server;
    const QByteArray plain(200 * 1024 * 1024, '\0');
    server.setUsual(
        RawAnswer::of(200, qCompress(plain, 1).mid(4), QList<QByteArray>{"Content-Encoding: deflate"}));
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    const Exchange exchange(client.send(get()));
    QVERIFY(exchange.wait());
    QVERIFY(exchange.reply().delivery == Delivery::TooLarge || exchange.reply().delivery == Delivery::Broken);
    QVERIFY(exchange.reply().body.size() <= ApiRequest().answerLimit);
}

void ApiClientTest::errorsDoNotTellTheKey()
{
    RawServer server;
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    for (const Ending ending : {Ending::Close, Ending::Reset}) {
        server.setUsual({When::AfterBody, "nonsense\r\n\r\n", ending});
        const Exchange exchange(client.send(createRequest()));
        QVERIFY(exchange.wait());
        QVERIFY(!exchange.reply().error.contains(QStringLiteral("1234567890")));
    }
}

BERTH_TEST(ApiClientTest)
#include "apiclienttest.moc"
