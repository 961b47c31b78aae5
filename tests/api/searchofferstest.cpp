// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/searchoffers.h"
#include "replies.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace berth;
using namespace berth::test;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

}

class SearchOffersTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void everyFilter();
    void extraFiltersReplaceAndRemove();
    void limitIsClamped();
    void request();
    void readsAnOffer();
    void readsOddOffers();
    void skipsOffersWithoutId();
    void failures_data();
    void failures();
};

void SearchOffersTest::defaults()
{
    QCOMPARE(searchOffersBody({}), json(R"({
        "verified": {"eq": true}, "external": {"eq": false}, "rentable": {"eq": true}, "rented": {"eq": false},
        "type": "on-demand", "order": [["score", "desc"]], "limit": 64, "allocated_storage": 5})"));
}

void SearchOffersTest::everyFilter()
{
    OfferSearch search;
    search.gpuNames = {QStringLiteral("RTX_4090")};
    search.minGpus = 2;
    search.maxPrice = Money::fromMicro(650'000);
    search.type = RentalType::Interruptible;
    search.storageGb = 40;
    search.limit = 10;
    search.order = {{QStringLiteral("dph_total"), false}, {QStringLiteral("reliability2"), true}};
    search.extraFilters = json(R"({"gpu_ram": {"gte": 24000}})");
    QCOMPARE(searchOffersBody(search), json(R"({
        "verified": {"eq": true}, "external": {"eq": false}, "rentable": {"eq": true}, "rented": {"eq": false},
        "gpu_name": {"eq": "RTX 4090"}, "num_gpus": {"gte": 2}, "dph_total": {"lte": 0.65}, "gpu_ram": {"gte": 24000},
        "type": "bid", "order": [["dph_total", "asc"], ["reliability2", "desc"]], "limit": 10,
        "allocated_storage": 40})"));
    search.gpuNames << QStringLiteral("H100 SXM");
    search.type = RentalType::Reserved;
    const QJsonObject body = searchOffersBody(search);
    QCOMPARE(body.value(QStringLiteral("gpu_name")).toObject(), json(R"({"in": ["RTX 4090", "H100 SXM"]})"));
    QCOMPARE(body.value(QStringLiteral("type")).toString(), QStringLiteral("reserved"));
}

void SearchOffersTest::extraFiltersReplaceAndRemove()
{
    OfferSearch search;
    search.minGpus = 2;
    search.extraFilters
        = json(R"({"verified": null, "external": null, "num_gpus": {"eq": 8}, "rentable": {"eq": false},
        "type": {"eq": "no way"}})");
    const QJsonObject body = searchOffersBody(search);
    QVERIFY(!body.contains(QStringLiteral("verified")));
    QVERIFY(!body.contains(QStringLiteral("external")));
    QCOMPARE(body.value(QStringLiteral("num_gpus")).toObject(), json(R"({"eq": 8})"));
    QCOMPARE(body.value(QStringLiteral("rentable")).toObject(), json(R"({"eq": false})"));
    QCOMPARE(body.value(QStringLiteral("rented")).toObject(), json(R"({"eq": false})"));
    QCOMPARE(body.value(QStringLiteral("type")).toString(), QStringLiteral("on-demand"));
}

void SearchOffersTest::limitIsClamped()
{
    OfferSearch search;
    for (const auto &[asked, sent] : {std::pair{0, 1}, {-5, 1}, {1, 1}, {64, 64}, {1000, 64}}) {
        search.limit = asked;
        QCOMPARE(searchOffersBody(search).value(QStringLiteral("limit")).toInt(), sent);
    }
}

void SearchOffersTest::request()
{
    const ApiRequest request = searchOffers({});
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QStringLiteral("/api/v0/bundles/"));
    QVERIFY(!request.once);
    QCOMPARE(QJsonDocument::fromJson(request.body).object(), searchOffersBody({}));
}

void SearchOffersTest::readsAnOffer()
{
    const auto offers = readOffers(answered(200, R"({"offers": [{
        "id": 1, "ask_contract_id": 12345678, "machine_id": 88, "host_id": 55, "gpu_name": "RTX 4090", "num_gpus": 2,
        "gpu_ram": 24564, "cpu_cores": 64, "cpu_cores_effective": 32.5, "cpu_ram": 65536, "disk_space": 2048.5,
        "geolocation": "Norway, NO", "reliability": 0.5, "reliability2": 0.994, "cuda_max_good": 12.4, "inet_down": 900.5,
        "inet_up": 800.25, "direct_port_count": 42, "dlperf": 222.5, "duration": 1234567.5, "verification": "verified",
        "hosting_type": 1, "static_ip": true, "is_bid": false, "dph_base": 0.62, "dph_total": 0.6312345, "min_bid": 0.3,
        "storage_cost": 0.15, "inet_up_cost": 0.004, "inet_down_cost": 0.001, "rn": 1,
        "total_flops": 165.2, "compute_cap": 890, "gpu_mem_bw": 1008, "gpu_frac": 0.5, "bw_nvlink": 0,
        "gpu_max_power": 450, "cpu_name": "AMD EPYC 7742", "cpu_ghz": 2.25, "mobo_name": "ROME2D32GM-2T",
        "pci_gen": 4, "pcie_bw": 24.5, "disk_name": "nvme", "disk_bw": 3200.5, "driver_version": "550.54.15",
        "os_version": "22.04", "vms_enabled": true, "end_date": 1790000000.5}]})"),
        false);
    QVERIFY(offers.has_value());
    QCOMPARE(offers->size(), 1);
    Offer expected;
    expected.id = 12345678;
    expected.machineId = 88;
    expected.hostId = 55;
    expected.gpuName = QStringLiteral("RTX 4090");
    expected.numGpus = 2;
    expected.gpuRamMb = 24564;
    expected.cpuCores = 32.5;
    expected.cpuRamMb = 65536;
    expected.diskSpaceGb = 2048.5;
    expected.geolocation = QStringLiteral("Norway, NO");
    expected.reliability = 0.994;
    expected.cudaMax = 12.4;
    expected.inetDownMbps = 900.5;
    expected.inetUpMbps = 800.25;
    expected.directPorts = 42;
    expected.dlPerf = 222.5;
    expected.durationSeconds = 1234567.5;
    expected.verified = true;
    expected.datacenter = true;
    expected.staticIp = true;
    expected.dphBase = Money::fromMicro(620'000);
    expected.dphTotal = Money::fromMicro(631'235);
    expected.minBid = Money::fromMicro(300'000);
    expected.storageCost = 0.15;
    expected.inetUpCost = 0.004;
    expected.inetDownCost = 0.001;
    expected.tflops = 165.2;
    expected.computeCap = 890;
    expected.gpuMemoryGbps = 1008;
    expected.gpuFraction = 0.5;
    expected.gpuWatts = 450;
    expected.cpuName = QStringLiteral("AMD EPYC 7742");
    expected.cpuGhz = 2.25;
    expected.board = QStringLiteral("ROME2D32GM-2T");
    expected.pciGeneration = 4;
    expected.pcieGbps = 24.5;
    expected.diskName = QStringLiteral("nvme");
    expected.diskMbps = 3200.5;
    expected.driver = QStringLiteral("550.54.15");
    expected.osVersion = QStringLiteral("22.04");
    expected.verification = QStringLiteral("verified");
    expected.virtualMachines = true;
    expected.endDate = 1790000000.5;
    QCOMPARE(offers->first().dphTotal.micro() / 10, expected.dphTotal.micro() / 10);
    expected.dphTotal = offers->first().dphTotal; // half a micro-dollar may go either way
    QVERIFY(offers->first() == expected);
}

void SearchOffersTest::readsOddOffers()
{
    const auto offers = readOffers(answered(200, R"({"offers": [
        {"id": 7},
        {"id": "8", "gpu_name": null, "num_gpus": "4", "gpu_ram": "24564", "dph_total": "0.5", "static_ip": 1,
         "verified": true, "datacenter": "true", "reliability": 0.9, "reliability2": null, "direct_port_count": 1e300,
         "geolocation": ["NO"], "min_bid": {}, "duration": -1, "dph_base": 1e300},
        {"ask_contract_id": null, "id": 9, "verification": "unverified", "verified": true, "num_gpus": -3}]})"),
        true);
    QVERIFY(offers.has_value());
    QCOMPARE(offers->size(), 3);
    Offer bare;
    bare.id = 7;
    bare.isBid = true;
    QVERIFY(offers->at(0) == bare);
    const Offer odd = offers->at(1);
    QCOMPARE(odd.id, 8);
    QCOMPARE(odd.numGpus, 4);
    QCOMPARE(odd.gpuRamMb, 24564.0);
    QCOMPARE(odd.dphTotal, Money::fromMicro(500'000));
    QVERIFY(odd.staticIp && odd.verified && odd.datacenter);
    QCOMPARE(odd.reliability, 0.9);
    QVERIFY(odd.geolocation.isEmpty());
    QCOMPARE(odd.dphBase, Money());
    QCOMPARE(offers->at(2).id, 9);
    QVERIFY(!offers->at(2).verified);
    QCOMPARE(offers->at(2).numGpus, 0);
}

void SearchOffersTest::skipsOffersWithoutId()
{
    const auto offers = readOffers(
        answered(200, R"({"offers": [{}, null, 5, "x", [], {"id": 0}, {"id": -1}, {"id": 1.5}, {"id": 3}]})"),
        false);
    QVERIFY(offers.has_value());
    QCOMPARE(offers->size(), 1);
    QCOMPARE(offers->first().id, 3);
    // The documentation's example has one object instead of a list.
    const auto single = readOffers(answered(200, R"({"offers": {"id": 3}})"), false);
    QCOMPARE(single->size(), 1);
    QCOMPARE(readOffers(answered(200, R"({"offers": []})"), false)->size(), 0);
}

void SearchOffersTest::failures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no list") << 200 << QByteArray("{}");
    QTest::newRow("null") << 200 << QByteArray(R"({"offers": null})");
    QTest::newRow("text") << 200 << QByteArray(R"({"offers": "none"})");
    QTest::newRow("refused") << 400 << QByteArray(R"({"error": "invalid_args", "offers": []})");
    QTest::newRow("success false") << 200 << QByteArray(R"({"success": false, "offers": []})");
    QTest::newRow("too often") << 429 << QByteArray("API requests too frequent");
}

void SearchOffersTest::failures()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto offers = readOffers(answered(status, body), false);
    QVERIFY(!offers.has_value());
    QVERIFY(!describe(offers.error()).isEmpty());
}

BERTH_TEST(SearchOffersTest)
#include "searchofferstest.moc"
