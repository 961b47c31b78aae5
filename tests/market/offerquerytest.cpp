// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerquery.h"
#include "market/offerfields.h"
#include "market/regions.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace berth;

namespace {

// What a query is on the wire. Defaults are not in it: searchOffersBody() adds them.
struct Row
{
    const char *query;
    const char *filters;
};

constexpr Row good[] = {
    // every operator, in each of its spellings
    {"num_gpus=2", R"({"num_gpus":{"eq":2}})"},
    {"num_gpus==2", R"({"num_gpus":{"eq":2}})"},
    {"num_gpus eq 2", R"({"num_gpus":{"eq":2}})"},
    {"num_gpus!=2", R"({"num_gpus":{"neq":2}})"},
    {"num_gpus neq 2", R"({"num_gpus":{"neq":2}})"},
    {"num_gpus noteq 2", R"({"num_gpus":{"neq":2}})"},
    {"num_gpus not eq 2", R"({"num_gpus":{"neq":2}})"},
    {"num_gpus>2", R"({"num_gpus":{"gt":2}})"},
    {"num_gpus gt 2", R"({"num_gpus":{"gt":2}})"},
    {"num_gpus>=2", R"({"num_gpus":{"gte":2}})"},
    {"num_gpus gte 2", R"({"num_gpus":{"gte":2}})"},
    {"num_gpus<2", R"({"num_gpus":{"lt":2}})"},
    {"num_gpus lt 2", R"({"num_gpus":{"lt":2}})"},
    {"num_gpus<=2", R"({"num_gpus":{"lte":2}})"},
    {"num_gpus LTE 2", R"({"num_gpus":{"lte":2}})"},
    {"num_gpus in [2,8]", R"({"num_gpus":{"in":[2,8]}})"},
    {"num_gpus notin [2,8]", R"({"num_gpus":{"notin":[2,8]}})"},
    {"num_gpus not in [2,8]", R"({"num_gpus":{"notin":[2,8]}})"},
    {"num_gpus nin [2,8]", R"({"num_gpus":{"notin":[2,8]}})"},
    // space, commas and brackets
    {"  num_gpus   >=   2  ", R"({"num_gpus":{"gte":2}})"},
    {"num_gpus\t>=\n2", R"({"num_gpus":{"gte":2}})"},
    {"num_gpus>= 2 num_gpus <=8", R"({"num_gpus":{"gte":2,"lte":8}})"},
    {"num_gpus=1, gpu_arch=amd", R"({"num_gpus":{"eq":1},"gpu_arch":{"eq":"amd"}})"},
    {"num_gpus in[2]", R"({"num_gpus":{"in":[2]}})"},
    {"num_gpus in 2,8", R"({"num_gpus":{"in":[2,8]}})"},
    {"num_gpus in 2", R"({"num_gpus":{"in":[2]}})"},
    {"num_gpus=[2]", R"({"num_gpus":{"eq":2}})"},
    {"num_gpus in [ 2 , 8, ]", R"({"num_gpus":{"in":[2,8]}})"},
    {"geolocation in SE,NO", R"({"geolocation":{"in":["SE","NO"]}})"},
    {"", "{}"},
    {"   ", "{}"},
    // names
    {"gpu_name=RTX_5090", R"({"gpu_name":{"eq":"RTX 5090"}})"},
    {"gpu_name=\"RTX 5090\"", R"({"gpu_name":{"eq":"RTX 5090"}})"},
    {"gpu_name='RTX_5090'", R"({"gpu_name":{"eq":"RTX 5090"}})"},
    {"gpu_name in [\"A100 SXM4\", 'H200']", R"({"gpu_name":{"in":["A100 SXM4","H200"]}})"},
    {"gpu_name in [A100_SXM4, RTX  4080]", R"({"gpu_name":{"in":["A100 SXM4","RTX  4080"]}})"},
    {"gpu_name != Tesla_V100", R"({"gpu_name":{"neq":"Tesla V100"}})"},
    {"mobo_name=\"X570, rev=2\"", R"({"mobo_name":{"eq":"X570, rev=2"}})"},
    {"cpu_name=AMD_EPYC_7B13_64-Core", R"({"cpu_name":{"eq":"AMD EPYC 7B13 64-Core"}})"},
    {"gpu_name=\"any\"", R"({"gpu_name":{"eq":"any"}})"},
    {"verification=deverified", R"({"verification":{"eq":"deverified"}})"},
    {"cpu_arch in [arm64,amd64]", R"({"cpu_arch":{"in":["arm64","amd64"]}})"},
    {"ubuntu_version>=22.04", R"({"ubuntu_version":{"gte":"22.04"}})"},
    {"os_version=20.04", R"({"ubuntu_version":{"eq":"20.04"}})"},
    // aliases, and names in whatever case
    {"dph<=0.75", R"({"dph_total":{"lte":0.75}})"},
    {"cuda_vers>=12.8", R"({"cuda_max_good":{"gte":12.8}})"},
    {"dlperf_usd>300", R"({"dlperf_per_dphtotal":{"gt":300}})"},
    {"flops_usd>90", R"({"flops_per_dphtotal":{"gt":90}})"},
    {"display_active=false", R"({"gpu_display_active":{"eq":false}})"},
    {"reliability2>0.97", R"({"reliability":{"gt":0.97}})"},
    {"GPU_Name=L4", R"({"gpu_name":{"eq":"L4"}})"},
    {"id=4711", R"({"ask_contract_id":{"eq":4711}})"}, // a filter on id matches nothing
    {"ask_contract_id in [1,2]", R"({"ask_contract_id":{"in":[1,2]}})"},
    // units
    {"gpu_ram>=48", R"({"gpu_ram":{"gte":48000}})"},
    {"gpu_ram=2.3", R"({"gpu_ram":{"eq":2300}})"},
    {"gpu_total_ram>640", R"({"gpu_total_ram":{"gt":640000}})"},
    {"cpu_ram in [64,128]", R"({"cpu_ram":{"in":[64000,128000]}})"},
    {"duration>=30", R"({"duration":{"gte":2592000}})"},
    {"duration>.5", R"({"duration":{"gt":43200}})"},
    {"disk_space>=1000 disk_bw>2500.5", R"({"disk_space":{"gte":1000},"disk_bw":{"gt":2500.5}})"},
    // numbers
    {"inet_down>1e3", R"({"inet_down":{"gt":1000}})"},
    {"dlperf>-1", R"({"dlperf":{"gt":-1}})"},
    {"num_gpus=\"4\"", R"({"num_gpus":{"eq":4}})"},
    {"machine_id=12345678901", R"({"machine_id":{"eq":12345678901}})"},
    {"storage_cost<0.15 inet_up_cost<=0.002", R"({"storage_cost":{"lt":0.15},"inet_up_cost":{"lte":0.002}})"},
    // versions of drivers
    {"driver_version>=550.54.15", R"({"driver_version":{"gte":550054015}})"},
    {"driver_version<550", R"({"driver_version":{"lt":550000000}})"},
    {"driver_version=535.86", R"({"driver_version":{"eq":535086000}})"},
    {"driver_version>535086005", R"({"driver_version":{"gt":535086005}})"},
    {"driver_version in [550.54.15,560.35.3]", R"({"driver_version":{"in":[550054015,560035003]}})"},
    // flags and nothing
    {"datacenter=True", R"({"datacenter":{"eq":true}})"},
    {"datacenter=FALSE", R"({"datacenter":{"eq":false}})"},
    {"static_ip=1", R"({"static_ip":{"eq":true}})"},
    {"has_avx=true", R"({"has_avx":{"eq":true}})"},
    {"vms_enabled!=true", R"({"vms_enabled":{"neq":true}})"},
    {"verified in [true,false]", R"({"verified":{"in":[true,false]}})"},
    {"external=None", R"({"external":{"eq":null}})"},
    {"cluster_id!=null", R"({"cluster_id":{"neq":null}})"},
    {"geolocation=none", R"({"geolocation":{"eq":null}})"},
    // any takes a field's filter away
    {"verified=any", R"({"verified":null})"},
    {"verified=* external=? rentable=any", R"({"verified":null,"external":null,"rentable":null})"},
    {"gpu_name=H100 gpu_name=any", R"({"gpu_name":null})"},
    {"gpu_name=any gpu_name=H100", R"({"gpu_name":{"eq":"H100"}})"},
    // regions
    {"geolocation=NA georegion=true", R"({"geolocation":{"in":["BM","CA","GL","PM","US"]}})"},
    {"georegion=true geolocation!=NA", R"({"geolocation":{"notin":["BM","CA","GL","PM","US"]}})"},
    {"geolocation in [NA,SE] georegion=true", R"({"geolocation":{"in":["BM","CA","GL","PM","US","SE"]}})"},
    {"geolocation=NA", R"({"geolocation":{"eq":"NA"}})"}, // Namibia
    {"geolocation=NA georegion=false", R"({"geolocation":{"eq":"NA"}})"},
    {"geolocation=NA geolocation in [US,SE] georegion=true", R"({"geolocation":{"in":["US"]}})"},
    // as people write it
    {"reliability > 0.95 num_gpus=8 gpu_name=H200 inet_down>=2000 geolocation notin [CN,RU]",
        R"({"reliability":{"gt":0.95},"num_gpus":{"eq":8},"gpu_name":{"eq":"H200"},"inet_down":{"gte":2000},
            "geolocation":{"notin":["CN","RU"]}})"},
    {"compute_cap>=890 total_flops>80 direct_port_count>=4 pci_gen>=4 bw_nvlink>0",
        R"({"compute_cap":{"gte":890},"total_flops":{"gt":80},"direct_port_count":{"gte":4},"pci_gen":{"gte":4},
            "bw_nvlink":{"gt":0}})"},
};

struct Broken
{
    const char *query;
    int position;
    int length;
    const char *says; // in the message or the remedy
};

constexpr Broken broken[] = {
    {"gpu_nme=H100", 0, 7, "“gpu_name”"},
    {"num_gpus=1 relaibility>0.9", 11, 11, "“reliability”"},
    {"price<1", 0, 5, "“dph”"},
    {"num_gpus>=1 vram>=24", 12, 4, "“gpu_ram”"},
    {"zzzzzzzzzz=1", 0, 10, "no field"},
    {"num_gpus", 8, 0, "operator"},
    {"num_gpus 4", 9, 1, "operator"},
    {"num_gpus:4", 8, 1, "operator"},
    {"num_gpus=>4", 8, 2, "“=>”"},
    {"num_gpus<>4", 8, 2, "no operator"},
    {"num_gpus!4", 8, 1, "no operator"},
    {"num_gpus ge 4", 9, 2, "operator"},
    {"num_gpusin [1]", 0, 10, "“num_gpus”"},
    {"num_gpus>=", 10, 0, "missing"},
    {"num_gpus>= ", 11, 0, "missing"},
    {"num_gpus in", 11, 0, "list"},
    {"num_gpus in []", 12, 2, "missing"},
    {"num_gpus in [1,2", 12, 4, "]"},
    {"num_gpus in [1 2]", 13, 3, "number"},
    {"num_gpus in [1,\"2\" 3]", 19, 1, "commas"},
    {"num_gpus=[1,2]", 9, 5, "“in”"},
    {"num_gpus=1,2", 11, 1, "space"},
    {"gpu_name=\"RTX 4090", 9, 9, "quotes"},
    {"gpu_name=\"\"", 9, 2, "nothing"},
    {"gpu_name=\"H100\"num_gpus=1", 15, 1, "space"},
    {"gpu_name=RTX 4090 num_gpus=1", 13, 4, "_"},
    {"num_gpus=1gpu_name=H100", 18, 1, "space"},
    {"num_gpus>=two", 10, 3, "number"},
    {"num_gpus>=2x", 10, 2, "number"},
    {"gpu_ram>=24GB", 9, 4, "GB"},
    {"duration>3d", 9, 2, "days"},
    {"dph<$1", 4, 2, "number"},
    {"dph<0,5", 6, 1, "space"},
    {"dph<inf", 4, 3, "number"},
    {"dph<0x10", 4, 4, "number"},
    {"dph<1e999", 4, 5, "number"},
    {"verified=maybe", 9, 5, "any"},
    {"static_ip>true", 9, 1, "in or notin"},
    {"gpu_name>=H100", 8, 2, "in or notin"},
    {"num_gpus>any", 9, 3, "alone"},
    {"num_gpus in [1,any]", 15, 3, "alone"},
    {"num_gpus>null", 9, 4, "= and !="},
    {"cluster_id in [null]", 15, 4, "= and !="},
    {"driver_version>=535.x", 16, 5, "535.86.05"},
    {"driver_version>=1.2.3.4", 16, 7, "535.86.05"},
    {"num_gpus=1 and gpu_name=H100", 11, 3, "side by side"},
    {"gpu_name=H100 or gpu_name=H200", 14, 2, "in [a,b]"},
    {"gpu_name=H100 gpu_name=H200", 14, 13, "in [a,b]"},
    {"gpu_name!=H100 gpu_name!=H200", 15, 14, "notin [a,b]"},
    {"dph<1 dph_total<2", 6, 11, "twice"},
    {"num_gpus=1 | dph<1", 11, 1, "name of a field"},
    {"(num_gpus=1)", 0, 1, "name of a field"},
    {"num_gpus=1]", 10, 1, "space"},
};

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

}

class OfferQueryTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void whatIsWrittenReadsBack_data() { reads_data(); }
    void whatIsWrittenReadsBack();
    void refusesWithThePlace_data();
    void refusesWithThePlace();
    void clausesKnowTheirPlace();
    void writesShortText();
    void aComparisonTakesTheDefaultsPlace();
    void everyFieldIsKnownByItsName();
    void order();
    void orderWithAnUnknownField();
    void aCountryIsInOneRegion();
};

void OfferQueryTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QJsonObject>("filters");
    for (const Row &row : good)
        QTest::addRow("%s", row.query) << QString::fromUtf8(row.query) << object(row.filters);
}

void OfferQueryTest::reads()
{
    QFETCH(QString, text);
    const auto query = readOfferQuery(text);
    QVERIFY2(query, query ? "" : qPrintable(query.error().message));
    QTEST(queryFilters(*query), "filters");
}

void OfferQueryTest::whatIsWrittenReadsBack()
{
    QFETCH(QString, text);
    const auto query = readOfferQuery(text);
    QVERIFY(query);
    const QString written = writeOfferQuery(*query);
    const auto again = readOfferQuery(written);
    QVERIFY2(again, qPrintable(written));
    QVERIFY2(*again == *query, qPrintable(written));
    QCOMPARE(writeOfferQuery(*again), written);
    QTEST(queryFilters(*again), "filters");
}

void OfferQueryTest::refusesWithThePlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("says");
    for (const Broken &row : broken)
        QTest::addRow("%s", row.query)
            << QString::fromUtf8(row.query) << row.position << row.length << QString::fromUtf8(row.says);
}

void OfferQueryTest::refusesWithThePlace()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto query = readOfferQuery(text);
    QVERIFY(!query);
    const QueryProblem problem = query.error();
    QTEST(int(problem.position), "position");
    QTEST(int(problem.length), "length");
    QVERIFY(!problem.message.isEmpty());
    const QString words = problem.message + u' ' + problem.remedy;
    QVERIFY2(words.contains(says), qPrintable(words));
}

void OfferQueryTest::clausesKnowTheirPlace()
{
    const QString text = QStringLiteral("  dph < 1,  geolocation in [SE, NO]");
    const auto query = readOfferQuery(text);
    QVERIFY(query);
    QCOMPARE(query->clauses.size(), 2);
    QCOMPARE(text.mid(query->clauses[0].begin, query->clauses[0].length), QStringLiteral("dph < 1"));
    QCOMPARE(text.mid(query->clauses[1].begin, query->clauses[1].length),
        QStringLiteral("geolocation in [SE, NO]"));
}

void OfferQueryTest::writesShortText()
{
    const auto query = readOfferQuery(
        QStringLiteral("gpu_name not in ['RTX 4090',\"a, b\"]  dph lt 0.50 gpu_ram gte 24 verified=* "
                       "driver_version == 535.86.05 external=None mobo_name='null' inet_up>1000000"));
    QVERIFY(query);
    QCOMPARE(writeOfferQuery(*query),
        QStringLiteral("gpu_name notin [RTX_4090,\"a, b\"] dph_total<0.5 gpu_ram>=24 verified=any "
                       "driver_version=535.86.5 external=null mobo_name=\"null\" inet_up>1000000"));
}

void OfferQueryTest::aComparisonTakesTheDefaultsPlace()
{
    OfferSearch search;
    applyQuery(*readOfferQuery(QStringLiteral("verified=false rentable=any gpu_ram>=24")), search);
    const QJsonObject body = searchOffersBody(search);
    QCOMPARE(body.value(QLatin1String("verified")).toObject(), object(R"({"eq":false})"));
    QVERIFY(!body.contains(QLatin1String("rentable")));
    QCOMPARE(body.value(QLatin1String("external")).toObject(), object(R"({"eq":false})"));
    QCOMPARE(body.value(QLatin1String("gpu_ram")).toObject(), object(R"({"gte":24000})"));
}

void OfferQueryTest::everyFieldIsKnownByItsName()
{
    // What the client's help names; a field lost from the table would be refused.
    const QString named = QStringLiteral(
        "bw_nvlink compute_cap cpu_arch cpu_cores cpu_ghz cpu_cores_effective cpu_ram cuda_vers "
        "datacenter direct_port_count disk_bw disk_space dlperf dlperf_usd dph driver_version "
        "duration external flops_usd geolocation gpu_arch gpu_max_power gpu_max_temp gpu_mem_bw "
        "gpu_name gpu_ram gpu_total_ram gpu_frac gpu_display_active has_avx id inet_down "
        "inet_down_cost inet_up inet_up_cost machine_id min_bid num_gpus pci_gen pcie_bw "
        "reliability rentable storage_cost static_ip total_flops ubuntu_version verified "
        "vms_enabled host_id rented mobo_name verification cluster_id");
    for (const QString &name : named.split(u' ')) {
        const OfferField *field = offerField(name);
        QVERIFY2(field, qPrintable(name));
        QVERIFY(offerFieldNames().contains(name));
        const auto query = readOfferQuery(name + QLatin1String("=any"));
        QVERIFY2(query && queryFilters(*query).size() == 1, qPrintable(name));
    }
}

void OfferQueryTest::order()
{
    const auto order = readOfferOrder(QStringLiteral("dph, num_gpus-,+reliability ,"));
    QVERIFY(order);
    const QList<QPair<QString, bool>> expected{{QStringLiteral("dph_total"), false},
        {QStringLiteral("num_gpus"), true}, {QStringLiteral("reliability"), false}};
    QCOMPARE(*order, expected);
    QCOMPARE(readOfferOrder(QString())->size(), 0);
}

void OfferQueryTest::orderWithAnUnknownField()
{
    const auto order = readOfferOrder(QStringLiteral("num_gpus, skore-"));
    QVERIFY(!order);
    QCOMPARE(order.error().position, 10);
    QCOMPARE(order.error().length, 5);
    QVERIFY(order.error().remedy.contains(QLatin1String("score")));
}

void OfferQueryTest::aCountryIsInOneRegion()
{
    QStringList all;
    for (const QString &code : regionCodes()) {
        QVERIFY(!regionName(code).isEmpty());
        all << regionCountries(code);
    }
    for (const QString &country : std::as_const(all)) {
        QCOMPARE(country.size(), 2);
        QCOMPARE(all.count(country), 1);
    }
    QVERIFY(regionCountries(QStringLiteral("EU")).contains(QStringLiteral("DE")));
    QVERIFY(regionCountries(QStringLiteral("DE")).isEmpty());
}

BERTH_TEST(OfferQueryTest)
#include "offerquerytest.moc"
