// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "market/offermodel.h"
#include "store/memoryvault.h"
#include "support/testcase.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTextBrowser>

#include <algorithm>

using namespace berth;
using test::Window;

namespace {

QTableView *openMarket(Window &berth)
{
    berth.click("offercard.find");
    auto *table = berth.find<QTableView>("offers.table");
    if (!QTest::qWaitFor([table] { return table->model()->rowCount() > 10; }, 5000))
        qFatal("no offers are shown");
    table->setFocus();
    return table;
}

QString cellOf(const QTableView *table, int row, int column)
{
    return table->model()->index(row, column).data().toString();
}

int rowsOfMachine(const QTableView *table, const QString &machine)
{
    int rows = 0;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        rows += cellOf(table, row, OfferModel::Machine) == machine ? 1 : 0;
    return rows;
}

}

// The table of offers: what a person does with it before they take one.
class MarketTableWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void neverAgainHidesAMachineByKey();
    void aFavouriteIsStarredByMouse();
    void comparedTakenAndRented();
    void ownExperienceIsTold();
    void columnsAreRememberedByTheNextRun();
};

void MarketTableWindowTest::neverAgainHidesAMachineByKey()
{
    Window berth;
    QTableView *table = openMarket(berth);
    const QString machine = cellOf(table, 0, OfferModel::Machine);
    const int rows = table->model()->rowCount();
    const int ofIt = rowsOfMachine(table, machine);
    QVERIFY(!berth.isShown("offers.hidden"));
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(table->model()->rowCount(), rows - ofIt);
    QCOMPARE(rowsOfMachine(table, machine), 0);
    QTRY_COMPARE(berth.text("offers.hidden"), QStringLiteral("%1 hidden: never again").arg(ofIt));
    QCOMPARE(table->currentIndex().row(), 0); // the keys go on where they were
    berth.click("offers.hidden.show");
    QCOMPARE(table->model()->rowCount(), rows);
    QCOMPARE(cellOf(table, 0, OfferModel::Yours), QStringLiteral("never again"));
    table->setCurrentIndex(table->model()->index(0, 0));
    QTRY_VERIFY(berth.find<QPushButton>("offers.never")->isChecked());
    berth.click("offers.never"); // after all
    QTRY_VERIFY(!berth.isShown("offers.hidden"));
    QCOMPARE(table->model()->rowCount(), rows);
    QCOMPARE(cellOf(table, 0, OfferModel::Yours), QStringLiteral("—"));
}

void MarketTableWindowTest::aFavouriteIsStarredByMouse()
{
    Window berth;
    QTableView *table = openMarket(berth);
    berth.click("offers.favourite");
    QCOMPARE(cellOf(table, 0, OfferModel::Yours), QStringLiteral("★"));
    // And its host by the keyboard's menu.
    const QPoint at = table->visualRect(table->currentIndex()).center();
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, at, table->viewport()->mapToGlobal(at));
    QApplication::sendEvent(table->viewport(), &wanted);
    auto *menu = berth.find<QMenu>("offers.menu");
    for (QAction *action : menu->actions()) {
        if (action->objectName() == QLatin1String("offers.menu.favouriteHost"))
            menu->setActiveAction(action);
    }
    QTest::keyClick(menu, Qt::Key_Return);
    const QModelIndex yours = table->model()->index(0, OfferModel::Yours);
    QVERIFY(yours.data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("The host is one of your favourites.")));
    // The best of what is one's own comes first when sorted so.
    table->sortByColumn(OfferModel::Yours, Qt::DescendingOrder);
    QCOMPARE(cellOf(table, 0, OfferModel::Yours), QStringLiteral("★"));
}

void MarketTableWindowTest::comparedTakenAndRented()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    QTableView *table = openMarket(berth);
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    const qint64 second = cellOf(table, 2, OfferModel::Id).toLongLong();
    berth.click("offers.compare");
    berth.click("compare.take2");
    QTRY_COMPARE(berth.draft().offerId(), second);
    QTRY_VERIFY(!berth.isShown("offers.table"));
    berth.rentByMouse();
    berth.waitForOutcome();
    QCOMPARE(berth.sandbox().creates().size(), 1);
    QVERIFY(berth.sandbox().creates().first().path.contains(QByteArray::number(second)));
}

void MarketTableWindowTest::ownExperienceIsTold()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    QTableView *table = openMarket(berth);
    // A machine with more than one offer, so that it is still there when one is rented.
    int row = 0;
    while (
        row < table->model()->rowCount() && rowsOfMachine(table, cellOf(table, row, OfferModel::Machine)) < 2)
        ++row;
    QVERIFY(row < table->model()->rowCount());
    const QString machine = cellOf(table, row, OfferModel::Machine);
    table->setCurrentIndex(table->model()->index(row, 0));
    QTest::keyClick(table, Qt::Key_Return);
    berth.rentByMouse();
    berth.waitForOutcome();
    berth.click("outcome.close");
    openMarket(berth);
    const auto told = [table, &machine] {
        for (int at = 0; at < table->model()->rowCount(); ++at) {
            if (cellOf(table, at, OfferModel::Machine) == machine)
                return cellOf(table, at, OfferModel::Yours);
        }
        return QString();
    };
    QTRY_COMPARE(told(), QStringLiteral("1 launch"));
}

void MarketTableWindowTest::columnsAreRememberedByTheNextRun()
{
    const QTemporaryDir dir;
    {
        Window berth(Window::Key::Sandbox, std::make_unique<MemoryVault>(), dir.path());
        QTableView *table = openMarket(berth);
        QVERIFY(table->isColumnHidden(OfferModel::Tflops));
        auto *button = berth.find<QPushButton>("offers.columns");
        button->menu()->popup({});
        for (QAction *action : button->menu()->actions()) {
            if (action->objectName() == QLatin1String("offers.columns.tflops"))
                button->menu()->setActiveAction(action);
        }
        QTest::keyClick(button->menu(), Qt::Key_Return);
        QVERIFY(!table->isColumnHidden(OfferModel::Tflops));
        berth.click("offers.details.toggle");
        QTRY_VERIFY(!berth.isShown("offers.details"));
    }
    Window berth(Window::Key::Sandbox, std::make_unique<MemoryVault>(), dir.path());
    const QTableView *table = openMarket(berth);
    QVERIFY(!table->isColumnHidden(OfferModel::Tflops));
    QVERIFY(!berth.isShown("offers.details"));
}

BERTH_TEST(MarketTableWindowTest)
#include "markettablewindowtest.moc"
