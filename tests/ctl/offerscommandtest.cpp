// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"

#include "sandbox/sandbox.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace berth;
using test::Program;

class OffersCommandTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsWhatIsAskedFor();
    void theCostHoldsTheDisk();
    void bidsCostTheLowestBid();
    void sortsAndLimits();
    void explainSendsNothing();
    void explainOfABidSearch();
    void aBrokenQueryIsPointedAt();
    void badOptions();
    void noKeyIsNeeded();
    void aRefusalIsTold();
    void textForPeople();

private:
    Program::Result offers(const QStringList &more = {});
    static QJsonArray array(const Program::Result &result)
    {
        return QJsonDocument::fromJson(result.out).array();
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Program> m_program;
};

void OffersCommandTest::init()
{
    TestCase::init();
    m_sandbox = std::make_unique<Sandbox>();
    QVERIFY(m_sandbox->start().has_value());
    m_program = std::make_unique<Program>();
    m_program->setVariable(QStringLiteral("BERTH_API_URL"), m_sandbox->url().toString());
    m_program->setVariable(QStringLiteral("VAST_API_KEY"), m_sandbox->key());
}

Program::Result OffersCommandTest::offers(const QStringList &more)
{
    return m_program->run(QStringList{QStringLiteral("offers")} + more);
}

void OffersCommandTest::findsWhatIsAskedFor()
{
    // In one word or in several, as shells hand it over.
    const auto one = offers({QStringLiteral("gpu_name=RTX_4090 num_gpus>=2 dph<9")});
    QCOMPARE(one.exit, 0);
    QVERIFY(!array(one).isEmpty());
    for (const QJsonValue &offer : array(one)) {
        QCOMPARE(offer[QLatin1String("gpu_name")].toString(), QStringLiteral("RTX 4090"));
        QVERIFY(offer[QLatin1String("num_gpus")].toInt() >= 2);
    }
    const auto several = offers(
        {QStringLiteral("gpu_name=RTX_4090"), QStringLiteral("num_gpus>=2"), QStringLiteral("dph<9")});
    QCOMPARE(array(several).size(), array(one).size());
    QVERIFY(!one.out.contains(m_sandbox->key().toUtf8()) && !one.err.contains(m_sandbox->key().toUtf8()));
}

void OffersCommandTest::theCostHoldsTheDisk()
{
    const auto result = offers({QStringLiteral("--storage"), QStringLiteral("144"), QStringLiteral("--limit"),
        QStringLiteral("1"), QStringLiteral("num_gpus=1")});
    QCOMPARE(array(result).size(), 1);
    const QJsonObject offer = array(result).first().toObject();
    const QJsonObject cost = offer.value(QLatin1String("cost")).toObject();
    QCOMPARE(cost.value(QLatin1String("disk_gb")).toDouble(), 144.0);
    // 144 GB are a fifth of a month's price an hour (720 h).
    const double disk = offer.value(QLatin1String("storage_cost")).toDouble() / 5;
    QVERIFY(qAbs(cost.value(QLatin1String("disk_per_hour")).toDouble() - disk) < 1e-6);
    QVERIFY(qAbs(cost.value(QLatin1String("total_per_hour")).toDouble()
                - offer.value(QLatin1String("dph_total")).toDouble())
        < 3e-6);
    QCOMPARE(cost.value(QLatin1String("stopped_per_hour")), cost.value(QLatin1String("disk_per_hour")));
}

void OffersCommandTest::bidsCostTheLowestBid()
{
    const auto result = offers(
        {QStringLiteral("--type"), QStringLiteral("bid"), QStringLiteral("--limit"), QStringLiteral("1")});
    const QJsonObject offer = array(result).first().toObject();
    QCOMPARE(offer.value(QLatin1String("is_bid")).toBool(), true);
    QCOMPARE(offer.value(QLatin1String("cost")).toObject().value(QLatin1String("gpu_per_hour")),
        offer.value(QLatin1String("min_bid")));
}

void OffersCommandTest::sortsAndLimits()
{
    const auto result = offers(
        {QStringLiteral("--order"), QStringLiteral("dph"), QStringLiteral("--limit"), QStringLiteral("5")});
    const QJsonArray found = array(result);
    QCOMPARE(found.size(), 5);
    for (qsizetype i = 1; i < found.size(); ++i)
        QVERIFY(found[i][QLatin1String("dph_total")].toDouble()
            >= found[i - 1][QLatin1String("dph_total")].toDouble());
}

void OffersCommandTest::explainSendsNothing()
{
    m_program->setVariable(QStringLiteral("BERTH_API_URL"), QStringLiteral("http://127.0.0.1:1"));
    const auto result = offers({QStringLiteral("--explain"), QStringLiteral("--order"),
        QStringLiteral("num_gpus-"), QStringLiteral("gpu_ram>=24 verified=any duration>1")});
    QCOMPARE(result.exit, 0);
    QCOMPARE(result.json().value(QLatin1String("method")).toString(), QStringLiteral("POST"));
    QCOMPARE(result.json().value(QLatin1String("path")).toString(), QStringLiteral("/api/v0/bundles/"));
    const QJsonObject expected = QJsonDocument::fromJson(R"({
        "gpu_ram": {"gte": 24000}, "duration": {"gt": 86400}, "external": {"eq": false},
        "rentable": {"eq": true}, "rented": {"eq": false}, "order": [["num_gpus", "desc"]],
        "type": "on-demand", "limit": 64, "allocated_storage": 5})")
                                     .object();
    QCOMPARE(result.json().value(QLatin1String("body")).toObject(), expected);
}

void OffersCommandTest::explainOfABidSearch()
{
    const auto result = offers({QStringLiteral("--explain"), QStringLiteral("--type"),
        QStringLiteral("interruptible"), QStringLiteral("--limit"), QStringLiteral("3"),
        QStringLiteral("--storage"), QStringLiteral("40.5")});
    const QJsonObject body = result.json().value(QLatin1String("body")).toObject();
    QCOMPARE(body.value(QLatin1String("type")).toString(), QStringLiteral("bid"));
    QCOMPARE(body.value(QLatin1String("limit")).toInt(), 3);
    QCOMPARE(body.value(QLatin1String("allocated_storage")).toDouble(), 40.5);
}

void OffersCommandTest::aBrokenQueryIsPointedAt()
{
    const auto result = offers({QStringLiteral("num_gpus=1 gpu_nme=H100")});
    QCOMPARE(result.exit, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY(result.err.startsWith("query: character 12: "));
    QVERIFY(result.err.contains("gpu_name"));
    QVERIFY(result.err.contains("\n             ^^^^^^^\n"));
}

void OffersCommandTest::badOptions()
{
    const auto result = offers({QStringLiteral("--type"), QStringLiteral("rent"), QStringLiteral("--order"),
        QStringLiteral("dhp"), QStringLiteral("--limit"), QStringLiteral("65"), QStringLiteral("--storage"),
        QStringLiteral("-1")});
    QCOMPARE(result.exit, 2);
    for (const char *option : {"--type: ", "--order: ", "--limit: ", "--storage: "})
        QVERIFY2(result.err.contains(option), option);
}

void OffersCommandTest::noKeyIsNeeded()
{
    m_program->setVariable(QStringLiteral("VAST_API_KEY"), {});
    const auto result = offers({QStringLiteral("num_gpus=1")});
    QCOMPARE(result.exit, 0);
    QVERIFY(!array(result).isEmpty());
}

void OffersCommandTest::aRefusalIsTold()
{
    m_program->setVariable(QStringLiteral("BERTH_API_URL"), QStringLiteral("http://127.0.0.1:1"));
    const auto result = offers();
    QCOMPARE(result.exit, 5);
    QVERIFY(result.out.isEmpty());
    QVERIFY(!result.err.isEmpty());
}

void OffersCommandTest::textForPeople()
{
    const auto result = offers({QStringLiteral("--format"), QStringLiteral("text"), QStringLiteral("--limit"),
        QStringLiteral("2"), QStringLiteral("gpu_name=RTX_4090")});
    QCOMPARE(result.exit, 0);
    QCOMPARE(result.out.count('\n'), 3);
    QVERIFY(result.out.contains("RTX 4090"));
    const auto none = offers({QStringLiteral("--format"), QStringLiteral("text"), QStringLiteral("dph<0")});
    QCOMPARE(none.exit, 0);
    QVERIFY(none.out.isEmpty());
    QVERIFY(none.err.contains("No offer"));
}

BERTH_TEST(OffersCommandTest)
#include "offerscommandtest.moc"
