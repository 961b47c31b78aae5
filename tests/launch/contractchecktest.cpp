// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractcheck.h"

#include "support/testcase.h"

#include <QJsonObject>

#include <functional>

using namespace berth;

class ContractCheckTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatDiffers_data();
    void findsWhatDiffers();
    void goesThroughJson();
};

namespace {

using Point = Difference::Point;
using Remedy = Difference::Remedy;
using Change = std::function<void(LaunchRecord &, Instance &)>;

void bid(LaunchRecord &intent, Instance &contract)
{
    intent.offer.isBid = contract.isBid = true;
    intent.offer.pricePerHour = contract.dphBase = Money::fromMicro(200'000);
}

}

Q_DECLARE_METATYPE(Change)

void ContractCheckTest::findsWhatDiffers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("point"); // -1: nothing differs
    QTest::addColumn<int>("remedy");
    const auto same
        = [](const char *name, const Change &change) { QTest::newRow(name) << change << -1 << -1; };
    const auto row = [](const char *name, Point point, Remedy remedy, const Change &change) {
        QTest::newRow(name) << change << int(point) << int(remedy);
    };
    same("as confirmed", [](LaunchRecord &, Instance &) {});
    same("nothing told", [](LaunchRecord &, Instance &contract) { contract = {}; });
    same("nothing asked", [](LaunchRecord &intent, Instance &) { intent.offer = {}, intent.body = {}; });
    same("being set up", [](LaunchRecord &, Instance &c) { c.actualStatus = QStringLiteral("loading"); });
    same("rounded up", [](LaunchRecord &, Instance &c) { c.dphTotal = Money::fromMicro(501'000); });
    same("cheaper", [](LaunchRecord &, Instance &c) { c.dphTotal = Money::fromMicro(1000); });
    same("a bid, with its disk", bid);
    row("dearer", Point::Price, Remedy::Destroy,
        [](LaunchRecord &, Instance &c) { c.dphTotal = Money::fromMicro(600'000); });
    row("on-demand, not a bid", Point::Rental, Remedy::Destroy,
        [](LaunchRecord &intent, Instance &) { intent.offer.isBid = true; });
    row("a bid, not on-demand", Point::Rental, Remedy::Destroy,
        [](LaunchRecord &, Instance &c) { c.isBid = true; });
    row("a higher bid", Point::Price, Remedy::Destroy, [](LaunchRecord &intent, Instance &c) {
        bid(intent, c);
        c.dphBase = Money::fromMicro(300'000);
    });
    row("a bid too low", Point::Running, Remedy::RaiseBid, [](LaunchRecord &intent, Instance &c) {
        bid(intent, c);
        c.actualStatus = QStringLiteral("stopped");
    });
    row("stopped", Point::Running, Remedy::Start,
        [](LaunchRecord &, Instance &c) { c.actualStatus = QStringLiteral("stopped"); });
    row("running", Point::Running, Remedy::Stop, [](LaunchRecord &intent, Instance &) {
        intent.body[QLatin1String("target_state")] = QStringLiteral("stopped");
    });
    row("smaller disk", Point::Disk, Remedy::Destroy, [](LaunchRecord &, Instance &c) { c.diskSpaceGb = 8; });
    row("another image", Point::Image, Remedy::Destroy,
        [](LaunchRecord &, Instance &c) { c.image = QStringLiteral("debian:12"); });
}

void ContractCheckTest::findsWhatDiffers()
{
    QFETCH(Change, change);
    QFETCH(int, point);
    QFETCH(int, remedy);
    LaunchRecord intent;
    intent.offer.pricePerHour = Money::fromMicro(500'000);
    intent.offer.diskGb = 20;
    intent.body = {{QStringLiteral("image"), QStringLiteral("ubuntu:22.04")}};
    Instance contract;
    contract.actualStatus = QStringLiteral("running");
    contract.dphTotal = Money::fromMicro(500'000);
    contract.diskSpaceGb = 20;
    contract.image = QStringLiteral("docker.io/library/ubuntu:22.04");
    change(intent, contract);
    const QList<Difference> found = compareContract(intent, contract);
    QCOMPARE(found.size(), point < 0 ? 0 : 1);
    if (point < 0)
        return;
    QCOMPARE(int(found.first().point), point);
    QCOMPARE(int(found.first().remedy), remedy);
    QVERIFY(!found.first().words.isEmpty());
}

void ContractCheckTest::goesThroughJson()
{
    const QList<Difference> differences{{Point::Running, QStringLiteral("It is stopped."), Remedy::RaiseBid},
        {Point::Disk, QStringLiteral("Its disk has 8 GB."), Remedy::Destroy}};
    QJsonArray array = differencesJson(differences);
    QCOMPARE(array[0][QLatin1String("remedy")].toString(), QStringLiteral("raise_bid"));
    array.append(QJsonObject{{QStringLiteral("point"), QStringLiteral("colour")}}); // a newer version's
    QCOMPARE(differencesFromJson(array), differences);
}

BERTH_TEST(ContractCheckTest)
#include "contractchecktest.moc"
