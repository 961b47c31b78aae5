// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/recordjson.h"

#include "support/testcase.h"

using namespace berth;

class RecordJsonTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aFullRecord();
    void whatIsNotKnownIsNull();
    void theSameNamesInEveryState();
    void theTimeline();
};

namespace {

const QDateTime at(QDate(2026, 11, 24), QTime(12, 0, 1, 5), Qt::UTC);

LaunchRecord full()
{
    LaunchRecord record;
    record.id = QStringLiteral("00112233445566778899aabbccddeeff");
    record.account = QStringLiteral("0123456789abcdef");
    record.baseUrl = QUrl(QStringLiteral("https://console.vast.ai"));
    record.offerId = 384826;
    record.offer = {4021, QStringLiteral("RTX 4090"), 2, QStringLiteral("Norway, NO"), true,
        Money::fromMicro(620'001), 40};
    record.body = {{QStringLiteral("image"), QStringLiteral("ubuntu")}};
    record.state = LaunchState::Created;
    record.contract = 9'007'199'254'740'991;
    record.prepared = at;
    record.updated = at.addSecs(1);
    record.error = {QStringLiteral("refusal"), 400, QStringLiteral("invalid_price"), QStringLiteral("low")};
    record.looks = 2;
    record.destroyAsked = at.addSecs(2);
    return record;
}

}

void RecordJsonTest::aFullRecord()
{
    const QJsonObject json = recordJson(full());
    QCOMPARE(json.value(QStringLiteral("launch_id")).toString(), full().id);
    QCOMPARE(json.value(QStringLiteral("offer")).toInteger(), 384826);
    QCOMPARE(json.value(QStringLiteral("state")).toString(), QStringLiteral("created"));
    QCOMPARE(json.value(QStringLiteral("contract")).toInteger(), 9'007'199'254'740'991);
    const QJsonObject error{{QStringLiteral("kind"), QStringLiteral("refusal")},
        {QStringLiteral("status"), 400}, {QStringLiteral("code"), QStringLiteral("invalid_price")},
        {QStringLiteral("message"), QStringLiteral("low")}};
    QCOMPARE(json.value(QStringLiteral("error")).toObject(), error);
    QVERIFY(!json.value(QStringLiteral("advice")).toString().isEmpty());
    QCOMPARE(json.value(QStringLiteral("price_per_hour")).toDouble(), 0.620001);
    QCOMPARE(json.value(QStringLiteral("prepared")).toString(), QStringLiteral("2026-11-24T12:00:01.005Z"));
    QCOMPARE(json.value(QStringLiteral("looks")).toInt(), 2);
    QCOMPARE(json.value(QStringLiteral("is_bid")).toBool(), true);
    QVERIFY(json.value(QStringLiteral("gone")).isNull());
    QCOMPARE(json.value(QStringLiteral("request")).toObject(), full().body);
    QVERIFY(!json.contains(QStringLiteral("account"))); // not even its fingerprint
}

void RecordJsonTest::whatIsNotKnownIsNull()
{
    LaunchRecord bare;
    bare.id = full().id;
    bare.offerId = 1;
    const QJsonObject json = recordJson(bare);
    for (const char *name : {"contract", "error", "absent_confirmed", "machine_id", "gpu_name", "num_gpus",
             "price_per_hour", "next_look", "destroy_asked", "gone", "request", "prepared"})
        QVERIFY2(json.contains(QLatin1String(name)) && json.value(QLatin1String(name)).isNull(), name);
}

void RecordJsonTest::theSameNamesInEveryState()
{
    LaunchRecord record = full();
    const QStringList names = recordJson(record).keys();
    for (const LaunchState state : {LaunchState::Prepared, LaunchState::Sending, LaunchState::Refused,
             LaunchState::NotSent, LaunchState::Unknown, LaunchState::Absent, LaunchState::Conflict}) {
        record.state = state;
        QCOMPARE(recordJson(record).keys(), names);
    }
}

void RecordJsonTest::theTimeline()
{
    const QJsonObject data{{QStringLiteral("status"), 502}};
    const QJsonArray array
        = timelineJson({{at, ObservationKind::Sending, QStringLiteral("Sent."), {}, LaunchState::Sending},
            {at.addSecs(1), ObservationKind::Reply, QStringLiteral("Odd."), data, LaunchState::Unknown}});
    QCOMPARE(array.size(), 2);
    const QJsonObject first = array.at(0).toObject();
    QCOMPARE(first.value(QStringLiteral("kind")).toString(), QStringLiteral("sending"));
    QCOMPARE(first.value(QStringLiteral("at")).toString(), QStringLiteral("2026-11-24T12:00:01.005Z"));
    QVERIFY(first.value(QStringLiteral("data")).isNull());
    const QJsonObject second = array.at(1).toObject();
    QCOMPARE(second.value(QStringLiteral("state")).toString(), QStringLiteral("unknown"));
    QCOMPARE(second.value(QStringLiteral("text")).toString(), QStringLiteral("Odd."));
    QCOMPARE(second.value(QStringLiteral("data")).toObject(), data);
}

BERTH_TEST(RecordJsonTest)
#include "recordjsontest.moc"
