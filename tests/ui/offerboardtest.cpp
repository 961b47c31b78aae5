// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerboard.h"

#include "market/offermodel.h"
#include "market/offersortmodel.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"
#include "ui/offers/offercolumns.h"
#include "ui/offers/offerdelegate.h"
#include "ui/offers/offertable.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBrowser>

using namespace berth;

namespace {

struct BoardStage
{
    BoardStage()
        : sorted(model)
        , board(model, sorted)
        , table(board.table())
    {
        model.setDisk(40);
        model.setOffers(test::sampleOffers());
        board.resize(1000, 500);
        board.show();
        board.activateWindow();
        table.fitColumnsOnce();
        table.selectRow(0);
    }
    template <typename T> T *child(const char *name) const
    {
        return board.findChild<T *>(QLatin1String(name));
    }
    void click(const char *name) const { QTest::mouseClick(child<QWidget>(name), Qt::LeftButton); }
    qint64 idAt(int row) const { return sorted.offerAt(row).id; }

    OfferModel model;
    OfferSortModel sorted;
    OfferBoard board;
    OfferTable &table;
};

// Many on one machine and some alone.
QList<Offer> crowdedMachine()
{
    QList<Offer> offers = test::sampleOffers();
    for (qsizetype i = 0; i < 4; ++i)
        offers[i].machineId = 77;
    return offers;
}

QAction *actionNamed(QMenu *menu, const char *name)
{
    for (QAction *action : menu->actions()) {
        if (action->objectName() == QLatin1String(name))
            return action;
    }
    return nullptr;
}

}

class OfferBoardTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void showsDetailsOfTheChosenOne();
    void copiesTheDetails();
    void columnsAreChosenInAMenu();
    void columnsAreRemembered();
    void aTouchedStateIsTolerated_data();
    void aTouchedStateIsTolerated();
    void keepsItsPlaceWhenAllIsNew();
    void groupsAndUnfolds();
    void comparesTheChosen();
    void theBarIsAsLongAsThePriceIsHigh();
    void nothingCanBeMarkedWithoutABook();
    void everythingIsNamed();
};

void OfferBoardTest::showsDetailsOfTheChosenOne()
{
    BoardStage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.board));
    auto *title = stage.child<QLabel>("offers.details.title");
    auto *facts = stage.child<QTextBrowser>("offers.details.facts");
    QTRY_COMPARE(title->text(), QStringLiteral("1× GTX 1080 Ti · Taiwan, TW"));
    QTest::keyClick(&stage.table, Qt::Key_Down);
    QTRY_COMPARE(title->text(), QStringLiteral("1× RTX 3090 · Quebec, CA"));
    QVERIFY(facts->toPlainText().contains(QStringLiteral("$0.151 an hour")));
    stage.model.setDisk(400); // the price follows
    QTRY_VERIFY(facts->toPlainText().contains(QStringLiteral("$0.251 an hour")));
    stage.click("offers.details.toggle");
    QVERIFY(!title->isVisible());
    stage.click("offers.details.toggle");
    QVERIFY(title->isVisible());
    stage.model.setOffers({});
    QTRY_COMPARE(title->text(), QStringLiteral("No offer is chosen"));
}

void OfferBoardTest::copiesTheDetails()
{
    BoardStage stage;
    QSignalSpy said(&stage.board, &OfferBoard::said);
    QTRY_VERIFY(stage.child<QPushButton>("offers.details.copy")->isEnabled());
    stage.click("offers.details.copy");
    QVERIFY(
        QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Offer 10450218: 1× GTX 1080 Ti")));
    QCOMPARE(said.count(), 1);
}

void OfferBoardTest::columnsAreChosenInAMenu()
{
    BoardStage stage;
    OfferColumns &columns = stage.table.columns();
    QSignalSpy changed(&columns, &OfferColumns::changed);
    QVERIFY(!columns.isShown(OfferModel::PricePerTflop));
    QMenu *menu = stage.child<QPushButton>("offers.columns")->menu();
    menu->popup({});
    QAction *tflops = actionNamed(menu, "offers.columns.dollar-tflops");
    QVERIFY(tflops && !tflops->isChecked());
    menu->setActiveAction(tflops);
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(columns.isShown(OfferModel::PricePerTflop));
    QVERIFY(changed.count() >= 1); // of its width, too
    menu->popup({});
    QVERIFY(!actionNamed(menu, "offers.columns.gpu")->isEnabled());
    QVERIFY(actionNamed(menu, "offers.columns.dollar-tflops")->isChecked());
    menu->setActiveAction(actionNamed(menu, "offers.columns.reset"));
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(!columns.isShown(OfferModel::PricePerTflop));
    // The same from the heading.
    QHeaderView *header = stage.table.horizontalHeader();
    Q_EMIT header->customContextMenuRequested({20, 5});
    QMenu *fromHeading = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(fromHeading && actionNamed(fromHeading, "offers.columns.day"));
    QTest::keyClick(fromHeading, Qt::Key_Escape);
}

void OfferBoardTest::columnsAreRemembered()
{
    QByteArray state;
    {
        BoardStage stage;
        stage.table.horizontalHeader()->moveSection(OfferModel::Reliability, 1); // as dragging does
        stage.table.columns().setShown(OfferModel::Cuda, false);
        stage.table.columns().setShown(OfferModel::UploadPrice, true);
        stage.table.setColumnWidth(OfferModel::Gpu, 211);
        state = stage.table.columns().state();
    }
    BoardStage stage;
    const QByteArray untouched = stage.table.columns().state();
    stage.table.restoreColumns(state);
    QCOMPARE(stage.table.columns().state(), state);
    QCOMPARE(stage.table.horizontalHeader()->logicalIndex(1), int(OfferModel::Reliability));
    QVERIFY(stage.table.isColumnHidden(OfferModel::Cuda));
    QVERIFY(!stage.table.isColumnHidden(OfferModel::UploadPrice));
    QCOMPARE(stage.table.columnWidth(OfferModel::Gpu), 211);
    stage.table.columns().reset();
    QCOMPARE(stage.table.columns().state(), untouched);
}

void OfferBoardTest::aTouchedStateIsTolerated_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<bool>("any");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("other things") << QByteArray("\0\1\2;?", 5) << false;
    QTest::newRow("unknown ones") << QByteArray("colour:40,-smell,cuda:90") << true;
    QTest::newRow("odd widths") << QByteArray("cuda:-5,up:99999999999,down:x,gpu:0,-gpu") << true;
    QTest::newRow("twice") << QByteArray("cuda:50,cuda:60,-cuda,cuda:70") << true;
}

void OfferBoardTest::aTouchedStateIsTolerated()
{
    QFETCH(QByteArray, state);
    QFETCH(bool, any);
    BoardStage stage;
    QCOMPARE(stage.table.columns().restore(state), any);
    QVERIFY(stage.table.columns().isShown(OfferModel::Gpu));
    for (int column = 0; column < OfferModel::ColumnCount; ++column)
        QVERIFY(stage.table.columnWidth(column) <= 2'000);
    QVERIFY(!stage.board.grab().isNull());
}

void OfferBoardTest::keepsItsPlaceWhenAllIsNew()
{
    BoardStage stage;
    QList<Offer> many;
    for (int i = 0; i < 3'000; ++i) {
        many.append(test::sampleOffers().first());
        many.last().id = 1'000 + i;
        many.last().dphBase = Money::fromMicro(100'000 + i);
    }
    stage.model.setOffers(many);
    stage.table.selectRow(stage.sorted.rowOf(2'500));
    stage.table.scrollTo(stage.table.currentIndex());
    const int scrolled = stage.table.verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    QSignalSpy reset(&stage.sorted, &QAbstractItemModel::modelReset);
    stage.sorted.setFilter([](const Offer &offer) { return offer.id % 2 == 0 || offer.id < 2'400; });
    QCOMPARE(reset.count(), 1);
    QCOMPARE(stage.idAt(stage.table.currentRow()), 2'500);
    QCOMPARE(stage.table.selectionModel()->selectedRows().size(), 1);
    QCOMPARE(stage.table.verticalScrollBar()->value(), scrolled);
    QSignalSpy current(&stage.table, &OfferTable::currentRowChanged);
    stage.sorted.setFilter([](const Offer &offer) { return offer.id % 2 == 1; });
    QCOMPARE(stage.table.currentRow(), -1); // it is not there any more
    QCOMPARE(current.last().first().toInt(), -1);
}

void OfferBoardTest::groupsAndUnfolds()
{
    BoardStage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.board));
    stage.model.setOffers(crowdedMachine());
    const int all = stage.sorted.rowCount();
    stage.click("offers.group");
    QCOMPARE(stage.sorted.rowCount(), all - 3);
    QVERIFY(stage.table.columns().isShown(OfferModel::OnMachine));
    const int row = stage.sorted.rowOf(11'002'345); // the cheapest of them
    stage.table.selectRow(row);
    const auto cell
        = [&stage](int at, int column) { return stage.sorted.index(at, column).data().toString(); };
    QCOMPARE(cell(row, OfferModel::OnMachine), QStringLiteral("▸ 4 offers"));
    stage.table.setFocus();
    QTest::keyClick(&stage.table, Qt::Key_Plus);
    QCOMPARE(stage.sorted.rowCount(), all);
    QCOMPARE(cell(row, OfferModel::OnMachine), QStringLiteral("▾ 4 offers"));
    QCOMPARE(cell(row + 1, OfferModel::Gpu), QStringLiteral("↳ 1× RTX 4090"));
    QTest::keyClick(&stage.table, Qt::Key_Down);
    QTest::keyClick(&stage.table, Qt::Key_Minus); // from a row that goes: its machine is left
    QCOMPARE(stage.sorted.rowCount(), all - 3);
    QCOMPARE(stage.idAt(stage.table.currentRow()), 11'002'345);
    // The same by mouse, on the number of offers.
    QSignalSpy taken(&stage.table, &OfferTable::taken);
    const QModelIndex mark = stage.sorted.index(row, OfferModel::OnMachine);
    stage.table.scrollTo(mark);
    QTest::mouseClick(stage.table.viewport(), Qt::LeftButton, {}, stage.table.visualRect(mark).center());
    QCOMPARE(stage.sorted.rowCount(), all);
    QCOMPARE(taken.count(), 0);
    stage.click("offers.group");
    QCOMPARE(stage.sorted.rowCount(), all);
    QCOMPARE(cell(0, OfferModel::OnMachine), QStringLiteral("1"));
}

void OfferBoardTest::comparesTheChosen()
{
    BoardStage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.board));
    auto *compare = stage.child<QPushButton>("offers.compare");
    QTRY_VERIFY(!compare->isEnabled());
    stage.table.setFocus();
    QTest::keyClick(&stage.table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&stage.table, Qt::Key_Down, Qt::ShiftModifier);
    QTRY_VERIFY(compare->isEnabled());
    QCOMPARE(compare->text(), QStringLiteral("Com&pare 3"));
    stage.click("offers.compare");
    auto *dialog = stage.child<QDialog>("compare");
    QVERIFY(dialog && dialog->isVisible());
    const auto labels = dialog->findChildren<QLabel *>();
    const auto reads = [&labels](const QString &text) {
        return std::any_of(labels.begin(), labels.end(), [&text](QLabel *l) { return l->text() == text; });
    };
    QVERIFY(reads(QStringLiteral("$0.071 ✓"))); // the cheapest of the three
    QVERIFY(reads(QStringLiteral("$0.151")));
    const auto shownLabels = [&labels] {
        return std::count_if(labels.begin(), labels.end(), [](QLabel *l) { return l->isVisible(); });
    };
    const auto before = shownLabels();
    QTest::mouseClick(dialog->findChild<QCheckBox *>(QStringLiteral("compare.only")), Qt::LeftButton);
    QVERIFY(shownLabels() < before);
    QSignalSpy taken(&stage.board, &OfferBoard::offerTaken);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("compare.take2")), Qt::LeftButton);
    QCOMPARE(taken.count(), 1);
    QCOMPARE(taken.first().first().value<Offer>().id, stage.idAt(1));
    QVERIFY(!dialog->isVisible());
    // Five are too many.
    QTest::keyClick(&stage.table, Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(!compare->isEnabled());
}

void OfferBoardTest::theBarIsAsLongAsThePriceIsHigh()
{
    const QRect cell(100, 50, 116, 24);
    const QRect track = OfferDelegate::barTrack(cell);
    QVERIFY(cell.contains(track));
    QCOMPARE(OfferDelegate::barFilled(cell, 1, Qt::LeftToRight), track);
    QCOMPARE(OfferDelegate::barFilled(cell, 0.5, Qt::LeftToRight).width(), track.width() / 2);
    QVERIFY(OfferDelegate::barFilled(cell, 0, Qt::LeftToRight).width() > 0);
    QCOMPARE(OfferDelegate::barFilled(cell, 0.5, Qt::RightToLeft).right(), track.right());
    QCOMPARE(OfferDelegate::barFilled(cell, 7, Qt::LeftToRight), track);
    // It is drawn where there is something to compare with, and its words are in the tooltip.
    BoardStage stage;
    QList<Offer> offers(2, test::sampleOffers().first());
    offers[1].id = 5;
    offers[1].dphBase = Money::fromMicro(900'000);
    stage.model.setOffers(offers);
    stage.table.setCurrentIndex({}); // so that no row is highlighted
    const QModelIndex dear = stage.sorted.index(1, OfferModel::PerHour);
    QCOMPARE(dear.data(OfferModel::StandingRole).toDouble(), 1.0);
    QVERIFY(dear.data(Qt::ToolTipRole)
                .toString()
                .endsWith(QStringLiteral("The dearest of 2 offers with 2× RTX 4090.")));
    const QImage picture = stage.table.viewport()->grab().toImage();
    const QRect bar = OfferDelegate::barTrack(stage.table.visualRect(dear));
    QCOMPARE(picture.pixelColor(bar.center() * picture.devicePixelRatio()),
        toneColor(Tone::SetMark, stage.table.palette()));
}

void OfferBoardTest::nothingCanBeMarkedWithoutABook()
{
    BoardStage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.board));
    stage.table.setFocus();
    const int rows = stage.sorted.rowCount();
    QTest::keyClick(&stage.table, Qt::Key_Delete);
    QTest::keyClick(&stage.table, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(stage.sorted.rowCount(), rows);
    QVERIFY(!stage.child<QPushButton>("offers.never")->isEnabled());
    QVERIFY(!stage.child<QLabel>("offers.hidden")->isVisible());
}

void OfferBoardTest::everythingIsNamed()
{
    BoardStage stage;
    for (const char *name : {"offers.table", "offers.details", "offers.details.facts", "offers.details.copy",
             "offers.group", "offers.columns", "offers.details.toggle", "offers.compare", "offers.favourite",
             "offers.never", "offers.hidden.show"}) {
        auto *widget = stage.child<QWidget>(name);
        QVERIFY2(widget, name);
        QVERIFY2(!widget->accessibleName().isEmpty(), name);
    }
}

BERTH_TEST(OfferBoardTest)
#include "offerboardtest.moc"
