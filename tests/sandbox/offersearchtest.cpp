// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/offersearch.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;
using namespace berth::sandbox;

class OfferSearchTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheOfficialClientsDefaults();
    void findsByGpuAndPlace();
    void comparesDrivers();
    void pricesTheDiskAskedFor();
    void pricesBids();
    void sorts();
    void limits();
    void readsOneOfferAgain();
    void hidesWhatIsTaken();
    void refuses_data();
    void refuses();

private:
    QJsonArray find(const QByteArray &body, const QSet<qint64> &taken = {}) const;

    const QList<MarketOffer> m_market = makeMarket(1, 200);
};

QJsonArray OfferSearchTest::find(const QByteArray &body, const QSet<qint64> &taken) const
{
    const auto search = parseOfferSearch(QJsonDocument::fromJson(body).object());
    if (!search) {
        QTest::qFail(qPrintable(search.error().message), __FILE__, __LINE__);
        return {};
    }
    return findOffers(*search, {.offers = m_market, .taken = taken, .start = 1000, .now = 1000});
}

void OfferSearchTest::takesTheOfficialClientsDefaults()
{
    const QJsonArray found = find(R"({"verified":{"eq":true},"external":{"eq":false},"rentable":{"eq":true},
        "rented":{"eq":false},"order":[["score","desc"]],"type":"on-demand","allocated_storage":5.0})");
    QCOMPARE(found.size(), 64);
    for (const QJsonValue &one : found) {
        QVERIFY(one[QLatin1String("rentable")].toBool());
        QCOMPARE(one[QLatin1String("verification")].toString(), QStringLiteral("verified"));
    }
}

void OfferSearchTest::findsByGpuAndPlace()
{
    const QJsonArray spaces = find(R"({"gpu_name":{"eq":"RTX 4090"}})");
    QVERIFY(!spaces.isEmpty());
    QCOMPARE(find(R"({"gpu_name":{"in":["RTX_4090"]}})"), spaces);
    for (const QJsonValue &one : spaces)
        QCOMPARE(one[QLatin1String("gpu_name")].toString(), QStringLiteral("RTX 4090"));
    const QJsonArray us = find(R"({"geolocation":{"in":["US"]}})");
    QVERIFY(!us.isEmpty());
    for (const QJsonValue &one : us)
        QVERIFY(one[QLatin1String("geolocation")].toString().endsWith(QLatin1String(", US")));
    for (const QJsonValue &one : find(R"({"geolocation":{"notin":["US"]},"num_gpus":{"gte":"4"}})")) {
        QVERIFY(!one[QLatin1String("geolocation")].toString().endsWith(QLatin1String("US")));
        QVERIFY(one[QLatin1String("num_gpus")].toInt() >= 4);
    }
}

void OfferSearchTest::comparesDrivers()
{
    const QJsonArray found = find(R"({"driver_version":{"gte":565000000}})");
    QVERIFY(!found.isEmpty());
    for (const QJsonValue &one : found)
        QVERIFY(one[QLatin1String("driver_version")].toString() >= QLatin1String("565"));
    QCOMPARE(find(R"({"driver_version":{"gte":"565.00.00"}})"), found);
}

void OfferSearchTest::pricesTheDiskAskedFor()
{
    const QByteArray id = QByteArray::number(m_market.first().id);
    const auto total = [&](const QByteArray &gb) {
        return find("{\"ask_contract_id\":{\"eq\":" + id + "},\"allocated_storage\":" + gb + "}")
            .at(0)[QLatin1String("dph_total")]
            .toDouble();
    };
    const double perGb = m_market.first().storageCost / 720;
    QCOMPARE(total("100"), m_market.first().gpuPrice + 100 * perGb);
    QCOMPARE(total("0"), m_market.first().gpuPrice);
}

void OfferSearchTest::pricesBids()
{
    const QByteArray id = QByteArray::number(m_market.first().id);
    const QJsonValue bid = find("{\"ask_contract_id\":{\"eq\":" + id + "},\"type\":\"bid\"}").at(0);
    QVERIFY(bid[QLatin1String("is_bid")].toBool());
    QCOMPARE(bid[QLatin1String("dph_base")].toDouble(), m_market.first().minBid);
    const QJsonValue demand = find("{\"ask_contract_id\":{\"eq\":" + id + "},\"type\":\"ondemand\"}").at(0);
    QVERIFY(!demand[QLatin1String("is_bid")].toBool());
    QCOMPARE(demand[QLatin1String("dph_base")].toDouble(), m_market.first().gpuPrice);
}

void OfferSearchTest::sorts()
{
    const QJsonArray found = find(R"({"order":[["num_gpus","desc"],["dph_total","asc"]]})");
    for (qsizetype i = 1; i < found.size(); ++i) {
        const int before = found.at(i - 1)[QLatin1String("num_gpus")].toInt();
        const int here = found.at(i)[QLatin1String("num_gpus")].toInt();
        QVERIFY(before >= here);
        if (before == here)
            QVERIFY(found.at(i - 1)[QLatin1String("dph_total")].toDouble()
                <= found.at(i)[QLatin1String("dph_total")].toDouble());
    }
}

void OfferSearchTest::limits()
{
    QCOMPARE(find(R"({"limit":3})").size(), 3);
    QCOMPARE(find(R"({"limit":1000})").size(), 64);
    QCOMPARE(find("{}").size(), 64);
}

void OfferSearchTest::readsOneOfferAgain()
{
    const QByteArray id = QByteArray::number(m_market.at(5).id);
    QCOMPARE(find("{\"ask_contract_id\":{\"eq\":" + id + "}}").size(), 1);
    QCOMPARE(find("{\"id\":{\"eq\":" + id + "}}").size(), 0); // as the real one
}

void OfferSearchTest::hidesWhatIsTaken()
{
    const qint64 id = m_market.first().id;
    const QByteArray filter = "\"ask_contract_id\":{\"eq\":" + QByteArray::number(id) + "}";
    QCOMPARE(find('{' + filter + R"(,"rentable":{"eq":true}})").size(), 1);
    QCOMPARE(find('{' + filter + R"(,"rentable":{"eq":true}})", {id}).size(), 0);
    QVERIFY(find('{' + filter + '}', {id}).at(0)[QLatin1String("rented")].toBool());
}

void OfferSearchTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("field") << QByteArray(R"({"gpu_nam":{"eq":"x"}})");
    QTest::newRow("operator") << QByteArray(R"({"gpu_name":{"is":"x"}})");
    QTest::newRow("type") << QByteArray(R"({"type":"spot"})");
    QTest::newRow("order") << QByteArray(R"({"order":[["nonsense","asc"]]})");
    QTest::newRow("order shape") << QByteArray(R"({"order":["score"]})");
}

void OfferSearchTest::refuses()
{
    QFETCH(QByteArray, body);
    const auto search = parseOfferSearch(QJsonDocument::fromJson(body).object());
    QVERIFY(!search);
    QCOMPARE(search.error().status, 400);
    QCOMPARE(search.error().error, QStringLiteral("invalid_request"));
}

BERTH_TEST(OfferSearchTest)
#include "offersearchtest.moc"
