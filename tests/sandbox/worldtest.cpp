// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/world.h"
#include "support/testcase.h"

#include <cmath>

using namespace berth;
using namespace berth::sandbox;
using namespace std::chrono_literals;

class WorldTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void anOfferIsGoodForOneContract();
    void refusesWhatIsNotThere();
    void refusesTheHostsOwn();
    void refusesWhatCannotStart();
    void createsStoppedWhenTold();
    void aLowBidLeavesAStoppedContract();
    void aLowBidMayBeCancelled();
    void checksTheDiskAgainstTheOffer();
    void checksTheCredit();
    void checksVirtualMachines();
    void contractsMoveOn();
    void stopsAndStarts();
    void startsStoppedWhenAsked();
    void reboots();
    void raisingTheBidStartsIt();
    void bills();
    void stopsWhenTheCreditIsUsedUp();
    void listLags();
    void knowsKeys();
    void accountsAreApart();
    void makesAndLinksVolumes();
    void showsWhatWasAskedFor();
    void opensPorts();

private:
    static QJsonObject image(const QJsonObject &more = {});
    static SandboxOptions options();
    static QString status(World &world, qint64 id) { return world.contract(0, id)->status(); }
};

QJsonObject WorldTest::image(const QJsonObject &more)
{
    QJsonObject body = more;
    body[QStringLiteral("image")] = QStringLiteral("ubuntu:22.04");
    return body;
}

SandboxOptions WorldTest::options()
{
    return {.realTime = false};
}

void WorldTest::anOfferIsGoodForOneContract()
{
    World world(options());
    const qint64 offer = world.offerOfKind(SandboxOffer::Rentable);
    const auto first = world.create(0, offer, image());
    QVERIFY(first);
    QVERIFY(first->contract > 0);
    QCOMPARE(first->apiKey.size(), 64);
    QCOMPARE(world.contractIds(), QList<qint64>{first->contract});
    const auto second = world.create(0, offer, image());
    QVERIFY(!second);
    QCOMPARE(second.error().refusal.status, 404);
    QCOMPARE(second.error().contract, 0);
    QCOMPARE(world.contractIds().size(), 1);
    QVERIFY(world.offerOfKind(SandboxOffer::Rentable) != offer);
    QVERIFY(world.destroy(0, first->contract));
    QVERIFY(!world.create(0, offer, image())); // not even after it is gone
}

void WorldTest::refusesWhatIsNotThere()
{
    World world(options());
    const auto created = world.create(0, 1, image());
    QCOMPARE(created.error().refusal.status, 404);
    QCOMPARE(created.error().refusal.error, QStringLiteral("invalid_args"));
    QCOMPARE(created.error().refusal.message,
        QStringLiteral("error 404/3603: no_such_ask Instance type by id 1 is not available."));
}

void WorldTest::refusesTheHostsOwn()
{
    World world(options());
    const auto created = world.create(0, world.offerOfKind(SandboxOffer::HostOnly), image());
    QCOMPARE(created.error().refusal.status, 403);
    QCOMPARE(created.error().refusal.error, QStringLiteral("invalid_args"));
    QVERIFY(created.error().refusal.message.contains(QLatin1String("is not your own")));
}

void WorldTest::refusesWhatCannotStart()
{
    World world(options());
    const auto created = world.create(0, world.offerOfKind(SandboxOffer::Occupied), image());
    QCOMPARE(created.error().refusal.status, 410);
    QCOMPARE(created.error().refusal.error, QStringLiteral("no_such_ask"));
    QVERIFY(world.contractIds().isEmpty());
}

void WorldTest::createsStoppedWhenTold()
{
    World world(options());
    const auto created = world.create(
        0, world.offerOfKind(SandboxOffer::Occupied), image({{QStringLiteral("cancel_unavail"), false}}));
    QVERIFY(created);
    world.advance(1min);
    QCOMPARE(status(world, created->contract), QStringLiteral("stopped"));
}

void WorldTest::aLowBidLeavesAStoppedContract()
{
    World world(options());
    const qint64 offer = world.offerOfKind(SandboxOffer::Interruptible);
    const auto created = world.create(0, offer, image({{QStringLiteral("price"), 0.002}}));
    QVERIFY(!created);
    QCOMPARE(created.error().refusal.error, QStringLiteral("invalid_price"));
    const qint64 id = created.error().contract;
    QCOMPARE(world.contractIds(), QList<qint64>{id});
    world.advance(1min);
    QCOMPARE(status(world, id), QStringLiteral("stopped"));
    QVERIFY(!world.create(0, offer, image())); // the offer is used up
}

void WorldTest::aLowBidMayBeCancelled()
{
    World world(options());
    const auto created = world.create(0, world.offerOfKind(SandboxOffer::Interruptible),
        image({{QStringLiteral("price"), 0.002}, {QStringLiteral("cancel_unavail"), true}}));
    QCOMPARE(created.error().refusal.status, 410);
    QCOMPARE(created.error().contract, 0);
    QVERIFY(world.contractIds().isEmpty());
}

void WorldTest::checksTheDiskAgainstTheOffer()
{
    World world(options());
    const qint64 id = world.offerOfKind(SandboxOffer::Rentable);
    const auto created = world.create(0, id, image({{QStringLiteral("disk"), 100'000}}));
    QCOMPARE(created.error().refusal.status, 400);
    QCOMPARE(created.error().refusal.error, QStringLiteral("invalid_args"));
    QVERIFY(created.error().refusal.message.contains(QLatin1String("disk")));
    QVERIFY(world.create(0, id, image())); // it was not used up
}

void WorldTest::checksTheCredit()
{
    SandboxOptions poor = options();
    poor.credit = 0.001;
    World world(poor);
    const auto created = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image());
    QCOMPARE(created.error().refusal.error, QStringLiteral("insufficient_credit"));
    QVERIFY(world.contractIds().isEmpty());
}

void WorldTest::checksVirtualMachines()
{
    World world(options());
    const QJsonObject vm = image({{QStringLiteral("vm"), true}});
    const auto none = world.create(0, world.offerOfKind(SandboxOffer::NoVirtualMachines), vm);
    QCOMPARE(none.error().refusal.error, QStringLiteral("invalid_args"));
    const qint64 offer = world.offerOfKind(SandboxOffer::VirtualMachines);
    const QList<SshKey> keys = world.account(0).sshKeys;
    world.account(0).sshKeys.clear();
    const auto keyless = world.create(0, offer, vm);
    QCOMPARE(keyless.error().refusal.status, 400);
    QCOMPARE(keyless.error().refusal.error, QStringLiteral("no_ssh_key_for_vm"));
    world.account(0).sshKeys = keys;
    QVERIFY(world.create(0, offer, vm));
}

void WorldTest::contractsMoveOn()
{
    World world(options());
    const qint64 id = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image())->contract;
    const auto shown
        = [&] { return world.shown(*world.contract(0, id)).value(QStringLiteral("actual_status")); };
    QCOMPARE(shown(), QJsonValue());
    world.advance(1s);
    QCOMPARE(shown(), QJsonValue());
    world.advance(2s);
    QCOMPARE(shown(), QJsonValue(QStringLiteral("loading")));
    world.advance(3s);
    QCOMPARE(shown(), QJsonValue(QStringLiteral("running")));
    world.advance(1h);
    QCOMPARE(shown(), QJsonValue(QStringLiteral("running")));
}

void WorldTest::stopsAndStarts()
{
    World world(options());
    const qint64 id = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image())->contract;
    world.advance(10s);
    world.contract(0, id)->stop(world.now());
    QCOMPARE(status(world, id), QStringLiteral("running"));
    QCOMPARE(world.contract(0, id)->intended(), QStringLiteral("stopped"));
    world.advance(5s);
    QCOMPARE(status(world, id), QStringLiteral("stopped"));
    world.contract(0, id)->start(world.now());
    QCOMPARE(status(world, id), QStringLiteral("loading"));
    world.advance(5s);
    QCOMPARE(status(world, id), QStringLiteral("running"));
    // Stopped before it ever ran.
    const qint64 other = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image())->contract;
    world.contract(0, other)->stop(world.now());
    world.advance(1min);
    QCOMPARE(status(world, other), QStringLiteral("stopped"));
}

void WorldTest::startsStoppedWhenAsked()
{
    World world(options());
    const auto created = world.create(0, world.offerOfKind(SandboxOffer::Rentable),
        image({{QStringLiteral("target_state"), QStringLiteral("stopped")}}));
    world.advance(1min);
    QCOMPARE(status(world, created->contract), QStringLiteral("stopped"));
}

void WorldTest::reboots()
{
    World world(options());
    const qint64 id = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image())->contract;
    world.advance(10s);
    world.contract(0, id)->reboot(world.now());
    QCOMPARE(status(world, id), QStringLiteral("rebooting"));
    world.advance(5s);
    QCOMPARE(status(world, id), QStringLiteral("running"));
    world.contract(0, id)->recycle(world.now());
    QCOMPARE(status(world, id), QStringLiteral("recycling"));
    world.advance(2s);
    QCOMPARE(status(world, id), QStringLiteral("loading"));
    world.advance(5s);
    QCOMPARE(status(world, id), QStringLiteral("running"));
}

void WorldTest::raisingTheBidStartsIt()
{
    World world(options());
    const auto created = world.create(
        0, world.offerOfKind(SandboxOffer::Interruptible), image({{QStringLiteral("price"), 0.002}}));
    Contract *contract = world.contract(0, created.error().contract);
    world.advance(10s);
    contract->setBid(contract->offer.minBid, world.now());
    world.advance(10s);
    QCOMPARE(contract->status(), QStringLiteral("running"));
    contract->setBid(0.001, world.now());
    world.advance(10s);
    QCOMPARE(contract->status(), QStringLiteral("stopped"));
    QVERIFY(world.shown(*contract).value(QStringLiteral("is_bid")).toBool());
}

void WorldTest::bills()
{
    World world(options());
    const qint64 id = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image())->contract;
    const double gpus = world.contract(0, id)->gpuPrice();
    const double disk = world.contract(0, id)->diskPrice();
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-6; };
    world.advance(5s); // provisioning and loading: disk alone
    QVERIFY(near(world.account(0).credit, 100 - disk * 5 / 3600));
    world.advance(1h);
    QVERIFY(near(world.account(0).credit, 100 - disk * 3605 / 3600 - gpus));
    world.contract(0, id)->stop(world.now());
    world.advance(2s); // it runs until it has stopped
    const double stopped = world.account(0).credit;
    world.advance(2h);
    QVERIFY(near(world.account(0).credit, stopped - disk * 2));
    QVERIFY(world.destroy(0, id));
    const double last = world.account(0).credit;
    world.advance(2h);
    QCOMPARE(world.account(0).credit, last);
}

void WorldTest::stopsWhenTheCreditIsUsedUp()
{
    World world(options());
    const qint64 id = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image())->contract;
    world.account(0).credit = world.contract(0, id)->gpuPrice() * 1.5;
    world.advance(1h);
    QCOMPARE(status(world, id), QStringLiteral("running"));
    world.advance(1h);
    world.advance(5s);
    QCOMPARE(status(world, id), QStringLiteral("stopped"));
}

void WorldTest::listLags()
{
    SandboxOptions slow = options();
    slow.listLag = 5s;
    World world(slow);
    const qint64 id = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image())->contract;
    QVERIFY(!world.listed(*world.contract(0, id)));
    world.advance(5s);
    QVERIFY(world.listed(*world.contract(0, id)));
}

void WorldTest::knowsKeys()
{
    World world(options());
    const QByteArray key = world.account(0).key.toUtf8();
    QCOMPARE(key.size(), 64);
    QVERIFY(world.identify("Bearer " + key));
    QVERIFY(!world.identify(key));
    QVERIFY(!world.identify("Bearer "));
    QVERIFY(!world.identify("Bearer " + key + "x"));
    QVERIFY(!world.identify(""));
    const auto created = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image());
    QCOMPARE(world.identify("Bearer " + created->apiKey.toUtf8())->contract, created->contract);
    SandboxOptions same = options();
    QCOMPARE(World(same).account(0).key.toUtf8(), key);
    same.seed = 2;
    QVERIFY(World(same).account(0).key.toUtf8() != key);
}

void WorldTest::accountsAreApart()
{
    World world(options());
    const int other = world.addAccount(5);
    const qint64 id = world.create(0, world.offerOfKind(SandboxOffer::Rentable), image())->contract;
    QVERIFY(!world.contract(other, id));
    QVERIFY(world.contractsOf(other).isEmpty());
    QVERIFY(!world.destroy(other, id));
    QVERIFY(world.contract(0, id));
}

void WorldTest::makesAndLinksVolumes()
{
    World world(options());
    const qint64 offerId = world.offerOfKind(SandboxOffer::Rentable);
    const MarketOffer offer = *std::find_if(world.offers().begin(), world.offers().end(),
        [&](const MarketOffer &one) { return one.id == offerId; });
    const auto body = [&](bool make, qint64 id) {
        return image({{QStringLiteral("volume_info"),
            QJsonObject{{QStringLiteral("create_new"), make}, {QStringLiteral("volume_id"), id},
                {QStringLiteral("mount_path"), QStringLiteral("/data")}}}});
    };
    QCOMPARE(world.create(0, offerId, body(true, 1)).error().refusal.status, 400);
    QCOMPARE(world.create(0, offerId, body(false, 1)).error().refusal.status, 400);
    const auto created = world.create(0, offerId, body(true, offer.volumeOffer));
    QVERIFY(created);
    QCOMPARE(world.volumesOf(0).size(), 1);
    const qint64 volume = world.volumesOf(0).first()->id;
    QCOMPARE(world.contract(0, created->contract)->volume, volume);
    QVERIFY(!world.destroyVolume(0, volume)); // in use
    QVERIFY(world.destroy(0, created->contract));
    QCOMPARE(world.volumesOf(0).size(), 1); // it outlives the contract
    QVERIFY(world.destroyVolume(0, volume));
}

void WorldTest::showsWhatWasAskedFor()
{
    World world(options());
    const auto created = world.create(0, world.offerOfKind(SandboxOffer::Rentable),
        {{QStringLiteral("image"), QStringLiteral("vastai/pytorch:@vastai-automatic-tag")},
            {QStringLiteral("label"), QStringLiteral("mine")}, {QStringLiteral("disk"), 33},
            {QStringLiteral("env"), QJsonObject{{QStringLiteral("A"), QStringLiteral("b")}}}});
    const QJsonObject shown = world.shown(*world.contract(0, created->contract));
    QCOMPARE(shown.value(QStringLiteral("id")).toInteger(), created->contract);
    QCOMPARE(shown.value(QStringLiteral("label")).toString(), QStringLiteral("mine"));
    QCOMPARE(shown.value(QStringLiteral("disk_space")).toDouble(), 33);
    QCOMPARE(shown.value(QStringLiteral("is_bid")).toBool(true), false);
    QJsonArray pairs;
    pairs.append(QJsonArray{QStringLiteral("A"), QStringLiteral("b")}); // {{…}} is a copy for clang
    QCOMPARE(shown.value(QStringLiteral("extra_env")).toArray(), pairs);
    const QString image = shown.value(QStringLiteral("image_uuid")).toString();
    QVERIFY(image.startsWith(QLatin1String("vastai/pytorch:cuda-")));
    QVERIFY(shown.value(QStringLiteral("ssh_host")).toString().endsWith(QLatin1String(".invalid")));
}

void WorldTest::opensPorts()
{
    World world(options());
    const QString one = QStringLiteral("1");
    const auto created = world.create(0, world.offerOfKind(SandboxOffer::Rentable),
        image({{QStringLiteral("runtype"), QStringLiteral("jupyter_direct")},
            {QStringLiteral("env"),
                QJsonObject{
                    {QStringLiteral("-p 53:5353/udp"), one}, {QStringLiteral("-p 70000:70000"), one}}}}));
    const Contract *contract = world.contract(0, created->contract);
    QVERIFY(world.shown(*contract).value(QStringLiteral("ports")).isNull());
    world.advance(10s);
    const QJsonObject ports = world.shown(*contract).value(QStringLiteral("ports")).toObject();
    QVERIFY(ports.contains(QStringLiteral("22/tcp")));
    QVERIFY(ports.contains(QStringLiteral("8080/tcp")));
    QVERIFY(ports.contains(QStringLiteral("5353/udp")));
    QCOMPARE(ports.size(), 4);
    for (auto it = ports.begin(); it != ports.end(); ++it) {
        const QString outside = it->toArray().at(0)[QLatin1String("HostPort")].toString();
        QVERIFY(outside.toInt() > 1024 && outside.toInt() < 65536);
        if (it.key() != QLatin1String("22/tcp") && it.key() != QLatin1String("8080/tcp")
            && it.key() != QLatin1String("5353/udp"))
            QCOMPARE(it.key(), outside + QStringLiteral("/tcp")); // the same inside and outside
    }
}

BERTH_TEST(WorldTest)
#include "worldtest.moc"
