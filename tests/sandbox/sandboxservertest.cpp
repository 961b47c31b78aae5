// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/apicaller.h"
#include "sandbox/sandbox.h"
#include "support/testcase.h"

#include <QElapsedTimer>
#include <QTcpSocket>

using namespace berth;
using namespace std::chrono_literals;

class SandboxServerTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void failsAsTold_data();
    void failsAsTold();
    void createsAndThenFails();
    void breaksTheConnection();
    void faultsQueueUp();
    void rejectsBrokenJson();
    void stopsPromptly();
    void listensOnLoopbackAlone();
    void noticesATakenPort();
    void startsAgain();
    void keepsWhatItSaw();
    void twoAtOnceGetOneOffer();
    void limitsCalls();

private:
    test::ApiCaller m_api;
};

void SandboxServerTest::failsAsTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("html") << 502 << QByteArray("text/html") << QByteArray("<html>Bad gateway</html>");
    QTest::newRow("empty") << 500 << QByteArray("application/json") << QByteArray();
    QTest::newRow("plain") << 429 << QByteArray("text/plain") << QByteArray("API requests too frequent");
    QTest::newRow("not json") << 200 << QByteArray("application/json") << QByteArray("{\"success\": tr");
    QTest::newRow("unheard of") << 418 << QByteArray("application/json") << QByteArray("{}");
}

void SandboxServerTest::failsAsTold()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    sandbox.failNextCreate({.status = status, .contentType = type, .body = body});
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/api/v0/users/current/")).status,
        200); // creating alone fails
    const auto reply = m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"a"})");
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.body, body);
    QVERIFY(sandbox.contracts().isEmpty());
    QCOMPARE(sandbox.creates().last().status, status);
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"a"})").status, 200);
}

void SandboxServerTest::createsAndThenFails()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    sandbox.failNextCreate({.effect = SandboxFault::Effect::Create, .status = 504, .body = "{}"});
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"a"})").status, 504);
    QCOMPARE(sandbox.contracts().size(), 1);
}

void SandboxServerTest::breaksTheConnection()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    sandbox.failNextCreate({.wire = SandboxFault::Wire::Cut, .sendRealAnswer = true});
    const auto cut = m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"a"})");
    QCOMPARE(cut.error, QNetworkReply::RemoteHostClosedError);
    QCOMPARE(sandbox.contracts().size(), 1);

    // Nothing but bytes, so that nobody sends again by himself.
    sandbox.failNextCreate({.wire = SandboxFault::Wire::Reset, .sendRealAnswer = true});
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(sandbox.url().port()));
    QVERIFY(socket.waitForConnected());
    const QByteArray body = R"({"image":"a"})";
    socket.write("PUT " + m_api.ask(sandbox.anyOffer()).toLatin1()
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(socket.readAll().isEmpty());
    QCOMPARE(sandbox.contracts().size(), 2);
}

void SandboxServerTest::faultsQueueUp()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    sandbox.failNextCreate({.status = 500});
    sandbox.failNextCreate({.status = 503});
    QList<int> seen;
    for (int i = 0; i < 3; ++i)
        seen << m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"a"})").status;
    QCOMPARE(seen, (QList<int>{500, 503, 200}));
}

void SandboxServerTest::rejectsBrokenJson()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    for (const char *body : {"{\"image\":", "[]", "5", "\xff"})
        QCOMPARE(m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), body).status, 400);
    QCOMPARE(m_api.call(sandbox, "PUT", QStringLiteral("/api/v0/asks/abc/"), R"({"image":"a"})").status, 400);
    QVERIFY(sandbox.contracts().isEmpty());
}

// A kept-alive connection and an answer that is still being held back must not hold up the end.
void SandboxServerTest::stopsPromptly()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/api/v0/users/current/")).status, 200);
    sandbox.failNextCreate({.delay = 10min});
    QTcpSocket waiting;
    waiting.connectToHost(QStringLiteral("127.0.0.1"), quint16(sandbox.url().port()));
    QVERIFY(waiting.waitForConnected());
    waiting.write("PUT /api/v0/asks/5/ HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
    QTcpSocket half; // a request that never ends
    half.connectToHost(QStringLiteral("127.0.0.1"), quint16(sandbox.url().port()));
    QVERIFY(half.waitForConnected());
    half.write("PUT /api/v0/asks/5/ HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n{}");
    QTRY_COMPARE(sandbox.creates().size(), 1);
    QElapsedTimer clock;
    clock.start();
    sandbox.stop();
    // Not a measurement: either it waits for minutes, or it does not.
    QVERIFY(clock.elapsed() < 5000);
    QTRY_COMPARE(waiting.state(), QAbstractSocket::UnconnectedState);
}

void SandboxServerTest::listensOnLoopbackAlone()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    QCOMPARE(sandbox.url().host(), QStringLiteral("127.0.0.1"));
#ifdef Q_OS_LINUX
    // All of 127/8 is this machine: a server on every address would answer.
    QTcpSocket other;
    other.connectToHost(QStringLiteral("127.0.0.2"), quint16(sandbox.url().port()));
    QVERIFY(!other.waitForConnected(5000));
#endif
}

void SandboxServerTest::noticesATakenPort()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    SandboxOptions same = m_api.options();
    same.port = quint16(sandbox.url().port());
    Sandbox second(same);
    const auto started = second.start();
    QVERIFY(!started);
    QVERIFY(started.error().contains(QString::number(same.port)));
}

void SandboxServerTest::startsAgain()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const qint64 id = m_api.create(sandbox);
    sandbox.stop();
    sandbox.stop();
    QVERIFY(sandbox.start());
    QCOMPARE(sandbox.contracts(), QList<qint64>{id});
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/api/v0/users/current/")).status, 200);
}

void SandboxServerTest::keepsWhatItSaw()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const QByteArray body = R"({"image":"a","something_new":[1,2]})";
    (void)m_api.call(sandbox, "GET", QStringLiteral("/api/v1/instances/?limit=3"));
    (void)m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), body);
    QCOMPARE(sandbox.requests().size(), 2);
    const SandboxRequest first = sandbox.requests().first();
    QCOMPARE(first.method, QByteArray("GET"));
    QCOMPARE(first.path, QByteArray("/api/v1/instances/?limit=3"));
    QCOMPARE(sandbox.creates().size(), 1);
    const SandboxRequest create = sandbox.creates().first();
    QCOMPARE(create.body, body);
    QCOMPARE(create.authorization, QByteArray("Bearer k"));
    QCOMPARE(create.userAgent, QByteArray("sandboxtest"));
    QCOMPARE(create.status, 200);
}

void SandboxServerTest::twoAtOnceGetOneOffer()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const qint64 offer = sandbox.anyOffer();
    QList<QNetworkReply *> replies;
    for (int i = 0; i < 6; ++i)
        replies << m_api.start(sandbox, "PUT", m_api.ask(offer), R"({"image":"a"})");
    int good = 0;
    for (QNetworkReply *reply : replies)
        good += m_api.finish(reply).status == 200 ? 1 : 0;
    QCOMPARE(good, 1);
    QCOMPARE(sandbox.contracts().size(), 1);
}

void SandboxServerTest::limitsCalls()
{
    SandboxOptions limited = m_api.options();
    limited.rateLimits = true;
    Sandbox sandbox(limited);
    QVERIFY(sandbox.start());
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"a"})").status, 200);
    const auto reply = m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"a"})");
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.body, QByteArray("API requests too frequent: endpoint threshold=4.5"));
    QVERIFY(reply.type.startsWith("text/plain"));
    QCOMPARE(sandbox.contracts().size(), 1);
    sandbox.advance(20s);
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"a"})").status, 200);
}

BERTH_TEST(SandboxServerTest)
#include "sandboxservertest.moc"
