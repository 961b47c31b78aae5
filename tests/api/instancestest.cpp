// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/destroyinstance.h"
#include "api/showinstance.h"
#include "api/showinstances.h"
#include "api/showuser.h"
#include "replies.h"
#include "support/testcase.h"

#include <QUrl>
#include <QUrlQuery>

using namespace berth;
using namespace berth::test;

class InstancesTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void requests();
    void readsOne();
    void gone_data();
    void gone();
    void neitherThereNorGone_data();
    void neitherThereNorGone();
    void readsAPage();
    void pageFailures_data();
    void pageFailures();
    void destroyed();
    void user();
};

void InstancesTest::requests()
{
    QCOMPARE(showInstance(883).path, QStringLiteral("/api/v0/instances/883/"));
    QCOMPARE(showInstance(883).method, QByteArray("GET"));
    QCOMPARE(showUser().path, QStringLiteral("/api/v0/users/current/"));
    QCOMPARE(destroyInstance(883).method, QByteArray("DELETE"));
    QCOMPARE(destroyInstance(883).path, QStringLiteral("/api/v0/instances/883/"));
    QCOMPARE(destroyInstance(883).body, QByteArray("{}"));

    const QUrl first(showInstances().path, QUrl::StrictMode);
    QCOMPARE(first.path(), QStringLiteral("/api/v1/instances/"));
    const QUrlQuery plain(first);
    QCOMPARE(plain.queryItemValue(QStringLiteral("limit")), QStringLiteral("25"));
    QVERIFY(!plain.hasQueryItem(QStringLiteral("after_token")));
    QVERIFY(!plain.hasQueryItem(QStringLiteral("select_filters")));

    // A cursor is base64: its '+', '/' and '=' must arrive as they are.
    const QString path = showInstances(QStringLiteral("ab+c/d=="),
        {{QStringLiteral("label"), QJsonObject{{QStringLiteral("eq"), QStringLiteral("a&b")}}}})
                             .path;
    QVERIFY2(path.contains(QStringLiteral("after_token=ab%2Bc%2Fd%3D%3D")), qPrintable(path));
    const QUrlQuery query(QUrl(path, QUrl::StrictMode));
    QCOMPARE(query.queryItemValue(QStringLiteral("select_filters"), QUrl::FullyDecoded),
        QStringLiteral(R"({"label":{"eq":"a&b"}})"));
}

void InstancesTest::readsOne()
{
    const auto read
        = readShownInstance(answered(200, R"({"instances": {"id": 883, "machine_id": 12, "label": "mine",
        "actual_status": "running", "intended_status": "running", "status_msg": "success", "image_uuid": "a/b:c",
        "image_runtype": "ssh ssh_direc ssh_proxy", "gpu_name": "RTX 4090", "num_gpus": 2, "disk_space": 10.5,
        "geolocation": "Norway, NO", "is_bid": true, "dph_total": 0.8021, "public_ipaddr": " 192.0.2.45 ",
        "ssh_host": "ssh1.example", "ssh_port": 10600, "ports": {"22/tcp": [{"HostIp": "0.0.0.0", "HostPort": "20000"}]},
        "start_date": 1668804745.5, "extra_env": [["A", "b"], ["-p 80:80", "1"], ["odd"], "x"]}})"));
    QVERIFY(read.has_value() && read->has_value());
    const Instance &instance = **read;
    QCOMPARE(instance.id, 883);
    QCOMPARE(instance.machineId, 12);
    QCOMPARE(instance.label, QStringLiteral("mine"));
    QCOMPARE(instance.actualStatus, QStringLiteral("running"));
    QCOMPARE(instance.image, QStringLiteral("a/b:c"));
    QCOMPARE(instance.numGpus, 2);
    QCOMPARE(instance.diskSpaceGb, 10.5);
    QVERIFY(instance.isBid);
    QCOMPARE(instance.dphTotal, Money::fromMicro(802'100));
    QCOMPARE(instance.publicAddress, QStringLiteral("192.0.2.45"));
    QCOMPARE(instance.sshPort, 10600);
    QVERIFY(instance.ports.contains(QStringLiteral("22/tcp")));
    QCOMPARE(instance.started, QDateTime(QDate(2022, 11, 18), QTime(20, 52, 25, 500), Qt::UTC));
    const QList<QPair<QString, QString>> env{
        {QStringLiteral("A"), QStringLiteral("b")}, {QStringLiteral("-p 80:80"), QStringLiteral("1")}};
    QCOMPARE(instance.env, env);

    // Just made: almost everything is null.
    const auto young = readShownInstance(answered(200,
        R"({"instances": {"id": 5, "actual_status": null, "label": null, "ports": null, "start_date": null, "extra_env": null}})"));
    QVERIFY(young.has_value() && young->has_value());
    QVERIFY((*young)->actualStatus.isEmpty());
    QVERIFY(!(*young)->started.isValid());
}

void InstancesTest::gone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("null") << QByteArray(R"({"instances": null})");
    QTest::newRow("list") << QByteArray(R"({"instances": []})");
    QTest::newRow("object") << QByteArray(R"({"instances": {}})");
}

void InstancesTest::gone()
{
    QFETCH(QByteArray, body);
    const auto read = readShownInstance(answered(200, body));
    QVERIFY(read.has_value());
    QVERIFY(!read->has_value());
}

void InstancesTest::neitherThereNorGone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("404") << 404 << QByteArray(R"({"success": false, "error": "auth_error"})");
    QTest::newRow("no key") << 200 << QByteArray("{}");
    QTest::newRow("text") << 200 << QByteArray(R"({"instances": "none"})");
    QTest::newRow("no id") << 200 << QByteArray(R"({"instances": {"label": "x"}})");
    QTest::newRow("several") << 200 << QByteArray(R"({"instances": [{"id": 1}, {"id": 2}]})");
    QTest::newRow("success false") << 200 << QByteArray(R"({"success": false, "instances": null})");
    QTest::newRow("429") << 429 << QByteArray("too frequent");
    QTest::newRow("410") << 410 << QByteArray(R"({"error": "deprecated_endpoint"})");
}

void InstancesTest::neitherThereNorGone()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QVERIFY(!readShownInstance(answered(status, body)).has_value());
}

void InstancesTest::readsAPage()
{
    const auto page = readInstances(answered(200,
        R"({"success": true, "instances": [{"id": 1}, {"id": 2, "label": "x"}, {"label": "no id"}, null], "next_token": "abc="})"));
    QVERIFY(page.has_value());
    QCOMPARE(page->instances.size(), 2);
    QCOMPARE(page->instances.at(1).label, QStringLiteral("x"));
    QCOMPARE(page->unreadable, 2);
    QCOMPARE(page->nextToken, QStringLiteral("abc="));
    const auto last = readInstances(answered(200, R"({"instances": [], "next_token": null})"));
    QVERIFY(last.has_value());
    QVERIFY(last->instances.isEmpty() && last->nextToken.isEmpty());
}

void InstancesTest::pageFailures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no list") << 200 << QByteArray("{}");
    QTest::newRow("null") << 200 << QByteArray(R"({"instances": null})");
    QTest::newRow("object") << 200 << QByteArray(R"({"instances": {}})");
    QTest::newRow("success false") << 200 << QByteArray(R"({"success": false, "instances": []})");
    QTest::newRow("410") << 410 << QByteArray(R"({"error": "deprecated_endpoint", "instances": []})");
    QTest::newRow("500") << 500 << QByteArray(R"({"instances": []})");
}

// "No contracts" must never be read out of an answer that does not say so.
void InstancesTest::pageFailures()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QVERIFY(!readInstances(answered(status, body)).has_value());
}

void InstancesTest::destroyed()
{
    QVERIFY(readDestroyed(answered(200, R"({"success": true})")).has_value());
    QVERIFY(!readDestroyed(answered(200, R"({"success": false})")).has_value());
    QVERIFY(!readDestroyed(answered(404, R"({"success": false})")).has_value());
    QVERIFY(!readDestroyed(undelivered(Delivery::Broken)).has_value());
}

void InstancesTest::user()
{
    const auto user = readUser(answered(200,
        R"({"id": 7, "email": "a@b.example", "balance": -1.25, "credit": "4792.99", "ssh_key": "ssh-ed25519 AAAA", "api_key": "x"})"));
    QVERIFY(user.has_value());
    QCOMPARE(user->id, 7);
    QCOMPARE(user->email, QStringLiteral("a@b.example"));
    QCOMPARE(user->balance, Money::fromMicro(-1'250'000));
    QCOMPARE(user->credit, Money::fromMicro(4'792'990'000));
    QCOMPARE(user->spendable, std::optional(Money::fromMicro(4'792'990'000)));
    QVERIFY(user->hasSshKey);
    // What is not told is not zero.
    QVERIFY(!readUser(answered(200, R"({"id": 7, "credit": null, "balance": "much"})"))->spendable);
    QCOMPARE(readUser(answered(200, R"({"id": 7, "balance": 2.5})"))->spendable,
        std::optional(Money::fromMicro(2'500'000)));
    QCOMPARE(readUser(answered(200, R"({"id": 7, "credit": 0})"))->spendable, std::optional(Money()));
    QVERIFY(!readUser(answered(200, R"({"id": 7, "ssh_key": null})"))->hasSshKey);
    QVERIFY(!readUser(answered(200, "{}")).has_value());
    QVERIFY(!readUser(answered(401, R"({"error": "auth_error"})")).has_value());
}

BERTH_TEST(InstancesTest)
#include "instancestest.moc"
