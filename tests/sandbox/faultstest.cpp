// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faults.h"

#include "sandbox/apicaller.h"
#include "sandbox/sandbox.h"
#include "support/testcase.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTcpSocket>

using namespace berth;
using namespace std::chrono_literals;

class FaultsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void eachHasANameAndASentence();
    void eachDoesWhatItsNameSays_data();
    void eachDoesWhatItsNameSays();
    void anIdIsPutIntoTheAnswer();
    void aCutWithoutLengthLooksWhole();
    void endsWithoutAByte_data();
    void endsWithoutAByte();
    void createsAfterTheDelay();
    void listsFailFromTheCreateCallOn();
    void theCursorGoesRound();
    void reusableOffersMakeTwo();
    void theOfferIsTakenAtTheCreateCall();
    void thePriceRisesBeforeALook();
    void chanceFollowsTheSeed();
    void adminTurnsAnOffer();
    void adminIsOffByDefault();
    void adminNeedsTheKey();
    void adminTellsAndArms();

private:
    test::ApiCaller m_api;
};

namespace {

const QByteArray request = R"({"image":"a","env":{"TOKEN":"t1"}})";

SandboxRehearsal find(const char *name)
{
    for (const SandboxRehearsal &one : sandboxRehearsals()) {
        if (one.name == QLatin1String(name))
            return one;
    }
    qFatal("there is no fault %s", name);
}

// $/hour without disk, as a search for this one offer shows it; 0 when it can't be rented.
double seenPrice(test::ApiCaller &api, const Sandbox &sandbox, qint64 offer)
{
    const auto reply = api.call(sandbox, "POST", QStringLiteral("/api/v0/bundles/"),
        R"({"rentable":{"eq":true},"ask_contract_id":{"eq":)" + QByteArray::number(offer) + "}}");
    return reply.json.value(QStringLiteral("offers"))
        .toArray()
        .first()
        .toObject()
        .value(QStringLiteral("dph_base"))
        .toDouble();
}

// Everything that comes for one create call over a bare socket, until the server closes.
QByteArray bareCreate(const Sandbox &sandbox)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(sandbox.url().port()));
    if (!socket.waitForConnected())
        return "not connected";
    socket.write("PUT " + test::ApiCaller::ask(sandbox.anyOffer()).toLatin1()
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer k\r\nContent-Length: "
        + QByteArray::number(request.size()) + "\r\n\r\n" + request);
    QElapsedTimer timer;
    timer.start();
    while (socket.state() != QAbstractSocket::UnconnectedState && timer.elapsed() < 5000)
        socket.waitForReadyRead(100);
    return socket.readAll();
}

}

void FaultsTest::eachHasANameAndASentence()
{
    const QList<SandboxRehearsal> all = sandboxRehearsals();
    QVERIFY(all.size() >= 28);
    QSet<QString> names;
    const QRegularExpression good(QStringLiteral("^[a-z][a-z0-9-]+$"));
    for (const SandboxRehearsal &one : all) {
        QVERIFY2(good.match(one.name).hasMatch(), qPrintable(one.name));
        QVERIFY2(one.help.endsWith(u'.') && one.help.size() > 10, qPrintable(one.name));
        QVERIFY2(!names.contains(one.name), qPrintable(one.name));
        names << one.name;
    }
}

void FaultsTest::eachDoesWhatItsNameSays_data()
{
    QTest::addColumn<QString>("name");
    for (const SandboxRehearsal &one : sandboxRehearsals())
        QTest::newRow(qPrintable(one.name)) << one.name;
}

// What is said to have been created was, and nothing else.
void FaultsTest::eachDoesWhatItsNameSays()
{
    QFETCH(QString, name);
    SandboxOptions options = m_api.options();
    options.speed = 1000;
    Sandbox sandbox(options);
    QVERIFY(sandbox.start());
    SandboxRehearsal rehearsal = find(qPrintable(name));
    const SandboxFault fault = rehearsal.create;
    if (fault.padTo > 0)
        rehearsal.create.padTo = 100;
    sandbox.rehearse(rehearsal);
    const QByteArray answer = bareCreate(sandbox);
    const bool silent = fault.wire == SandboxFault::Wire::Reset || fault.wire == SandboxFault::Wire::Fin
        || fault.wire == SandboxFault::Wire::ResetBeforeBody;
    QCOMPARE(answer.isEmpty(), silent);
    if (!silent && !fault.sendRealAnswer)
        QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(fault.status)), answer.constData());
    QCOMPARE(answer.contains("Location: http://"), fault.redirect);
    const int made = fault.effect == SandboxFault::Effect::Nothing ? 0 : 1;
    QTRY_COMPARE(sandbox.contracts().size(), made);
    QCOMPARE(sandbox.creates().size(), 1);
    if (fault.effect == SandboxFault::Effect::CreateStopped) {
        sandbox.advance(600s);
        QCOMPARE(sandbox.truth().first().status, QStringLiteral("stopped"));
    }
    bareCreate(sandbox); // and then things are normal again
    QCOMPARE(sandbox.contracts().size(), made + 1);
}

void FaultsTest::anIdIsPutIntoTheAnswer()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    QVERIFY(sandbox.rehearse(QStringLiteral("id-as-text")));
    QVERIFY(!sandbox.rehearse(QStringLiteral("id-as-poem")));
    const auto reply = m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), request);
    QCOMPARE(reply.json.value(QStringLiteral("new_contract")).toString(),
        QString::number(sandbox.contracts().value(0)));
}

void FaultsTest::aCutWithoutLengthLooksWhole()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    QVERIFY(sandbox.rehearse(QStringLiteral("cut-answer-unnoticed")));
    const QByteArray answer = bareCreate(sandbox);
    QVERIFY(answer.startsWith("HTTP/1.1 200"));
    QVERIFY(!answer.contains("Content-Length"));
    const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
    QVERIFY(body.startsWith('{') && !body.endsWith('}'));
    const auto reply = [&] {
        (void)sandbox.rehearse(QStringLiteral("cut-answer-unnoticed"));
        return m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), request);
    }();
    QCOMPARE(reply.error, QNetworkReply::NoError); // that is what makes it dangerous
}

void FaultsTest::endsWithoutAByte_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QAbstractSocket::SocketError>("error");
    QTest::newRow("fin") << QStringLiteral("closed-after-create") << QAbstractSocket::RemoteHostClosedError;
    QTest::newRow("reset") << QStringLiteral("reset-after-create") << QAbstractSocket::RemoteHostClosedError;
    QTest::newRow("early") << QStringLiteral("reset-before-body") << QAbstractSocket::RemoteHostClosedError;
}

void FaultsTest::endsWithoutAByte()
{
    QFETCH(QString, name);
    QFETCH(QAbstractSocket::SocketError, error);
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    QVERIFY(sandbox.rehearse(name));
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(sandbox.url().port()));
    QVERIFY(socket.waitForConnected());
    socket.write("PUT " + m_api.ask(sandbox.anyOffer()).toLatin1()
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nContent-Length: "
        + QByteArray::number(request.size()) + "\r\n\r\n" + request);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(socket.error(), error);
    QVERIFY(socket.readAll().isEmpty());
    QTRY_COMPARE(sandbox.creates().size(), 1);
}

void FaultsTest::createsAfterTheDelay()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    sandbox.failNextCreate({.effect = SandboxFault::Effect::CreateLate, .delay = 300ms});
    QNetworkReply *reply = m_api.start(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), request);
    QTRY_COMPARE(sandbox.creates().size(), 1);
    QVERIFY(sandbox.contracts().isEmpty());
    reply->abort();
    reply->deleteLater();
    QTRY_COMPARE(sandbox.contracts().size(), 1);
}

void FaultsTest::listsFailFromTheCreateCallOn()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    QVERIFY(sandbox.rehearse(QStringLiteral("list-deprecated-410")));
    const QString list = QStringLiteral("/api/v1/instances/");
    QCOMPARE(m_api.call(sandbox, "GET", list).status, 200);
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), request).status, 504);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_api.call(sandbox, "GET", list).status, 410);
    const auto right = m_api.call(sandbox, "GET", list);
    QCOMPARE(right.status, 200);
    QCOMPARE(right.json.value(QStringLiteral("instances")).toArray().size(), 1);
    sandbox.failNextLists(1, {.status = 503});
    QCOMPARE(m_api.call(sandbox, "GET", list).status, 503);
    QCOMPARE(m_api.call(sandbox, "GET", list).status, 200);
}

void FaultsTest::theCursorGoesRound()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    (void)m_api.create(sandbox);
    sandbox.failNextLists(2, {.sendRealAnswer = true, .sameCursor = true});
    const auto first = m_api.call(sandbox, "GET", QStringLiteral("/api/v1/instances/?limit=25"));
    const QString cursor = first.json.value(QStringLiteral("next_token")).toString();
    QVERIFY(!cursor.isEmpty());
    const auto second = m_api.call(
        sandbox, "GET", QStringLiteral("/api/v1/instances/?limit=25&after_token=%1").arg(cursor));
    QCOMPARE(second.status, 200);
    QCOMPARE(second.json, first.json);
}

void FaultsTest::reusableOffersMakeTwo()
{
    SandboxOptions options = m_api.options();
    for (const bool singleUse : {true, false}) {
        options.singleUseOffers = singleUse;
        Sandbox sandbox(options);
        QVERIFY(sandbox.start());
        const QString ask = m_api.ask(sandbox.anyOffer());
        QCOMPARE(m_api.call(sandbox, "PUT", ask, request).status, 200);
        QCOMPARE(m_api.call(sandbox, "PUT", ask, request).status, singleUse ? 404 : 200);
    }
}

void FaultsTest::theOfferIsTakenAtTheCreateCall()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const qint64 offer = sandbox.anyOffer();
    QVERIFY(sandbox.rehearse(QStringLiteral("offer-taken")));
    QVERIFY(seenPrice(m_api, sandbox, offer) > 0); // a look does not spend it
    const auto reply = m_api.call(sandbox, "PUT", m_api.ask(offer), request);
    QCOMPARE(reply.status, 404);
    QVERIFY(reply.body.contains("no_such_ask"));
    QVERIFY(sandbox.contracts().isEmpty());
    QCOMPARE(seenPrice(m_api, sandbox, offer), 0.0); // and it stays away
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.ask(offer), request).status, 404);
}

void FaultsTest::thePriceRisesBeforeALook()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const qint64 offer = sandbox.anyOffer();
    const double before = seenPrice(m_api, sandbox, offer);
    QVERIFY(sandbox.rehearse(QStringLiteral("price-rise-before")));
    const double after = seenPrice(m_api, sandbox, offer);
    QVERIFY2(qAbs(after / before - sandboxPriceRise) < 1e-4, qPrintable(QString::number(after / before)));
    QCOMPARE(seenPrice(m_api, sandbox, offer), after); // once
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.ask(offer), request).status, 200);
}

void FaultsTest::chanceFollowsTheSeed()
{
    SandboxOptions options = m_api.options();
    options.takenShare = 0.5;
    options.credit = 1e6;
    const auto play = [&](quint32 seed) {
        options.seed = seed;
        Sandbox sandbox(options);
        if (!sandbox.start())
            qFatal("the sandbox does not start");
        QList<int> statuses;
        for (int i = 0; i < 12; ++i)
            statuses << m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), request).status;
        return statuses;
    };
    const QList<int> first = play(1);
    QVERIFY(first.contains(200));
    QVERIFY(first.contains(404));
    QCOMPARE(play(1), first);
    QVERIFY(play(2) != first);
}

void FaultsTest::adminTurnsAnOffer()
{
    SandboxOptions options = m_api.options();
    options.admin = true;
    Sandbox sandbox(options);
    QVERIFY(sandbox.start());
    const qint64 offer = sandbox.anyOffer();
    const auto turn = [&](const char *what) {
        return m_api
            .call(sandbox, "POST", QStringLiteral("/sandbox/turn"),
                "{\"offer\":" + QByteArray::number(offer) + ",\"what\":\"" + what + "\"}")
            .status;
    };
    const double before = seenPrice(m_api, sandbox, offer);
    QCOMPARE(turn("dearer"), 200);
    QVERIFY(seenPrice(m_api, sandbox, offer) > before);
    QCOMPARE(turn("stolen"), 400);
    QCOMPARE(turn("taken"), 200);
    QCOMPARE(turn("taken"), 404);
    QVERIFY(sandbox.anyOffer() != offer);
}

void FaultsTest::adminIsOffByDefault()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    for (const char *path : {"/sandbox/faults", "/sandbox/truth"})
        QCOMPARE(m_api.call(sandbox, "GET", QString::fromLatin1(path)).status, 404);
    QCOMPARE(m_api.call(sandbox, "POST", QStringLiteral("/sandbox/advance"), R"({"seconds":1})").status, 404);
}

void FaultsTest::adminNeedsTheKey()
{
    SandboxOptions options = m_api.options();
    options.admin = true;
    Sandbox sandbox(options);
    QVERIFY(sandbox.start());
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/sandbox/truth"), {}, "other").status, 401);
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/sandbox/truth")).status, 200);
}

void FaultsTest::adminTellsAndArms()
{
    SandboxOptions options = m_api.options();
    options.admin = true;
    options.listLag = 5s;
    Sandbox sandbox(options);
    QVERIFY(sandbox.start());
    const QString faults = QStringLiteral("/sandbox/faults");
    const QByteArray table = m_api.call(sandbox, "GET", faults).body;
    QCOMPARE(QJsonDocument::fromJson(table).array().size(), sandboxRehearsals().size());
    QCOMPARE(m_api.call(sandbox, "POST", faults, R"({"name":"none-such"})").status, 400);
    QCOMPARE(m_api.call(sandbox, "POST", faults, R"({"name":"gateway-timeout-504"})").status, 200);
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), request).status, 504);
    const QJsonObject truth = m_api.call(sandbox, "GET", QStringLiteral("/sandbox/truth")).json;
    const QJsonObject contract = truth.value(QStringLiteral("contracts")).toArray().first().toObject();
    QCOMPARE(contract.value(QStringLiteral("id")).toInteger(), sandbox.contracts().value(0));
    QCOMPARE(contract.value(QStringLiteral("env")).toObject().value(QStringLiteral("TOKEN")).toString(),
        QStringLiteral("t1"));
    const QJsonArray creates = truth.value(QStringLiteral("creates")).toArray();
    QCOMPARE(creates.size(), 1);
    QCOMPARE(creates.first().toObject().value(QStringLiteral("status")).toInt(), 504);

    const QString list = QStringLiteral("/api/v1/instances/");
    const auto shown = [&] {
        return m_api.call(sandbox, "GET", list).json.value(QStringLiteral("instances")).toArray().size();
    };
    QCOMPARE(shown(), 0);
    QCOMPARE(m_api.call(sandbox, "POST", QStringLiteral("/sandbox/advance"), R"({"seconds":6})").status, 200);
    QCOMPARE(shown(), 1);
    for (const char *bad : {R"({})", R"({"seconds":-1})", R"({"seconds":"soon"})"})
        QCOMPARE(m_api.call(sandbox, "POST", QStringLiteral("/sandbox/advance"), bad).status, 400);
}

BERTH_TEST(FaultsTest)
#include "faultstest.moc"
