// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/unresolvednotifier.h"

#include "launch/reconciler.h"
#include "support/testcase.h"
#include "ui/historyharness.h"

#include <QSignalSpy>
#include <QWidget>

using namespace berth;

class UnresolvedNotifierTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void countsThisAccountsUnresolved();
    void countsAgainForAnotherAccount();
    void tellsWhileTheWindowIsNotInFront();
    void isSilentWhileTheWindowIsInFront();
    void aConfirmedRefusalIsNoNews();
    void aClickLeadsToTheLaunch();
};

namespace {

struct NotifierBench
{
    struct Told
    {
        QString title;
        QString words;
        std::function<void()> clicked;
    };

    NotifierBench()
    {
        notifier = new UnresolvedNotifier(harness.services(), &window,
            [this](const QString &title, const QString &words, std::function<void()> clicked) {
                told.append({title, words, std::move(clicked)});
            });
    }

    LaunchRecord record(LaunchState state)
    {
        LaunchRecord one = harness.launch();
        one.state = state;
        one.contract = state == LaunchState::Created ? 20000003 : 0;
        return one;
    }

    // As the reconciler does when it has found out.
    void resolve(const LaunchRecord &launch) { Q_EMIT harness.services().reconciler.resolved(launch); }

    test::HistoryHarness harness;
    QWidget window;
    UnresolvedNotifier *notifier;
    QList<Told> told;
};

}

void UnresolvedNotifierTest::countsThisAccountsUnresolved()
{
    NotifierBench bench;
    QSignalSpy changed(bench.notifier, &UnresolvedNotifier::countChanged);
    bench.harness.keep(bench.harness.launch(), LaunchState::Unknown);
    QTRY_COMPARE(bench.notifier->count(), 1);
    bench.harness.keep(bench.harness.launch(), LaunchState::Conflict);
    QTRY_COMPARE(bench.notifier->count(), 2);
    bench.harness.keep(bench.harness.launch(), LaunchState::Absent);
    bench.harness.keep(bench.harness.launch(), LaunchState::Refused);
    LaunchRecord foreign = bench.harness.launch();
    foreign.account = QStringLiteral("fedcba9876543210");
    bench.harness.keep(foreign, LaunchState::Unknown);
    LaunchRecord elsewhere = bench.harness.launch();
    elsewhere.baseUrl = QUrl(QStringLiteral("https://console.vast.ai"));
    bench.harness.keep(elsewhere, LaunchState::Unknown);
    bench.harness.keep(bench.harness.launch(), LaunchState::Unknown); // the last to be counted
    QTRY_COMPARE(bench.notifier->count(), 3);
    QCOMPARE(changed.last().first().toInt(), 3);
}

void UnresolvedNotifierTest::countsAgainForAnotherAccount()
{
    NotifierBench bench;
    bench.harness.keep(bench.harness.launch(), LaunchState::Unknown);
    QTRY_COMPARE(bench.notifier->count(), 1);
    bench.harness.services().session.useKey({Secret(QStringLiteral("another")), KeyOrigin::None, {}});
    QTRY_COMPARE(bench.notifier->count(), 0);
    bench.harness.services().session.useKey({Secret(bench.harness.sandbox().key()), KeyOrigin::None, {}});
    QTRY_COMPARE(bench.notifier->count(), 1);
    bench.harness.services().session.useKey({}); // nobody's launches are not everybody's
    QTRY_COMPARE(bench.notifier->count(), 0);
}

void UnresolvedNotifierTest::tellsWhileTheWindowIsNotInFront()
{
    NotifierBench bench;
    bench.resolve(bench.record(LaunchState::Created));
    QCOMPARE(bench.told.size(), 1);
    QVERIFY(bench.told.first().title.contains(QLatin1String("20000003")));
    QVERIFY(bench.told.first().words.contains(QLatin1String("bill")));
    bench.resolve(bench.record(LaunchState::Absent));
    bench.resolve(bench.record(LaunchState::Conflict));
    QCOMPARE(bench.told.size(), 3);
    QVERIFY(bench.told.at(2).title.contains(QLatin1String("Conflict")));
}

void UnresolvedNotifierTest::isSilentWhileTheWindowIsInFront()
{
    NotifierBench bench;
    bench.window.show();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    bench.resolve(bench.record(LaunchState::Created));
    QVERIFY(bench.told.isEmpty());
    bench.window.hide();
    bench.resolve(bench.record(LaunchState::Created));
    QCOMPARE(bench.told.size(), 1);
}

void UnresolvedNotifierTest::aConfirmedRefusalIsNoNews()
{
    NotifierBench bench;
    LaunchRecord refused = bench.record(LaunchState::Refused);
    refused.confirmedAbsent = refused.prepared;
    bench.resolve(refused);
    QVERIFY(bench.told.isEmpty());
}

void UnresolvedNotifierTest::aClickLeadsToTheLaunch()
{
    NotifierBench bench;
    QSignalSpy wanted(bench.notifier, &UnresolvedNotifier::launchWanted);
    const LaunchRecord created = bench.record(LaunchState::Created);
    bench.resolve(created);
    bench.told.first().clicked();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), created.id);
}

BERTH_TEST(UnresolvedNotifierTest)
#include "unresolvednotifiertest.moc"
