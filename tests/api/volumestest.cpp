// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/volumes.h"

#include "support/testcase.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace berth;

class VolumesTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void asksForOneMachine();
    void readsVolumes();
    void readsOffersOfThatMachineAlone();
    void whatIsNoListIsAnError_data();
    void whatIsNoListIsAnError();
};

namespace {

RawReply volumesReply(const QByteArray &body, int status = 200)
{
    RawReply reply;
    reply.delivery = Delivery::Answered;
    reply.status = status;
    reply.body = body;
    return reply;
}

}

void VolumesTest::asksForOneMachine()
{
    QCOMPARE(showVolumes().path, QStringLiteral("/api/v0/volumes/"));
    const ApiRequest request = searchVolumes(77);
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QStringLiteral("/api/v0/volumes/search/"));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body.value(QStringLiteral("machine_id")).toObject(), (QJsonObject{{QStringLiteral("eq"), 77}}));
}

void VolumesTest::readsVolumes()
{
    const auto volumes = readVolumes(volumesReply(R"({"success":true,"volumes":[
        {"id":9,"machine_id":5,"label":"models","disk_space":25.5,"storage_total_cost":0.0035,
         "instances":[{"id":1},{"id":2}],"geolocation":"Norway, NO","status":"created","start_date":1790000000.5},
        {"id":10,"label":null,"disk_space":"x"}, {"label":"no id"}, 3]})"));
    QVERIFY(volumes);
    QCOMPARE(volumes->size(), 2);
    const Volume &first = volumes->first();
    QCOMPARE(first.id, 9);
    QCOMPARE(first.machineId, 5);
    QCOMPARE(first.name, QStringLiteral("models"));
    QCOMPARE(first.sizeGb, 25.5);
    QCOMPARE(first.perHour, Money::fromMicro(3500));
    QCOMPARE(first.instances, 2);
    QCOMPARE(first.created.toSecsSinceEpoch(), 1790000000);
    QVERIFY(volumes->last().name.isEmpty());
    QVERIFY(!volumes->last().created.isValid());
}

void VolumesTest::readsOffersOfThatMachineAlone()
{
    const auto offers = readVolumeOffers(volumesReply(R"({"offers":[
        {"id":1,"ask_contract_id":30,"machine_id":5,"disk_space":400,"storage_cost":0.12,"disk_name":"nvme",
         "disk_bw":1800,"duration":86400},
        {"id":31,"machine_id":6,"disk_space":400}, {"id":32,"machine_id":5,"disk_space":-3,"storage_cost":-1}]})"),
        5);
    QVERIFY(offers);
    QCOMPARE(offers->size(), 2);
    QCOMPARE(offers->first().id, 30);
    QCOMPARE(offers->first().freeGb, 400.0);
    QCOMPARE(offers->first().storageCost, 0.12);
    QCOMPARE(offers->first().diskName, QStringLiteral("nvme"));
    QCOMPARE(offers->last().id, 32);
    QCOMPARE(offers->last().freeGb, 0.0); // never less than nothing
    QCOMPARE(offers->last().storageCost, 0.0);
}

void VolumesTest::whatIsNoListIsAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("null") << 200 << QByteArray(R"({"success":true,"volumes":null,"offers":null})");
    QTest::newRow("HTML") << 200 << QByteArray("<html>");
    QTest::newRow("refused") << 401 << QByteArray(R"({"success":false,"error":"auth_error"})");
    QTest::newRow("too fast") << 429 << QByteArray("API requests too frequent: endpoint threshold=5.5");
}

void VolumesTest::whatIsNoListIsAnError()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QVERIFY(!readVolumes(volumesReply(body, status)));
    QVERIFY(!readVolumeOffers(volumesReply(body, status), 5));
}

BERTH_TEST(VolumesTest)
#include "volumestest.moc"
