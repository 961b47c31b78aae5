// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypage.h"

#include "launch/contractcheck.h"
#include "launch/historymodel.h"
#include "support/testcase.h"
#include "ui/historyharness.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace berth;

// Each button of the page, up to what the sandbox and the journal say of it.
class HistoryActionsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void lookNowLooks();
    void f5Looks();
    void absentIsAskedFirst();
    void aCandidateIsTaken();
    void noneOfTheCandidates();
    void destroyAsksAndDestroys();
    void delAsksAndEscLeavesIt();
    void enterDoesNotDestroy();
    void aBidIsRaised();
    void stopsAndStarts();
    void aFailureIsTold();
};

namespace {

class ActionsBench
{
public:
    ActionsBench()
        : page(harness.services())
    {
        page.resize(1028, 690);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page is not shown");
    }

    // A contract that exists in the sandbox, and is shown.
    LaunchRecord rented(bool interruptible = false)
    {
        RequestFields fields;
        fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
        fields.set(FieldId::Disk, 20.0);
        if (interruptible)
            fields.set(FieldId::Price, Money::fromMicro(5'000'000));
        const LaunchRecord record = harness.rent(harness.sandbox().anyOffer(interruptible), fields);
        if (record.state != LaunchState::Created)
            qFatal("not rented");
        choose(record.id);
        return record;
    }

    void choose(const QString &id)
    {
        page.showLaunch(id);
        auto *table = find<QTableView>("history.table");
        if (!QTest::qWaitFor(
                [&] { return table->currentIndex().data(HistoryModel::IdRole).toString() == id; }))
            qFatal("the launch is not shown");
    }

    void differs(const LaunchRecord &record, Difference::Remedy remedy)
    {
        const Difference difference{
            Difference::Point::Running, QStringLiteral("It is not as asked."), remedy};
        harness.observe(record.id, ObservationKind::Note, QStringLiteral("Compared."),
            {{QStringLiteral("differences"), differencesJson({difference})}});
    }

    template <typename T = QWidget> T *find(const char *name) const
    {
        return page.findChild<T *>(QLatin1String(name));
    }

    // Waits until it can be pressed, in the page or in a dialog.
    bool click(const char *name) const
    {
        const auto ready = [&] {
            const auto *button = find(name);
            return button && button->isVisible() && button->isEnabled();
        };
        if (!QTest::qWaitFor(ready))
            return false;
        QApplication::processEvents(); // the layout
        QTest::mouseClick(find(name), Qt::LeftButton);
        return true;
    }

    int requests(const QByteArray &method, const QByteArray &path = {}) const
    {
        int count = 0;
        for (const SandboxRequest &request : harness.sandbox().requests())
            count += request.method == method && request.path.startsWith(path) ? 1 : 0;
        return count;
    }

    bool isShown(const char *name) const
    {
        const auto *widget = find(name);
        return widget && widget->isVisible();
    }

    mutable test::HistoryHarness harness;
    HistoryPage page;
};

QJsonObject candidate(qint64 id)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("machine_id"), 4021},
        {QStringLiteral("image"), QStringLiteral("ubuntu")},
        {QStringLiteral("status"), QStringLiteral("running")}};
}

LaunchRecord conflict(ActionsBench &bench)
{
    const LaunchRecord record = bench.harness.keep(bench.harness.launch(), LaunchState::Conflict, {},
        {{QStringLiteral("candidates"), QJsonArray{candidate(20000017), candidate(20000018)}},
            {QStringLiteral("why"), QStringLiteral("Two contracts carry the mark.")}});
    bench.choose(record.id);
    return record;
}

}

void HistoryActionsTest::lookNowLooks()
{
    ActionsBench bench;
    const LaunchRecord unknown = bench.harness.keep(bench.harness.launch(1), LaunchState::Unknown);
    bench.choose(unknown.id);
    QCOMPARE(bench.requests("GET", "/api/v1/instances"), 0);
    QVERIFY(bench.click("history.look"));
    QTRY_COMPARE(bench.harness.record(unknown.id).looks, 1);
    QTRY_VERIFY(bench.find<QLabel>("history.means")->text().contains(QLatin1String("one look")));
}

void HistoryActionsTest::f5Looks()
{
    ActionsBench bench;
    const LaunchRecord unknown = bench.harness.keep(bench.harness.launch(1), LaunchState::Unknown);
    bench.choose(unknown.id);
    QTRY_VERIFY(bench.isShown("history.look"));
    QTest::keyClick(bench.find("history.table"), Qt::Key_F5);
    QTRY_COMPARE(bench.harness.record(unknown.id).looks, 1);
}

void HistoryActionsTest::absentIsAskedFirst()
{
    ActionsBench bench;
    const LaunchRecord unknown = bench.harness.keep(bench.harness.launch(1), LaunchState::Unknown);
    bench.choose(unknown.id);
    QVERIFY(bench.click("history.absent"));
    QVERIFY(bench.click("history.ask.cancel"));
    QTRY_VERIFY(!bench.find("history.ask"));
    QCOMPARE(bench.harness.record(unknown.id).state, LaunchState::Unknown);
    QVERIFY(bench.click("history.absent"));
    QVERIFY(bench.click("history.ask.yes"));
    QTRY_COMPARE(bench.harness.record(unknown.id).state, LaunchState::Absent);
    QCOMPARE(bench.harness.timeline(unknown.id).last().kind, ObservationKind::Decision);
    QTRY_COMPARE(bench.find<QLabel>("history.title")->text(), QStringLiteral("Not found"));
}

void HistoryActionsTest::aCandidateIsTaken()
{
    ActionsBench bench;
    const LaunchRecord record = conflict(bench);
    QTRY_VERIFY(bench.isShown("history.candidate.1"));
    QVERIFY(bench.click("history.candidate.1"));
    QTRY_COMPARE(bench.harness.record(record.id).state, LaunchState::Created);
    QCOMPARE(bench.harness.record(record.id).contract, 20000018);
    QTRY_COMPARE(bench.find<QLabel>("history.title")->text(), QStringLiteral("Contract 20000018 created"));
    QVERIFY(!bench.isShown("history.candidate.1"));
}

void HistoryActionsTest::noneOfTheCandidates()
{
    ActionsBench bench;
    const LaunchRecord record = conflict(bench);
    QVERIFY(bench.click("history.absent"));
    QVERIFY(bench.click("history.ask.yes"));
    QTRY_COMPARE(bench.harness.record(record.id).state, LaunchState::Absent);
}

void HistoryActionsTest::destroyAsksAndDestroys()
{
    ActionsBench bench;
    const LaunchRecord record = bench.rented();
    QVERIFY(bench.harness.sandbox().contracts().contains(record.contract));
    QVERIFY(bench.click("history.destroy"));
    QTRY_VERIFY(bench.isShown("history.ask.yes"));
    const QString question = bench.find<QLabel>("history.ask.title")->text();
    QVERIFY2(question.contains(QString::number(record.contract)), qPrintable(question));
    const QString words = bench.find<QLabel>("history.ask.words")->text();
    QVERIFY2(words.contains(QLatin1String("$0.620/h")), qPrintable(words));
    QCOMPARE(bench.requests("DELETE"), 0);
    QVERIFY(bench.click("history.ask.yes"));
    QTRY_COMPARE(bench.requests("DELETE"), 1);
    QTRY_VERIFY(!bench.harness.sandbox().contracts().contains(record.contract));
    QTRY_VERIFY(bench.harness.record(record.id).destroyAsked.isValid());
    QTRY_VERIFY_WITH_TIMEOUT(bench.harness.record(record.id).gone.isValid(), 30'000);
    QTRY_COMPARE(bench.find<QLabel>("history.title")->text(),
        QStringLiteral("Contract %1 destroyed").arg(record.contract));
    QVERIFY(!bench.isShown("history.destroy"));
}

void HistoryActionsTest::delAsksAndEscLeavesIt()
{
    ActionsBench bench;
    const LaunchRecord record = bench.rented();
    QTRY_VERIFY(bench.isShown("history.destroy"));
    bench.find("history.table")->setFocus();
    QTest::keyClick(bench.find("history.table"), Qt::Key_Delete);
    QTRY_VERIFY(bench.isShown("history.ask"));
    QTest::keyClick(bench.find("history.ask"), Qt::Key_Escape);
    QTRY_VERIFY(!bench.find("history.ask"));
    QVERIFY(bench.harness.sandbox().contracts().contains(record.contract));
    QVERIFY(!bench.harness.record(record.id).destroyAsked.isValid());
}

void HistoryActionsTest::enterDoesNotDestroy()
{
    ActionsBench bench;
    const LaunchRecord record = bench.rented();
    QVERIFY(bench.click("history.destroy"));
    QTRY_VERIFY(bench.isShown("history.ask"));
    QTRY_COMPARE(QApplication::activeWindow(), bench.find("history.ask"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!bench.find("history.ask"));
    QVERIFY(!bench.harness.record(record.id).destroyAsked.isValid());
    QCOMPARE(bench.requests("DELETE"), 0);
}

void HistoryActionsTest::aBidIsRaised()
{
    ActionsBench bench;
    const LaunchRecord record = bench.rented(true);
    bench.differs(record, Difference::Remedy::RaiseBid);
    QVERIFY(bench.click("history.difference.0"));
    QTRY_VERIFY(bench.isShown("history.bid.price"));
    auto *price = bench.find<QDoubleSpinBox>("history.bid.price");
    QCOMPARE(price->minimum(), 0.001);
    QCOMPARE(price->maximum(), 128.0);
    price->selectAll();
    QTest::keyClicks(price, QStringLiteral("7.125"));
    QTest::keyClick(price, Qt::Key_Return);
    QTRY_COMPARE(bench.requests("PUT", "/api/v0/instances/bid_price/"), 1);
    for (const SandboxRequest &request : bench.harness.sandbox().requests()) {
        if (request.path.contains("bid_price"))
            QVERIFY2(request.body.contains("7.125"), request.body.constData());
    }
    QTRY_VERIFY(bench.isShown("history.notice"));
}

void HistoryActionsTest::stopsAndStarts()
{
    ActionsBench bench;
    const LaunchRecord record = bench.rented();
    const auto path = QByteArray("/api/v0/instances/") + QByteArray::number(record.contract);
    bench.differs(record, Difference::Remedy::Stop);
    QVERIFY(bench.click("history.difference.0"));
    QTRY_COMPARE(bench.requests("PUT", path), 1);
    bench.differs(record, Difference::Remedy::Start);
    QTRY_COMPARE(bench.find<QPushButton>("history.difference.0")->text(), QStringLiteral("Start it"));
    QVERIFY(bench.click("history.difference.0"));
    QTRY_COMPARE(bench.requests("PUT", path), 2);
}

void HistoryActionsTest::aFailureIsTold()
{
    ActionsBench bench;
    LaunchRecord record = bench.harness.launch();
    LaunchChanges changes;
    changes.contract = 77; // the sandbox knows of none
    bench.harness.keep(record, LaunchState::Created, changes);
    bench.choose(record.id);
    bench.differs(record, Difference::Remedy::Stop);
    QVERIFY(bench.click("history.difference.0"));
    QTRY_VERIFY(bench.isShown("history.notice"));
    QVERIFY(!bench.find<QLabel>("history.notice")->text().isEmpty());
    QTRY_COMPARE(bench.find<QPushButton>("history.difference.0")->isEnabled(), true); // it can be tried again
}

BERTH_TEST(HistoryActionsTest)
#include "historyactionstest.moc"
