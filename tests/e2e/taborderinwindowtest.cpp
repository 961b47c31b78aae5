// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "launch/accountwatch.h"
#include "support/testcase.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QTableView>

using namespace berth;
using test::Window;

namespace {

QString focusedName()
{
    const QWidget *now = QApplication::focusWidget();
    while (now && now->objectName().isEmpty())
        now = now->parentWidget();
    return now ? now->objectName() : QString();
}

// Where Tab goes from here on, until it comes back or to `last`.
QStringList tabStops(const QString &last = {})
{
    QStringList names{focusedName()};
    for (int i = 0; i < 100 && names.last() != last; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (focusedName() == names.first())
            break;
        names << focusedName();
    }
    return names;
}

// The same with Shift+Tab, from the last to the first.
QStringList tabStopsBackwards(const QString &first)
{
    QStringList names{focusedName()};
    for (int i = 0; i < 100 && names.first() != first; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        names.prepend(focusedName());
    }
    return names;
}

// Focus as a person gives it, with the list of completions out of the way.
bool focusOn(Window &berth, const char *name)
{
    QWidget *widget = berth.find(QString::fromLatin1(name));
    widget->activateWindow();
    widget->setFocus();
    return QTest::qWaitFor([name] { return focusedName() == QLatin1String(name); });
}

void openMarketWithImage(Window &berth)
{
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.click("offercard.find");
    QTRY_VERIFY(berth.isShown("offers.table"));
    berth.find<QTableView>("offers.table")->selectRow(0);
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

}

// Tab goes where the eye goes: from left to right, from top to bottom, through what is shown.
class TabOrderInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void theMarket();
    void moreFilters();
    void aNotice();
    void thePlan();
    void theChecks();
};

void TabOrderInWindowTest::theMarket()
{
    Window berth;
    openMarketWithImage(berth);
    QVERIFY(focusOn(berth, "offers.gpu"));
    const QStringList expected
        = words("offers.gpu offers.count offers.price offers.type offers.verified offers.search offers.more "
                "offers.clear offers.query offers.query.copy offers.saved offers.sort offers.table "
                "offers.favourite offers.never offers.details.facts offers.details.copy offers.group "
                "offers.columns offers.details.toggle offers.back offers.take");
    QCOMPARE(tabStops(QStringLiteral("offers.take")), expected);
    QCOMPARE(tabStopsBackwards(QStringLiteral("offers.gpu")), expected);
}

void TabOrderInWindowTest::moreFilters()
{
    Window berth;
    openMarketWithImage(berth);
    berth.click("offers.more");
    QVERIFY(focusOn(berth, "offers.query"));
    QCOMPARE(tabStops(QStringLiteral("offers.sort")),
        words("offers.query offers.query.copy offers.saved offers.region offers.vram offers.reliability "
              "offers.cuda offers.computecap offers.maxcount offers.download offers.upload offers.diskspace "
              "offers.diskspeed offers.ram offers.cores offers.ports offers.days offers.notregion "
              "offers.datacenter offers.staticip offers.sort"));
}

// Buttons in the table's place come where the table is.
void TabOrderInWindowTest::aNotice()
{
    Window berth;
    openMarketWithImage(berth);
    berth.type("offers.price", QStringLiteral("0.001"));
    QTRY_VERIFY(berth.isShown("offers.asknow"));
    QVERIFY(focusOn(berth, "offers.sort"));
    QCOMPARE(tabStops(QStringLiteral("offers.back")), words("offers.sort offers.asknow offers.back"));
}

void TabOrderInWindowTest::thePlan()
{
    Window berth(Window::Key::Sandbox, SandboxOptions{.sshKey = false});
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    QTRY_VERIFY(!berth.engine().services().accountWatch.facts().reading);
    berth.click("rent.several");
    berth.choose("series.source", QStringLiteral("query"));
    berth.type("offers.query", QStringLiteral("num_gpus=1"));
    berth.click("series.plan");
    auto *table = berth.find<QAbstractItemView>("series.planTable");
    QTRY_VERIFY(table->model()->rowCount() > 0);
    QVERIFY(focusOn(berth, "series.count"));
    QCOMPARE(tabStops(),
        words("series.count series.ceiling series.source offers.query series.plan series.planTable "
              "series.checks.toggle series.check.ssh.add series.close series.rent"));
}

// Remedies come and go; Tab finds them where they stand.
void TabOrderInWindowTest::theChecks()
{
    Window berth(Window::Key::Sandbox, SandboxOptions{.sshKey = false});
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer());
    QTRY_VERIFY(berth.draft().offer().has_value());
    QTRY_VERIFY(!berth.engine().services().accountWatch.facts().reading);
    berth.draft().set(FieldId::CancelUnavail, false);
    QTRY_VERIFY(berth.isShown("check.ssh.add") && berth.isShown("check.unavailable.cancel"));
    QVERIFY(focusOn(berth, "checks.toggle"));
    const QStringList stops = tabStops(QStringLiteral("rent"));
    QCOMPARE(stops.mid(0, 3), words("checks.toggle check.ssh.add check.unavailable.cancel"));
    QVERIFY2(stops.size() < 12, qPrintable(stops.join(u' ')));
}

BERTH_TEST(TabOrderInWindowTest)
#include "taborderinwindowtest.moc"
