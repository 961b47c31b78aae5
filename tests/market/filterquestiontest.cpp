// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/filterquestion.h"

#include "market/regions.h"
#include "support/testcase.h"

#include <QJsonArray>

using namespace berth;

namespace {

OfferQuery queryOf(const QString &text)
{
    const auto query = readOfferQuery(text);
    return query ? *query : OfferQuery();
}

bool showsAll(const OfferFilters &, OfferFilterId)
{
    return true;
}

TakenQuery takenFrom(
    const QString &text, const OfferFilters &before = {}, const CanShowFilter &can = showsAll)
{
    return takeFilters(text, queryOf(text), before, can);
}

QJsonObject limitsOf(const OfferFilters &filters, const QString &rest, const char *field)
{
    return offerQuestion(filters, queryOf(rest), 5).extraFilters.value(QLatin1String(field)).toObject();
}

QString clash(const OfferFilters &filters, const QString &rest)
{
    const auto problem = contradiction(filters, queryOf(rest));
    return problem ? problem->message : QString();
}

}

class FilterQuestionTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyFilterCanBeSetAndLetGo();
    void filtersTakeTheirConditions();
    void whatStaysIsAsItWasTyped();
    void ofTwoForOneFilterTheSecondStays();
    void exactlyIsBothLimits();
    void anyLetsAFilterGo();
    void whatCannotBeShownStays();
    void placesGoTogether();
    void contradictionsAreSeen_data();
    void contradictionsAreSeen();
    void contradictionsHaveAPlace();
    void theTighterLimitIsAskedFor();
    void listsOfBothHold();
    void theCeilingForBidsIsNoConditionOfThePrice();
};

void FilterQuestionTest::everyFilterCanBeSetAndLetGo()
{
    OfferFilters all = splitQuery(
        queryOf(QStringLiteral(
            "gpu_name=H100 num_gpus>=2 num_gpus<=8 gpu_ram>=24 dph<=1 geolocation=SE geolocation!=CN "
            "reliability>=0.9 cuda_vers>=12 compute_cap>=800 inet_down>=1 inet_up>=1 disk_space>=1 "
            "disk_bw>=1 "
            "cpu_ram>=1 cpu_cores_effective>=1 direct_port_count>=1 duration>=1 datacenter=true "
            "static_ip=false")))
                           .filters;
    int seen = 0;
    for (OfferFilterId id : offerFilterIds()) {
        QCOMPARE(int(id), seen++);
        QVERIFY2(isSet(all, id), qPrintable(filterName(id)));
        OfferFilters changed = all;
        letGo(changed, id);
        QVERIFY(!isSet(changed, id));
        QVERIFY(!isSame(changed, all, id));
        copyFilter(all, changed, id);
        QVERIFY2(changed == all, qPrintable(filterName(id)));
        QVERIFY(!fieldOf(id).isEmpty() && !filterName(id).isEmpty());
        letGo(all, id);
    }
    OfferFilters nothing;
    nothing.verified = OfferFilters::Verified::Any;
    QVERIFY(all == nothing);
}

void FilterQuestionTest::filtersTakeTheirConditions()
{
    const TakenQuery taken = takenFrom(QStringLiteral("gpu_ram>=24 datacenter=true verified=any duration>3"));
    QVERIFY(taken.tookAny);
    QCOMPARE(taken.filters.gpuRamGb, std::optional(FilterBound{24}));
    QCOMPARE(taken.filters.durationDays, std::optional(FilterBound{3, true}));
    QCOMPARE(taken.filters.datacenter, std::optional(true));
    QCOMPARE(taken.filters.verified, OfferFilters::Verified::Any);
    QCOMPARE(taken.text, QString());
    QVERIFY(taken.rest.clauses.isEmpty());
}

void FilterQuestionTest::whatStaysIsAsItWasTyped()
{
    const QString text = QStringLiteral("  DLPERF   >  50 gpu_ram>=24   total_flops gt 80 ");
    const TakenQuery taken = takenFrom(text);
    QCOMPARE(taken.text, QStringLiteral("DLPERF   >  50 total_flops gt 80"));
    QCOMPARE(taken.rest.clauses.size(), 2);
    for (const QueryClause &clause : taken.rest.clauses)
        QCOMPARE(queryOf(taken.text.mid(clause.begin, clause.length)).clauses.value(0), clause);
    const TakenQuery nothing = takenFrom(QStringLiteral("  dlperf>50 "));
    QVERIFY(!nothing.tookAny);
    QCOMPARE(nothing.text, QStringLiteral("  dlperf>50 "));
}

void FilterQuestionTest::ofTwoForOneFilterTheSecondStays()
{
    const TakenQuery taken = takenFrom(QStringLiteral("disk_space>10 disk_space>=20"));
    QCOMPARE(taken.filters.diskGb, std::optional(FilterBound{10, true}));
    QCOMPARE(taken.text, QStringLiteral("disk_space>=20"));
}

void FilterQuestionTest::exactlyIsBothLimits()
{
    OfferFilters before;
    before.minGpus = FilterBound{8};
    const TakenQuery taken = takenFrom(QStringLiteral("num_gpus=1"), before);
    QCOMPARE(taken.filters.minGpus, std::optional(FilterBound{1}));
    QCOMPARE(taken.filters.maxGpus, std::optional(FilterBound{1}));
    QCOMPARE(limitsOf(taken.filters, {}, "num_gpus"), (QJsonObject{{QStringLiteral("eq"), 1}}));
}

void FilterQuestionTest::anyLetsAFilterGo()
{
    OfferFilters before;
    before.gpuNames = {QStringLiteral("H100")};
    before.minGpus = before.maxGpus = FilterBound{8};
    const TakenQuery taken = takenFrom(QStringLiteral("gpu_name=any num_gpus=any"), before);
    QVERIFY(taken.filters == OfferFilters());
    QCOMPARE(taken.text, QString());
}

void FilterQuestionTest::whatCannotBeShownStays()
{
    const auto noFractions = [](const OfferFilters &filters, OfferFilterId id) {
        return id != OfferFilterId::Price || filters.maxPrice->value >= 1;
    };
    QCOMPARE(
        takenFrom(QStringLiteral("dph<=0.5 cpu_ram>=8"), {}, noFractions).text, QStringLiteral("dph<=0.5"));
    QCOMPARE(takenFrom(QStringLiteral("dph<=2 cpu_ram>=8"), {}, noFractions).text, QString());
}

void FilterQuestionTest::placesGoTogether()
{
    const TakenQuery region = takenFrom(QStringLiteral("georegion=true geolocation=NA"));
    QCOMPARE(region.filters.countries, regionCountries(QStringLiteral("NA")));
    QCOMPARE(region.text, QString());
    OfferFilters before;
    before.countries = {QStringLiteral("SE")};
    const auto noSingleCountry = [](const OfferFilters &filters, OfferFilterId id) {
        return id != OfferFilterId::NotCountries || filters.notCountries.size() > 1;
    };
    // One of the two can't be shown: both stay, and the words that say how they are meant.
    const QString text = QStringLiteral("geolocation=NA georegion=true geolocation!=US");
    const TakenQuery mixed = takenFrom(text, before, noSingleCountry);
    QCOMPARE(mixed.text, text);
    QCOMPARE(mixed.filters.countries, before.countries);
}

void FilterQuestionTest::contradictionsAreSeen_data()
{
    QTest::addColumn<QString>("filters");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<bool>("seen");
    const auto row = [](const char *filters, const char *rest, bool seen) {
        QTest::addRow("%s + %s", filters, rest)
            << QString::fromLatin1(filters) << QString::fromLatin1(rest) << seen;
    };
    row("num_gpus>=8", "num_gpus=1", true);
    row("num_gpus>=8", "num_gpus<8", true);
    row("num_gpus>=8", "num_gpus<=8", false);
    row("num_gpus>=8", "num_gpus in [1,2,4]", true);
    row("num_gpus>=8", "num_gpus in [1,8]", false);
    row("num_gpus=4", "num_gpus!=4", true);
    row("num_gpus=4", "num_gpus notin [1,2]", false);
    row("num_gpus>=4 num_gpus<=2", "", true);
    row("gpu_name in [H100,H200]", "gpu_name=rtx_4090", true);
    row("gpu_name in [H100,H200]", "gpu_name=h100", false);
    row("gpu_name=H100", "gpu_name!=H100", true);
    row("geolocation in [SE,NO]", "georegion=true geolocation=AS", true);
    row("geolocation in [SE,NO]", "georegion=true geolocation=EU", false);
    row("geolocation=SE geolocation!=SE", "", true);
    row("datacenter=true", "datacenter=false", true);
    row("verified=any", "verified=false", false);
    row("reliability>=0.99", "reliability<0.9 dph<1", true);
    row("cpu_ram>=64", "gpu_ram<=24", false);
    row("num_gpus>=8", "num_gpus=any", false);
}

void FilterQuestionTest::contradictionsAreSeen()
{
    QFETCH(QString, filters);
    QFETCH(QString, rest);
    QTEST(!clash(splitQuery(queryOf(filters)).filters, rest).isEmpty(), "seen");
}

void FilterQuestionTest::contradictionsHaveAPlace()
{
    OfferFilters filters;
    filters.minGpus = FilterBound{8};
    const QString rest = QStringLiteral("dlperf>5 num_gpus<4");
    const auto problem = contradiction(filters, queryOf(rest));
    QVERIFY(problem);
    QCOMPARE(rest.mid(problem->position, problem->length), QStringLiteral("num_gpus<4"));
    QVERIFY(problem->message.contains(QStringLiteral("num_gpus>=8")));
    QVERIFY(!problem->remedy.isEmpty());
    filters.maxGpus = FilterBound{4};
    QCOMPARE(contradiction(filters, {})->length, 0);
}

void FilterQuestionTest::theTighterLimitIsAskedFor()
{
    OfferFilters filters;
    filters.reliability = FilterBound{0.95};
    const auto atLeast = [](const char *op, double value) { return QJsonObject{{QLatin1String(op), value}}; };
    QCOMPARE(
        limitsOf(filters, QStringLiteral("reliability>=0.98123"), "reliability"), atLeast("gte", 0.98123));
    QCOMPARE(limitsOf(filters, QStringLiteral("reliability>=0.9"), "reliability"), atLeast("gte", 0.95));
    filters.maxPrice = FilterBound{0.5};
    OfferSearch search = offerQuestion(filters, queryOf(QStringLiteral("dph<0.75")), 5);
    QCOMPARE(search.maxPrice, Money::fromDollars(0.5));
    QCOMPARE(search.extraFilters.value(QLatin1String("dph_total")).toObject(),
        (QJsonObject{{QStringLiteral("lte"), 0.5}, {QStringLiteral("lt"), 0.75}}));
    QCOMPARE(writeOfferQuery(wholeQuery(filters, queryOf(QStringLiteral("dph<=0.25 reliability>=0.9")))),
        QStringLiteral("reliability>=0.95 dph_total<=0.25"));
}

void FilterQuestionTest::listsOfBothHold()
{
    OfferFilters filters;
    filters.countries = {QStringLiteral("SE"), QStringLiteral("NO"), QStringLiteral("US")};
    const QString both = QStringLiteral("geolocation in [NO,SE,FI] geolocation notin [FI,DE]");
    QCOMPARE(limitsOf(filters, both, "geolocation").value(QLatin1String("in")).toArray(),
        (QJsonArray{QStringLiteral("SE"), QStringLiteral("NO")}));
    filters.notCountries = {QStringLiteral("PL"), QStringLiteral("DE")};
    QCOMPARE(limitsOf(filters, both, "geolocation").value(QLatin1String("notin")).toArray(),
        (QJsonArray{QStringLiteral("PL"), QStringLiteral("DE"), QStringLiteral("FI")}));
}

void FilterQuestionTest::theCeilingForBidsIsNoConditionOfThePrice()
{
    OfferFilters filters;
    filters.type = RentalType::Interruptible;
    filters.maxPrice = FilterBound{0.5};
    const OfferSearch search = offerQuestion(filters, queryOf(QStringLiteral("dph<2")), 5);
    QCOMPARE(search.maxPrice, Money::fromDollars(0.5));
    QCOMPARE(search.extraFilters.value(QLatin1String("dph_total")).toObject(),
        (QJsonObject{{QStringLiteral("lt"), 2}}));
    QVERIFY(clash(filters, QStringLiteral("dph>1")).isEmpty());
}

BERTH_TEST(FilterQuestionTest)
#include "filterquestiontest.moc"
