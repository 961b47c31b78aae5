// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "launch/accountwatch.h"
#include "support/testcase.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPushButton>

using namespace berth;
using test::Window;

namespace {

int planned(Window &berth)
{
    return berth.find<QAbstractItemView>("series.planTable")->model()->rowCount();
}

// A plan of so many, or of as many as there are.
void plan(Window &berth, int count, const QString &query = QStringLiteral("num_gpus=1"))
{
    if (berth.draft().fields().text(FieldId::Image).isEmpty())
        berth.type("image", QStringLiteral("ubuntu:22.04"));
    QTRY_VERIFY(!berth.engine().services().accountWatch.facts().reading);
    berth.click("rent.several");
    berth.type("series.count", QString::number(count));
    berth.choose("series.source", QStringLiteral("query"));
    berth.type("offers.query", query);
    berth.click("series.plan");
    QTRY_VERIFY(planned(berth) > 0);
}

bool mayRent(Window &berth)
{
    return berth.find("series.rent")->isEnabled();
}

}

// The checks before take-off of several launches, once for the plan.
class PlanChecksInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aCleanPlanOnlyCounts();
    void creditIsForAll();
    void aDiskThatSomeLackStops();
    void theDiskIsSetForAll();
    void aLimitOfADayIsForAll();
    void limitsThatChangeBesideThePlan();
    void aVirtualMachineNeedsAKey();
};

void PlanChecksInWindowTest::aCleanPlanOnlyCounts()
{
    Window berth;
    plan(berth, 2);
    QVERIFY(!berth.isShown("series.check.key"));
    berth.click("series.checks.toggle");
    QVERIFY(berth.text("series.check.key").contains(QLatin1String("works")));
    QVERIFY(berth.text("series.check.credit").startsWith(QLatin1String("All 2 together")));
    QVERIFY(mayRent(berth));
    // No plan, no checks.
    berth.type("series.count", QStringLiteral("3"));
    QVERIFY(!berth.isShown("series.checks.toggle"));
}

void PlanChecksInWindowTest::creditIsForAll()
{
    Window berth(Window::Key::Sandbox, SandboxOptions{.credit = 4});
    plan(berth, 12);
    QVERIFY(berth.text("series.check.credit").contains(QLatin1String("you plan 8 h")));
    QVERIFY(mayRent(berth)); // a warning, as beside Rent
}

void PlanChecksInWindowTest::aDiskThatSomeLackStops()
{
    Window berth;
    berth.type("disk", QStringLiteral("400"));
    plan(berth, 20);
    QVERIFY2(berth.text("series.check.disk").contains(QLatin1String("of 20 offers")),
        qPrintable(berth.text("series.check.disk")));
    QVERIFY(!mayRent(berth));
    QVERIFY(berth.text("series.why").startsWith(QLatin1String("Rent is off")));
    berth.click("series.check.disk.find");
    QTRY_VERIFY(planned(berth) > 0 && mayRent(berth));
    QVERIFY(berth.text("series.status").contains(QLatin1String("disk_space>=400")));
    QVERIFY(!berth.isShown("series.check.disk"));
    QVERIFY(!berth.isShown("series.why"));
    QVERIFY(berth.sandbox().creates().isEmpty());
}

void PlanChecksInWindowTest::theDiskIsSetForAll()
{
    Window berth;
    berth.type("disk", QStringLiteral("4000"));
    plan(berth, 2);
    QVERIFY(!mayRent(berth));
    berth.click("series.check.disk.set");
    QTRY_VERIFY(planned(berth) > 0 && mayRent(berth)); // planned anew for another form
    QVERIFY(*berth.draft().fields().get<double>(FieldId::Disk) < 4000);
}

void PlanChecksInWindowTest::aLimitOfADayIsForAll()
{
    Window berth;
    berth.settings().setSpendingLimits({std::nullopt, Money::fromMicro(24'000'000)});
    plan(berth, 4); // $1/h for one would be allowed, so that is the ceiling
    QVERIFY(!mayRent(berth));
    QVERIFY(berth.text("series.why").contains(QLatin1String("$24.00 a day that you allow")));
    berth.click("series.check.limits.ceiling");
    QTRY_VERIFY(planned(berth) > 0 && mayRent(berth));
    const auto *table = berth.find<QAbstractItemView>("series.planTable")->model();
    for (int row = 0; row < table->rowCount(); ++row)
        QVERIFY(table->index(row, 4).data().toString() <= QLatin1String("$0.250"));
}

void PlanChecksInWindowTest::limitsThatChangeBesideThePlan()
{
    Window berth;
    plan(berth, 2);
    QVERIFY(mayRent(berth));
    berth.settings().setSpendingLimits({Money::fromMicro(1000), std::nullopt});
    berth.click("series.rent"); // looks again first
    QVERIFY(!berth.isShown("seriesConfirm"));
    QVERIFY(!mayRent(berth));
    berth.click("series.check.limits.limits");
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("settings.maxPerHour"));
    berth.type("settings.maxPerHour", QStringLiteral("50"));
    berth.find("series")->activateWindow();
    QTRY_VERIFY(mayRent(berth));
    QVERIFY(berth.sandbox().creates().isEmpty());
}

void PlanChecksInWindowTest::aVirtualMachineNeedsAKey()
{
    Window berth(Window::Key::Sandbox, SandboxOptions{.sshKey = false});
    plan(berth, 2);
    QVERIFY(berth.text("series.check.ssh").contains(QLatin1String("no SSH key")));
    QVERIFY(mayRent(berth));
    berth.draft().set(FieldId::Vm, true);
    QCOMPARE(planned(berth), 0); // a plan for another form is none
    berth.click("series.plan");
    QTRY_VERIFY(planned(berth) > 0);
    QVERIFY(!mayRent(berth));
    berth.click("series.check.ssh.add");
    QTRY_VERIFY(berth.isShown("sshKey"));
    QTest::keyClick(berth.find("sshKey"), Qt::Key_Escape);
}

BERTH_TEST(PlanChecksInWindowTest)
#include "planchecksinwindowtest.moc"
