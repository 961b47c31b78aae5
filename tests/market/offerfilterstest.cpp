// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerfilters.h"
#include "market/gpunames.h"
#include "market/regions.h"
#include "support/testcase.h"

#include <QRandomGenerator>

using namespace berth;

namespace {

OfferQuery read(const QString &text)
{
    const auto query = readOfferQuery(text);
    return query ? *query : OfferQuery();
}

QString joined(const QString &text)
{
    const SplitQuery split = splitQuery(read(text));
    return writeOfferQuery(joinQuery(split.filters, split.rest));
}

QString rest(const QString &text)
{
    return writeOfferQuery(splitQuery(read(text)).rest);
}

QJsonObject bodyOf(const OfferQuery &query)
{
    OfferSearch search;
    applyQuery(query, search);
    return searchOffersBody(search);
}

// Any filters, seeded.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {
    }

    OfferFilters filters()
    {
        OfferFilters filters;
        filters.gpuNames = some(commonGpuNames());
        filters.minGpus = bound();
        filters.maxGpus = bound();
        for (auto member : {&OfferFilters::gpuRamGb, &OfferFilters::maxPrice, &OfferFilters::reliability,
                 &OfferFilters::cuda, &OfferFilters::computeCap, &OfferFilters::inetDownMbps,
                 &OfferFilters::inetUpMbps, &OfferFilters::diskGb, &OfferFilters::diskMbps,
                 &OfferFilters::cpuRamGb, &OfferFilters::cpuCores, &OfferFilters::directPorts,
                 &OfferFilters::durationDays})
            filters.*member = bound();
        filters.countries = some(regionCountries(QStringLiteral("EU")));
        filters.notCountries = some(regionCountries(QStringLiteral("AS")));
        filters.verified = static_cast<OfferFilters::Verified>(m_random.bounded(3));
        filters.datacenter = flag();
        filters.staticIp = flag();
        return filters;
    }

private:
    QStringList some(const QStringList &all)
    {
        QStringList chosen;
        for (int count = m_random.bounded(4); count > 0; --count) {
            if (const QString one = all.at(m_random.bounded(int(all.size()))); !chosen.contains(one))
                chosen << one;
        }
        return chosen;
    }

    std::optional<FilterBound> bound()
    {
        if (m_random.bounded(2) == 0)
            return std::nullopt;
        constexpr double scales[] = {1, 8, 0.001, 1e-7, 1e6, 12.34};
        const double value = m_random.bounded(1000) * scales[m_random.bounded(6)];
        return FilterBound{value, m_random.bounded(2) == 0};
    }

    std::optional<bool> flag()
    {
        const int roll = m_random.bounded(3);
        return roll == 0 ? std::nullopt : std::optional(roll == 1);
    }

    QRandomGenerator m_random;
};

}

class OfferFiltersTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aQuerySetsTheFilters();
    void whatFiltersCannotShowStays_data();
    void whatFiltersCannotShowStays();
    void regionsBecomeCountries();
    void exactlySoManyGpus();
    void filtersWinOverTheRest();
    void randomFiltersComeBack();
    void theCeilingIsThePriceLimit();
    void emptyFiltersWriteNothing();
};

void OfferFiltersTest::aQuerySetsTheFilters()
{
    const SplitQuery split = splitQuery(read(QStringLiteral(
        "gpu_name in [RTX_4090,L40S] num_gpus>=2 num_gpus<9 gpu_ram>=24 dph<0.8 geolocation!=CN "
        "reliability>0.98 cuda_vers>=12.4 compute_cap>=890 inet_down>500 inet_up>100 "
        "disk_space>=200 disk_bw>=1000 cpu_ram>32 cpu_cores_effective>=16 direct_port_count>=4 "
        "duration>7 verified=any datacenter=true static_ip=false")));
    OfferFilters expected;
    expected.gpuNames = {QStringLiteral("RTX 4090"), QStringLiteral("L40S")};
    expected.minGpus = FilterBound{2};
    expected.maxGpus = FilterBound{9, true};
    expected.gpuRamGb = FilterBound{24};
    expected.maxPrice = FilterBound{0.8, true};
    expected.notCountries = {QStringLiteral("CN")};
    expected.reliability = FilterBound{0.98, true};
    expected.cuda = FilterBound{12.4};
    expected.computeCap = FilterBound{890};
    expected.inetDownMbps = FilterBound{500, true};
    expected.inetUpMbps = FilterBound{100, true};
    expected.diskGb = FilterBound{200};
    expected.diskMbps = FilterBound{1000};
    expected.cpuRamGb = FilterBound{32, true};
    expected.cpuCores = FilterBound{16};
    expected.directPorts = FilterBound{4};
    expected.durationDays = FilterBound{7, true};
    expected.verified = OfferFilters::Verified::Any;
    expected.datacenter = true;
    expected.staticIp = false;
    QVERIFY(split.filters == expected);
    QCOMPARE(writeOfferQuery(split.rest), QString());
}

void OfferFiltersTest::whatFiltersCannotShowStays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rest");
    QTest::newRow("another field") << "total_flops>80 num_gpus>=2"
                                   << "total_flops>80";
    QTest::newRow("the other way round") << "reliability<0.9"
                                         << "reliability<0.9";
    QTest::newRow("unequal") << "num_gpus!=3 num_gpus>=2"
                             << "num_gpus!=3";
    QTest::newRow("list of counts") << "num_gpus in [1,2]"
                                    << "num_gpus in [1,2]";
    QTest::newRow("both more and at least") << "disk_space>10 disk_space>=20"
                                            << "disk_space>=20";
    QTest::newRow("names left out") << "gpu_name!=H100"
                                    << "gpu_name!=H100";
    QTest::newRow("name twice") << "gpu_name in [H100,H200] gpu_name=H100"
                                << "gpu_name=H100";
    QTest::newRow("list of one and name") << "gpu_name in [H100] gpu_name=H200"
                                          << "gpu_name=H200";
    QTest::newRow("nothing") << "geolocation=null"
                             << "geolocation=null";
    QTest::newRow("verified in a list") << "verified in [true,false]"
                                        << "verified in [true,false]";
    QTest::newRow("no verified") << "verified!=true"
                                 << "verified!=true";
    QTest::newRow("other defaults") << "rentable=any external=true"
                                    << "rentable=any external=true";
}

void OfferFiltersTest::whatFiltersCannotShowStays()
{
    QFETCH(QString, text);
    QTEST(rest(text), "rest");
    QCOMPARE(bodyOf(read(joined(text))), bodyOf(read(text)));
}

void OfferFiltersTest::regionsBecomeCountries()
{
    const SplitQuery split = splitQuery(read(QStringLiteral("geolocation=NA georegion=true dlperf>1")));
    QCOMPARE(split.filters.countries, regionCountries(QStringLiteral("NA")));
    QCOMPARE(writeOfferQuery(split.rest), QStringLiteral("dlperf>1"));
}

void OfferFiltersTest::exactlySoManyGpus()
{
    QCOMPARE(joined(QStringLiteral("num_gpus=4")), QStringLiteral("num_gpus=4"));
    QCOMPARE(joined(QStringLiteral("num_gpus>=4 num_gpus<=4")), QStringLiteral("num_gpus=4"));
    QCOMPARE(joined(QStringLiteral("num_gpus>4 num_gpus<4")), QStringLiteral("num_gpus>4 num_gpus<4"));
    QCOMPARE(joined(QStringLiteral("num_gpus=4 num_gpus>=2")), QStringLiteral("num_gpus=4 num_gpus>=2"));
    QCOMPARE(joined(QStringLiteral("num_gpus>=4 num_gpus<=4 num_gpus=4")),
        QStringLiteral("num_gpus>=4 num_gpus<=4 num_gpus=4"));
}

void OfferFiltersTest::filtersWinOverTheRest()
{
    OfferFilters filters;
    filters.minGpus = FilterBound{2};
    filters.gpuNames = {QStringLiteral("H100")};
    const OfferQuery others = read(QStringLiteral("num_gpus>=8 dlperf>5 gpu_name=any"));
    QCOMPARE(
        writeOfferQuery(joinQuery(filters, others)), QStringLiteral("gpu_name=H100 num_gpus>=2 dlperf>5"));
}

void OfferFiltersTest::randomFiltersComeBack()
{
    for (quint32 seed = 1; seed <= 2000; ++seed) {
        const OfferFilters filters = Dice(seed).filters();
        const QString text = writeOfferQuery(joinQuery(filters));
        const auto query = readOfferQuery(text);
        QVERIFY2(query, qPrintable(text));
        const SplitQuery split = splitQuery(*query);
        QVERIFY2(split.filters == filters && split.rest.clauses.isEmpty(), qPrintable(text));
        QCOMPARE(bodyOf(joinQuery(split.filters)), bodyOf(*query));
    }
}

void OfferFiltersTest::theCeilingIsThePriceLimit()
{
    OfferFilters filters;
    filters.type = RentalType::Interruptible;
    filters.maxPrice = FilterBound{0.75};
    OfferSearch search;
    applyFilters(filters, {}, search);
    QCOMPARE(search.maxPrice, std::optional(Money::fromMicro(750'000)));
    QCOMPARE(search.type, RentalType::Interruptible);
    QVERIFY(search.extraFilters.isEmpty());
    filters.maxPrice->strict = true; // there is no such limit, so it is asked for as it stands
    OfferSearch strict;
    applyFilters(filters, {}, strict);
    QVERIFY(!strict.maxPrice);
    QCOMPARE(strict.extraFilters.value(QLatin1String("dph_total")).toObject(),
        (QJsonObject{{QStringLiteral("lt"), 0.75}}));
}

void OfferFiltersTest::emptyFiltersWriteNothing()
{
    QCOMPARE(writeOfferQuery(joinQuery(OfferFilters())), QString());
    QVERIFY(splitQuery({}).filters == OfferFilters());
}

BERTH_TEST(OfferFiltersTest)
#include "offerfilterstest.moc"
