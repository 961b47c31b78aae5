// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/volumefinder.h"

#include "api/apiclient.h"
#include "market/stubmarket.h"
#include "sandbox/sandbox.h"
#include "support/manualclock.h"
#include "support/testcase.h"

#include <QSignalSpy>

using namespace berth;
using namespace std::chrono_literals;

class VolumeFinderTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void listsAndSearches();
    void onlyTheLatestMachineCounts();
    void tooFastWaits();
    void cancelledIsNotTold();
};

namespace {

ApiAccount volumeAccount(const QUrl &url, const QString &key)
{
    ApiAccount account;
    account.baseUrl = url;
    account.key = Secret(key);
    return account;
}

}

void VolumeFinderTest::listsAndSearches()
{
    SandboxOptions options;
    options.volumes = true;
    Sandbox sandbox(options);
    QVERIFY(sandbox.start());
    ApiClient client(volumeAccount(sandbox.url(), sandbox.key()));
    SystemClock clock;
    EndpointPacer pacer(clock);
    VolumeFinder finder(client, clock, pacer);
    QSignalSpy listed(&finder, &VolumeFinder::listed);
    QSignalSpy found(&finder, &VolumeFinder::found);
    finder.list();
    QVERIFY(listed.isEmpty()); // never from within the call
    QTRY_COMPARE(listed.size(), 1);
    const auto volumes = listed.first().first().value<QList<Volume>>();
    QCOMPARE(volumes.size(), 2);
    QCOMPARE(volumes.first().name, QStringLiteral("datasets"));
    QVERIFY(volumes.first().perHour > Money());
    QVERIFY(volumes.first().machineId != volumes.last().machineId);
    finder.search(volumes.first().machineId);
    QTRY_COMPARE(found.size(), 1);
    const auto offers = found.first().first().value<QList<VolumeOffer>>();
    QCOMPARE(offers.size(), 1);
    QCOMPARE(offers.first().machineId, volumes.first().machineId);
    QVERIFY(offers.first().freeGb > 1);
    QVERIFY(offers.first().storageCost > 0);
}

void VolumeFinderTest::onlyTheLatestMachineCounts()
{
    test::StubMarket market;
    ApiClient client(volumeAccount(market.url(), QStringLiteral("k")));
    SystemClock clock;
    EndpointPacer pacer(clock);
    VolumeFinder finder(client, clock, pacer);
    QSignalSpy found(&finder, &VolumeFinder::found);
    finder.search(1);
    QTRY_COMPARE(market.held(), 1);
    finder.search(2);
    QTRY_COMPARE(market.bodies().size(), 2);
    QTRY_COMPARE(market.held(), 1); // the first one's connection is gone
    market.answerNext(R"({"offers":[{"id":7,"machine_id":1},{"id":8,"machine_id":2}]})");
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.first().first().value<QList<VolumeOffer>>().first().id, 8);
}

void VolumeFinderTest::tooFastWaits()
{
    test::StubMarket market;
    market.answerAll("API requests too frequent: endpoint threshold=5.5", 429);
    ApiClient client(volumeAccount(market.url(), QStringLiteral("k")));
    test::ManualClock clock;
    EndpointPacer pacer(clock, [] { return 0.0; });
    VolumeFinder finder(client, clock, pacer);
    QSignalSpy failed(&finder, &VolumeFinder::listFailed);
    finder.list();
    QTRY_COMPARE(failed.size(), 1);
    market.answerAll(R"({"volumes":[]})");
    QSignalSpy listed(&finder, &VolumeFinder::listed);
    finder.list();
    clock.advance(10s);
    QCOMPARE(market.bodies().size(), 1); // left alone for twice the interval
    clock.advance(2s);
    QTRY_COMPARE(listed.size(), 1);
}

void VolumeFinderTest::cancelledIsNotTold()
{
    test::StubMarket market;
    ApiClient client(volumeAccount(market.url(), QStringLiteral("k")));
    SystemClock clock;
    EndpointPacer pacer(clock);
    VolumeFinder finder(client, clock, pacer);
    QSignalSpy listed(&finder, &VolumeFinder::listed);
    QSignalSpy found(&finder, &VolumeFinder::found);
    finder.list();
    QTRY_COMPARE(market.held(), 1);
    finder.cancel();
    QTRY_COMPARE(market.held(), 0);
    finder.search(3);
    QTRY_COMPARE(market.held(), 1);
    market.answerNext(R"({"offers":[]})");
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(listed.isEmpty());
}

BERTH_TEST(VolumeFinderTest)
#include "volumefindertest.moc"
