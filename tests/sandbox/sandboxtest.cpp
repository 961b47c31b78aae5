// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"
#include "sandbox/apicaller.h"
#include "sandbox/templates.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace berth;
using namespace std::chrono_literals;

class SandboxTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void createsOverHttp();
    void wantsAKey_data();
    void wantsAKey();
    void takesAKeyInTheAddress();
    void searchesWithoutAKey();
    void answersDocumentedErrors();
    void aLowBidCarriesItsContract();
    void movesOnByItsClock();
    void managesAContract();
    void theOldListIsGone();
    void whatIsGoneReadsAsNull();
    void aContractsKeyIsGoodForItAlone();
    void fetchesALog();
    void managesSshKeys();
    void listsTemplates();
    void searchesVolumes();
    void knowsNoOtherCalls();

private:
    test::ApiCaller m_api;
};

void SandboxTest::createsOverHttp()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const auto reply = m_api.call(
        sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"ubuntu:22.04","disk":20,"label":"x"})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.type, QByteArray("application/json"));
    QVERIFY(reply.json.value(QStringLiteral("success")).toBool());
    QCOMPARE(reply.json.value(QStringLiteral("instance_api_key")).toString().size(), 64);
    const qint64 id = reply.json.value(QStringLiteral("new_contract")).toInteger();
    QCOMPARE(sandbox.contracts(), QList<qint64>{id});
    const auto list = m_api.call(sandbox, "GET", QStringLiteral("/api/v1/instances/?limit=25"));
    QCOMPARE(list.status, 200);
    const QJsonArray rows = list.json.value(QStringLiteral("instances")).toArray();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.at(0)[QLatin1String("id")].toInteger(), id);
}

void SandboxTest::wantsAKey_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *method, const char *path) {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QString::fromLatin1(path);
    };
    row("PUT", "/api/v0/asks/5/");
    row("GET", "/api/v1/instances/");
    row("GET", "/api/v0/instances/5/");
    row("PUT", "/api/v0/instances/5/");
    row("DELETE", "/api/v0/instances/5/");
    row("PUT", "/api/v0/instances/bid_price/5/");
    row("GET", "/api/v0/users/current/");
    row("GET", "/api/v0/ssh/");
    row("GET", "/api/v0/secrets/");
    row("GET", "/api/v0/template/");
    row("GET", "/api/v0/volumes/");
}

void SandboxTest::wantsAKey()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    for (const char *key : {"", "wrong"}) {
        const auto reply = m_api.call(sandbox, method, path, "{}", key);
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.json.value(QStringLiteral("success")).toBool(true), false);
        QVERIFY(!reply.json.value(QStringLiteral("msg")).toString().isEmpty());
    }
    // A key in the address does not make up for a wrong one.
    QCOMPARE(m_api.call(sandbox, method, path + QStringLiteral("?api_key=k"), "{}", "wrong").status, 401);
    QCOMPARE(m_api.call(sandbox, method, path + QStringLiteral("?api_key=wrong"), "{}", "").status, 401);
}

// As older official clients send it; ours never does.
void SandboxTest::takesAKeyInTheAddress()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/api/v0/users/current/?owner=me&api_key=k"), {}, "")
                 .status,
        200);
}

void SandboxTest::searchesWithoutAKey()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const auto reply = m_api.call(sandbox, "POST", QStringLiteral("/api/v0/bundles/"), R"({"limit":2})", "");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json.value(QStringLiteral("offers")).toArray().size(), 2);
    const auto bad = m_api.call(sandbox, "POST", QStringLiteral("/api/v0/bundles/"), R"({"x":{"eq":2}})", "");
    QCOMPARE(bad.status, 400);
    const auto put
        = m_api.call(sandbox, "PUT", QStringLiteral("/api/v0/search/asks/"), R"({"q":{"limit":3}})", "");
    QCOMPARE(put.json.value(QStringLiteral("offers")).toArray().size(), 3);
    const auto get
        = m_api.call(sandbox, "GET", QStringLiteral("/api/v0/bundles/?q=%7B%22limit%22%3A4%7D"), {}, "");
    QCOMPARE(get.json.value(QStringLiteral("offers")).toArray().size(), 4);
}

void SandboxTest::answersDocumentedErrors()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const auto check = [&](qint64 offer, const QByteArray &body, int status, const char *error) {
        const auto reply = m_api.call(sandbox, "PUT", m_api.ask(offer), body);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.json.value(QStringLiteral("error")).toString(), QString::fromLatin1(error));
        QCOMPARE(reply.json.value(QStringLiteral("success")).toBool(true), false);
        QCOMPARE(reply.json.value(QStringLiteral("ask_id")).toInteger(), offer);
        QVERIFY(!reply.json.value(QStringLiteral("msg")).toString().isEmpty());
        QVERIFY(!reply.json.contains(QStringLiteral("new_contract")));
    };
    check(sandbox.anyOffer(), "{}", 400, "invalid_args");
    check(sandbox.anyOffer(), R"({"image":"a","price":200})", 400, "invalid_price");
    check(sandbox.offer(SandboxOffer::HostOnly), R"({"image":"a"})", 403, "invalid_args");
    check(1234567, R"({"image":"a"})", 404, "invalid_args");
    check(sandbox.offer(SandboxOffer::Occupied), R"({"image":"a"})", 410, "no_such_ask");
    QVERIFY(sandbox.contracts().isEmpty());
    SandboxOptions keyless = m_api.options();
    keyless.sshKey = false;
    Sandbox other(keyless);
    QVERIFY(other.start());
    const auto vm = m_api.call(
        other, "PUT", m_api.ask(other.offer(SandboxOffer::VirtualMachines)), R"({"image":"a","vm":true})");
    QCOMPARE(vm.json.value(QStringLiteral("error")).toString(), QStringLiteral("no_ssh_key_for_vm"));
}

void SandboxTest::aLowBidCarriesItsContract()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const auto reply
        = m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer(true)), R"({"image":"a","price":0.001})");
    QVERIFY(reply.status >= 400);
    QCOMPARE(reply.json.value(QStringLiteral("success")).toBool(true), false);
    QCOMPARE(
        sandbox.contracts(), QList<qint64>{reply.json.value(QStringLiteral("new_contract")).toInteger()});
}

void SandboxTest::movesOnByItsClock()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const qint64 id = m_api.create(sandbox);
    const auto status = [&] {
        return m_api.call(sandbox, "GET", m_api.instance(id))
            .json.value(QStringLiteral("instances"))[QLatin1String("actual_status")];
    };
    QCOMPARE(status(), QJsonValue());
    sandbox.advance(3s);
    QCOMPARE(status(), QJsonValue(QStringLiteral("loading")));
    sandbox.advance(3s);
    QCOMPARE(status(), QJsonValue(QStringLiteral("running")));
}

void SandboxTest::managesAContract()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const qint64 id = m_api.create(sandbox);
    sandbox.advance(10s);
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.instance(id), R"({"label":"new"})").status, 200);
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.instance(id), R"({"state":"stopped"})").status, 200);
    sandbox.advance(10s);
    const QJsonObject shown
        = m_api.call(sandbox, "GET", m_api.instance(id)).json.value(QStringLiteral("instances")).toObject();
    QCOMPARE(shown.value(QStringLiteral("label")).toString(), QStringLiteral("new"));
    QCOMPARE(shown.value(QStringLiteral("actual_status")).toString(), QStringLiteral("stopped"));
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.instance(id), R"({"state":"paused"})").status, 400);
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.instance(id), "{}").status, 400);
    QCOMPARE(m_api.call(sandbox, "PUT", m_api.instance(1), R"({"state":"stopped"})").status, 404);
    QCOMPARE(m_api
                 .call(sandbox, "PUT", QStringLiteral("/api/v0/instances/bid_price/%1/").arg(id),
                     R"({"client_id":"me","price":0.2})")
                 .status,
        400); // it takes no bids
    QCOMPARE(m_api.call(sandbox, "DELETE", m_api.instance(id), "{}").status, 200);
    QCOMPARE(m_api.call(sandbox, "DELETE", m_api.instance(id), "{}").status, 404);
    QVERIFY(sandbox.contracts().isEmpty());
}

void SandboxTest::theOldListIsGone()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const auto reply = m_api.call(sandbox, "GET", QStringLiteral("/api/v0/instances/?owner=me"));
    QCOMPARE(reply.status, 410);
    QCOMPARE(reply.json.value(QStringLiteral("error")).toString(), QStringLiteral("deprecated_endpoint"));
}

void SandboxTest::whatIsGoneReadsAsNull()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const auto reply = m_api.call(sandbox, "GET", m_api.instance(99));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.json.contains(QStringLiteral("instances")));
    QVERIFY(reply.json.value(QStringLiteral("instances")).isNull());
}

void SandboxTest::aContractsKeyIsGoodForItAlone()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const auto made = m_api.call(sandbox, "PUT", m_api.ask(sandbox.anyOffer()), R"({"image":"a"})");
    const qint64 id = made.json.value(QStringLiteral("new_contract")).toInteger();
    const QByteArray key = made.json.value(QStringLiteral("instance_api_key")).toString().toUtf8();
    const qint64 other = m_api.create(sandbox);
    QCOMPARE(m_api.call(sandbox, "GET", m_api.instance(id), {}, key).status, 200);
    QCOMPARE(m_api.call(sandbox, "DELETE", m_api.instance(other), "{}", key).status, 401);
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/api/v1/instances/"), {}, key).status, 401);
    QCOMPARE(m_api.call(sandbox, "DELETE", m_api.instance(id), "{}", key).status, 200);
}

void SandboxTest::fetchesALog()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const qint64 id = m_api.create(sandbox);
    sandbox.advance(10s);
    const auto asked = m_api.call(
        sandbox, "PUT", QStringLiteral("/api/v0/instances/request_logs/%1").arg(id), R"({"tail":"1"})");
    const QString url = asked.json.value(QStringLiteral("result_url")).toString();
    QVERIFY(url.startsWith(sandbox.url().toString()));
    const QString path = QUrl(url).path();
    QCOMPARE(m_api.call(sandbox, "GET", path, {}, "").status, 403);
    sandbox.advance(2s);
    const auto log = m_api.call(sandbox, "GET", path, {}, "");
    QCOMPARE(log.status, 200);
    QCOMPARE(log.body, QByteArray("ready\n"));
}

void SandboxTest::managesSshKeys()
{
    SandboxOptions keyless = m_api.options();
    keyless.sshKey = false;
    Sandbox sandbox(keyless);
    QVERIFY(sandbox.start());
    const QString path = QStringLiteral("/api/v0/ssh/");
    QCOMPARE(m_api.call(sandbox, "GET", path).status, 404);
    QCOMPARE(m_api.call(sandbox, "POST", path, R"({"ssh_key":""})").status, 400);
    QCOMPARE(m_api.call(sandbox, "POST", path, R"({"ssh_key":"-----BEGIN PRIVATE KEY"})").status, 400);
    const auto added = m_api.call(sandbox, "POST", path, R"({"ssh_key":"ssh-ed25519 AAAAC3Nz me@here"})");
    QCOMPARE(added.status, 200);
    const qint64 id = added.json.value(QStringLiteral("key"))[QLatin1String("id")].toInteger();
    const auto list = m_api.call(sandbox, "GET", path);
    QCOMPARE(QJsonDocument::fromJson(list.body).array().at(0)[QLatin1String("key")].toString(),
        QStringLiteral("ssh-ed25519 AAAAC3Nz me@here"));
    QCOMPARE(m_api.call(sandbox, "DELETE", path + QString::number(id) + u'/').status, 200);
    QCOMPARE(m_api.call(sandbox, "GET", path).status, 404);
    const qint64 contract = m_api.create(sandbox);
    QCOMPARE(m_api
                 .call(sandbox, "POST", m_api.instance(contract) + QStringLiteral("ssh/"),
                     R"({"ssh_key":"ssh-rsa AAAA"})")
                 .status,
        200);
}

void SandboxTest::listsTemplates()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const auto all = m_api.call(sandbox, "GET", QStringLiteral("/api/v0/template/"));
    QCOMPARE(
        all.json.value(QStringLiteral("templates_found")).toInt(), int(sandbox::publicTemplates().size()));
    const QString one = QStringLiteral("/api/v0/template/?select_filters=")
        + QString::fromLatin1(QUrl::toPercentEncoding(QStringLiteral(R"({"name": {"eq": "vLLM"}})")));
    QCOMPARE(m_api.call(sandbox, "GET", one).json.value(QStringLiteral("templates_found")).toInt(), 1);
    QString plus = one;
    QCOMPARE(m_api.call(sandbox, "GET", plus.replace(QLatin1String("%20"), QLatin1String("+")))
                 .json.value(QStringLiteral("templates_found"))
                 .toInt(),
        1);
}

void SandboxTest::searchesVolumes()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    const auto found
        = m_api.call(sandbox, "POST", QStringLiteral("/api/v0/volumes/search/"), R"({"limit":5})");
    const QJsonArray offers = found.json.value(QStringLiteral("offers")).toArray();
    QCOMPARE(offers.size(), 5);
    const QByteArray id = QByteArray::number(offers.at(0)[QLatin1String("id")].toInteger());
    QCOMPARE(m_api.call(sandbox, "PUT", QStringLiteral("/api/v0/volumes/"), "{\"id\":" + id + ",\"size\":15}")
                 .status,
        200);
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/api/v0/volumes/"))
                 .json.value(QStringLiteral("volumes"))
                 .toArray()
                 .size(),
        1);
}

void SandboxTest::knowsNoOtherCalls()
{
    Sandbox sandbox(m_api.options());
    QVERIFY(sandbox.start());
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/")).status, 404);
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/api/v0/asks/5/6/7/")).status, 404);
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/api/v0/asks/5/")).status, 405);
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/%0a")).status, 404);
    QCOMPARE(m_api.call(sandbox, "GET", QStringLiteral("/api/v0/users/current")).status,
        200); // no slash, as the client
}

BERTH_TEST(SandboxTest)
#include "sandboxtest.moc"
