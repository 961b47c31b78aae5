// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault of the wire: a create call goes out once at most, ends once, and tells the truth about it.
#include "support/testcase.h"
#include "support/wine.h"
#include "ways.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>

using namespace berth;
using namespace berth::test;
using When = RawAnswer::When;
using Ending = RawAnswer::Ending;

namespace {

RawAnswer raw(const QByteArray &bytes, Ending ending = Ending::Close, When when = When::AfterBody)
{
    return {when, bytes, ending};
}

}

class ApiClientFaultsTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_ways = std::make_unique<Ways>(); }
    void faults_data();
    void faults();
    void qtItselfSendsTwice();
    void tooLargeAndBroken();

private:
    std::unique_ptr<Ways> m_ways;
};

void ApiClientFaultsTest::faults_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<QList<Delivery>>("expected");
    QTest::addColumn<int>("status");

    const QList<Delivery> broken{Delivery::Broken};
    const QList<Delivery> answered{Delivery::Answered};
    const QList<Delivery> tooLarge{Delivery::TooLarge};
    struct Way3
    {
        const char *name;
        Way way;
    };
    for (const Way3 &w :
        {Way3{"plain", Way::Plain}, Way3{"TLS", Way::Tls}, Way3{"proxy", Way::TlsThroughProxy}}) {
        const auto row
            = [&w](const char *name, const RawAnswer &answer, const QList<Delivery> &expected, int status) {
                  QTest::addRow("%s: %s", w.name, name) << w.way << answer << expected << status;
              };
        // Over TLS the body waits for the handshake, so it is certain that nothing left. Otherwise it depends
        // on who was faster. Qt may also connect once more, as long as nothing was sent, and get the usual
        // answer.
        QList<Delivery> atConnect{Delivery::NotSent, Delivery::Answered};
        if (w.way == Way::Plain)
            atConnect << Delivery::Broken;
        row("reset on connect", RawAnswer::reset(When::OnConnect), atConnect, 0);
        row("closed on connect", RawAnswer::close(When::OnConnect), atConnect, 0);
        row("reset after head", RawAnswer::reset(When::AfterHead), broken, 0);
        row("closed after head", RawAnswer::close(When::AfterHead), broken, 0);
        row("reset after body", RawAnswer::reset(When::AfterBody), broken, 0);
        row("closed after body", RawAnswer::close(When::AfterBody), broken, 0);
        row("silence", RawAnswer::silence(), {Delivery::TimedOut}, 0);
        row("silence in the head", raw("HTTP/1.1 200 OK\r\nContent-Le", Ending::KeepOpen),
            {Delivery::TimedOut}, 0);
        row("silence in the body",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n{\"succ", Ending::KeepOpen),
            {Delivery::TimedOut}, -1); // the status too may come late on a busy machine
        row("cut short with a length", raw("HTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n{\"success\": true"),
            broken, 200);
        row("reset in the body",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n{\"success\": true", Ending::Reset), broken,
            -1);
        row("cut short at status 400", raw("HTTP/1.1 400 No\r\nContent-Length: 37\r\n\r\n{\"success\""),
            broken, 400);
        row("cut short in chunks",
            raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"success\r\n"), broken, 200);
        // Nothing but the JSON can tell here.
        row("cut short without a length", raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"success\": tr"),
            answered, 200);
        row("whole without a length", raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + created), answered,
            200);
        row("garbage", raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"), broken, 0);
        row("binary garbage", raw(QByteArray(4000, '\xff')), broken, 0);
        row("empty answer", raw(""), broken, 0);
        row("200", RawAnswer::of(200, created), answered, 200);
        row("200, then closed",
            raw("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 37\r\n\r\n" + created), answered,
            200);
        row("200, then reset", raw("HTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n" + created, Ending::Reset),
            {Delivery::Answered, Delivery::Broken}, -1);
        row("200 in chunks",
            raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n25\r\n" + created + "\r\n0\r\n\r\n",
                Ending::KeepOpen),
            answered, 200);
        row("200 after 100",
            raw("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n" + created,
                Ending::KeepOpen),
            answered, 200);
        row("200 answered early",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n" + created, Ending::KeepOpen, When::AfterHead),
            answered, 200);
        const QList<int> statuses = w.way == Way::Plain ? QList<int>{400, 401, 403, 404, 405, 408, 409, 410,
                                        418, 425, 429, 451, 500, 501, 502, 503, 504, 599}
                                                        : QList<int>{400, 503};
        for (const int status : statuses) {
            const QByteArray name = QByteArray::number(status);
            row(name.constData(), RawAnswer::of(status, R"({"error":"x"})"), answered, status);
        }
        row("502 as a page", RawAnswer::of(502, "<html>Bad gateway</html>", "text/html"), answered, 502);
        row("401 asking for a password",
            RawAnswer::of(401, R"({"error":"x"})", QList<QByteArray>{"WWW-Authenticate: Basic realm=\"x\""}),
            answered, 401);
        row("401 asking for a token",
            RawAnswer::of(401, R"({"error":"x"})", QList<QByteArray>{"WWW-Authenticate: Bearer"}), answered,
            401);
        row("oversize by its length",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n", Ending::KeepOpen), tooLarge, 200);
        row("oversize without a length",
            raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(9 * 1024 * 1024, 'x')), tooLarge,
            200);
    }
}

void ApiClientFaultsTest::faults()
{
    QFETCH(Way, way);
    QFETCH(RawAnswer, answer);
    QFETCH(QList<Delivery>, expected);
    QFETCH(int, status);
    if (!m_ways->has(way))
        QSKIP("needs the openssl program");
    std::chrono::milliseconds limit = std::chrono::seconds(30);
    if (expected.first() == Delivery::TimedOut)
        limit = std::chrono::milliseconds(700);
    if (answer.ending == Ending::Reset && underWine()) { // which does not tell of every reset
        limit = std::chrono::seconds(3);
        expected << Delivery::TimedOut;
    }
    const Setting s = m_ways->setting(way, limit);
    s.server->enqueue(answer);

    const Exchange exchange(s.client->send(createRequest()));
    QVERIFY(exchange.wait());
    const RawReply &reply = exchange.reply();
    QVERIFY2(expected.contains(reply.delivery),
        qPrintable(QStringLiteral("%1: %2").arg(static_cast<int>(reply.delivery)).arg(reply.error)));
    if (status > 0)
        QCOMPARE(reply.status, status);
    const int puts = s.server->count("PUT");
    QVERIFY2(puts <= 1, qPrintable(QString::number(puts)));
    if (reply.delivery == Delivery::NotSent) {
        QCOMPARE(puts, 0);
        QVERIFY(!reply.bodyLeft);
    }
    QCOMPARE(reply.error.isEmpty(), reply.delivery == Delivery::Answered);
    if (reply.delivery == Delivery::Answered && answer.bytes.contains("new_contract"))
        QCOMPARE(reply.body, created);
    if (reply.delivery == Delivery::Answered && status >= 400)
        QVERIFY(!reply.body.isEmpty());
}

// The call ends at its limit while the connection breaks; whatever comes first, Qt has nothing to warn of.
void ApiClientFaultsTest::tooLargeAndBroken()
{
    RawServer server;
    server.setUsual(
        raw("HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + QByteArray(3000, 'x'), Ending::Reset));
    ApiClient client(accountFor(server.url()), ProxyLookup::Source());
    ApiRequest request = createRequest();
    request.answerLimit = 2000;
    for (int i = 0; i < 100; ++i) {
        const Exchange exchange(client.send(request));
        QVERIFY(exchange.wait());
        const Delivery delivery = exchange.reply().delivery;
        QVERIFY(delivery == Delivery::TooLarge || delivery == Delivery::Broken);
        QTest::qWait(1);
    }
}

// The reason for all this; and the proof that the server here can tell.
void ApiClientFaultsTest::qtItselfSendsTwice()
{
    RawServer server;
    server.setUsual(RawAnswer::reset(When::AfterBody));
    QNetworkAccessManager manager;
    QNetworkReply *reply = manager.put(QNetworkRequest(server.url()), QByteArray("{}"));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait(30000));
    QVERIFY(server.count("PUT") > 1);
}

BERTH_TEST(ApiClientFaultsTest)
#include "apiclientfaultstest.moc"
