// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apiclient.h"
#include "market/offermodel.h"
#include "market/offersearcher.h"
#include "market/sampleoffers.h"
#include "market/stubmarket.h"
#include "store/savedsearches.h"
#include "support/manualclock.h"
#include "support/testcase.h"
#include "ui/offers/offerpicker.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace berth;

namespace {

QByteArray none()
{
    return test::offersJson({});
}

// So many offers, each a cent dearer than the one before.
QList<Offer> dearerAndDearer(int count, qint64 firstId, double firstPrice)
{
    QList<Offer> offers;
    for (int i = 0; i < count; ++i) {
        Offer one = test::sampleOffers().first();
        one.id = firstId + i;
        one.dphBase = Money::fromDollars(firstPrice + i * 0.01).value_or(Money());
        offers.append(one);
    }
    return offers;
}

// The market's window, asking a market on this computer.
struct AskingDesk
{
    AskingDesk()
        : client(account(), [](const QNetworkProxyQuery &) { return QList<QNetworkProxy>(); })
        , searcher(client, clock, pacer)
        , picker(searcher)
    {
        picker.keepSearchesIn(state.path());
        picker.setDisk(40);
        picker.resize(900, 600);
        picker.show();
        picker.activateWindow();
    }

    ApiAccount account() const
    {
        ApiAccount result;
        result.baseUrl = stub.url();
        return result;
    }

    bool open(const QList<Offer> &offers)
    {
        stub.answerAll(test::offersJson(offers));
        picker.open();
        return QTest::qWaitForWindowActive(&picker)
            && QTest::qWaitFor([this] { return table()->isVisible(); });
    }
    bool search()
    {
        const auto before = stub.bodies().size();
        child<QPushButton>("offers.search")->click();
        return QTest::qWaitFor([&] { return stub.bodies().size() > before && !searcher.isBusy(); });
    }

    template <typename T = QWidget> T *child(const char *name) const
    {
        return picker.findChild<T *>(QLatin1String(name));
    }
    QTableView *table() const { return child<QTableView>("offers.table"); }
    QString text(const char *label) const { return child<QLabel>(label)->text(); }
    qint64 idAt(int row) const
    {
        return table()->model()->index(row, OfferModel::Id).data().toString().toLongLong();
    }
    qint64 chosen() const { return idAt(table()->currentIndex().row()); }
    QJsonObject asked(qsizetype question) const
    {
        return QJsonDocument::fromJson(stub.bodies().at(question)).object();
    }
    // Opens the list of saved searches and chooses an entry by its words.
    bool choose(const char *words) const
    {
        auto *menu = child<QMenu>("offers.saved.menu");
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&').startsWith(QLatin1String(words))) {
                action->trigger();
                return true;
            }
        }
        return false;
    }
    bool answerName(const char *name) const
    {
        auto *line = child<QLineEdit>("offers.saved.name");
        if (!line)
            return false;
        line->setText(QString::fromUtf8(name));
        QTest::keyClick(line, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return true;
    }

    QTemporaryDir state;
    test::StubMarket stub;
    test::ManualClock clock;
    ApiClient client;
    EndpointPacer pacer{clock};
    OfferSearcher searcher;
    OfferPicker picker;
};

}

class MarketAskingTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void eachRelaxationTellsItsNumber();
    void lettingGoSearches();
    void aWideQuestionThatFailsLeavesTheButtons();
    void anotherSearchTakesThePlaceOfTheWideQuestion();
    void inALargeMarketTheGpusAreAskedForToo();
    void noSingleFilterIsTheReason();
    void anErrorKeepsTheLastOffers();
    void offersOfTheOtherKindDoNotStay();
    void refreshKeepsSelectionAndHeight();
    void typingNarrowsWithoutAsking();
    void oneRowAMachineCountsOffers();
    void narrowingToNothingOffersToAsk();
    void aSearchIsSavedAndChosen();
    void aSavedSearchIsRenamedAndDeleted();
    void aBrokenQueryIsNotSaved();
};

void MarketAskingTest::eachRelaxationTellsItsNumber()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    desk.stub.answerAll(test::offersJson(test::sampleOffers()), 0); // holds
    desk.picker.setQuery(QStringLiteral("gpu_name=RTX_4090 num_gpus>=4 dlperf<1"));
    const auto before = desk.stub.bodies().size();
    desk.child<QPushButton>("offers.search")->click();
    QTRY_COMPARE(desk.stub.held(), 1);
    desk.stub.answerNext(none());
    QTRY_COMPARE(desk.stub.held(), 1); // the wide question
    QCOMPARE(desk.child<QPushButton>("offers.anygpu")->text(), QStringLiteral("Any GPU"));
    const QJsonObject wide = desk.asked(before + 1);
    for (const char *field : {"gpu_name", "num_gpus", "dlperf", "verified"})
        QVERIFY2(!wide.contains(QLatin1String(field)), field);
    desk.stub.answerNext(test::offersJson(test::sampleOffers()));
    QTRY_VERIFY(!desk.searcher.isBusy());
    QCOMPARE(desk.child<QPushButton>("offers.anygpu")->text(), QStringLiteral("Any GPU: 2 offers"));
    QCOMPARE(
        desk.child<QPushButton>("offers.anycount")->text(), QStringLiteral("Any number of GPUs: 2 offers"));
    QVERIFY(!desk.child<QPushButton>("offers.noquery")); // would give none
}

void MarketAskingTest::lettingGoSearches()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    // The server gives all it has, and what was not asked for is dropped on this side.
    desk.picker.setQuery(QStringLiteral("gpu_name=RTX_4090 num_gpus>=4"));
    QVERIFY(desk.search());
    QTRY_VERIFY(desk.child<QPushButton>("offers.anycount"));
    QTRY_COMPARE(
        desk.child<QPushButton>("offers.anycount")->text(), QStringLiteral("Any number of GPUs: 2 offers"));
    QCOMPARE(desk.child<QPushButton>("offers.anygpu")->text(), QStringLiteral("Any GPU: 2 offers"));
    QVERIFY(!desk.child<QPushButton>("offers.unverified")); // would give none
    desk.child<QPushButton>("offers.anycount")->click();
    QTRY_VERIFY(desk.table()->isVisible());
    QCOMPARE(desk.table()->model()->rowCount(), 2); // as it said
    QVERIFY(desk.child<QComboBox>("offers.gpu")->currentText().contains(QStringLiteral("4090")));
}

void MarketAskingTest::aWideQuestionThatFailsLeavesTheButtons()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    desk.stub.answerAll({}, 0);
    desk.picker.setQuery(QStringLiteral("gpu_name=RTX_9090"));
    desk.child<QPushButton>("offers.search")->click();
    QTRY_COMPARE(desk.stub.held(), 1);
    desk.stub.answerNext(none());
    QTRY_COMPARE(desk.stub.held(), 1);
    desk.stub.answerNext("{}", 503);
    QTRY_VERIFY(!desk.searcher.isBusy());
    QCOMPARE(desk.child<QPushButton>("offers.anygpu")->text(), QStringLiteral("Any GPU"));
    QCOMPARE(desk.text("offers.notice"), QStringLiteral("No offer matches"));
}

void MarketAskingTest::anotherSearchTakesThePlaceOfTheWideQuestion()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    desk.stub.answerAll({}, 0);
    desk.picker.setQuery(QStringLiteral("gpu_name=RTX_9090"));
    desk.child<QPushButton>("offers.search")->click();
    QTRY_COMPARE(desk.stub.held(), 1);
    desk.stub.answerNext(none());
    QTRY_COMPARE(desk.stub.held(), 1);
    desk.picker.setQuery({});
    desk.child<QPushButton>("offers.search")->click();
    desk.stub.answerAll(test::offersJson(test::sampleOffers()));
    QTRY_COMPARE(desk.stub.bodies().size(), 4);
    if (desk.stub.held() > 0)
        desk.stub.answerNext(test::offersJson(test::sampleOffers()));
    QTRY_VERIFY(desk.table()->isVisible());
    QCOMPARE(desk.table()->model()->rowCount(), test::sampleOffers().size() - 1);
}

void MarketAskingTest::inALargeMarketTheGpusAreAskedForToo()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    desk.stub.answerAll({}, 0);
    desk.picker.setQuery(QStringLiteral("gpu_name=H100_SXM num_gpus>=16"));
    desk.child<QPushButton>("offers.search")->click();
    QTRY_COMPARE(desk.stub.held(), 1);
    desk.stub.answerNext(none());
    QTRY_COMPARE(desk.stub.held(), 1);
    desk.stub.answerNext(test::offersJson(dearerAndDearer(64, 1, 0.1))); // as long as answers get
    QTRY_COMPARE(desk.stub.held(), 1);
    QCOMPARE(desk.child<QPushButton>("offers.anycount")->text(), QStringLiteral("Any number of GPUs"));
    QCOMPARE(desk.asked(desk.stub.bodies().size() - 1).value(QLatin1String("gpu_name")).toObject(),
        (QJsonObject{{QStringLiteral("eq"), QStringLiteral("H100 SXM")}}));
    desk.stub.answerNext(test::offersJson(test::sampleOffers()));
    QTRY_COMPARE(
        desk.child<QPushButton>("offers.anycount")->text(), QStringLiteral("Any number of GPUs: 2 offers"));
    QCOMPARE(desk.child<QPushButton>("offers.anygpu")->text(), QStringLiteral("Any GPU")); // nobody knows
    QVERIFY(!desk.searcher.isBusy());
}

void MarketAskingTest::noSingleFilterIsTheReason()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    desk.picker.setQuery(QStringLiteral("gpu_name=RTX_9090 num_gpus>=32"));
    QVERIFY(desk.search());
    QTRY_VERIFY(!desk.child<QPushButton>("offers.anygpu"));
    desk.child<QPushButton>("offers.clearall")->click();
    QTRY_VERIFY(desk.table()->isVisible());
}

void MarketAskingTest::anErrorKeepsTheLastOffers()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    desk.table()->setCurrentIndex(desk.table()->model()->index(3, 0));
    const qint64 chosen = desk.chosen();
    const int rows = desk.table()->model()->rowCount();
    desk.stub.answerAll("{}", 503);
    QVERIFY(desk.search());
    QTRY_VERIFY(desk.child<QPushButton>("offers.again"));
    QVERIFY(desk.table()->isVisible());
    QCOMPARE(desk.table()->model()->rowCount(), rows);
    QCOMPARE(desk.chosen(), chosen);
    QVERIFY(desk.child<QLabel>("offers.strip")->isVisible());
    QVERIFY(desk.text("offers.strip").contains(QStringLiteral("503")));
    QVERIFY(desk.text("offers.status").contains(QStringLiteral("not refreshed")));
    QVERIFY(desk.child<QPushButton>("offers.take")->isEnabled());
    desk.stub.answerAll(test::offersJson(test::sampleOffers()));
    QTest::mouseClick(desk.child<QPushButton>("offers.again"), Qt::LeftButton);
    QTRY_VERIFY(desk.text("offers.status").contains(QStringLiteral("just now")));
    QVERIFY(!desk.child<QLabel>("offers.strip")->isVisible());
    QCOMPARE(desk.chosen(), chosen);
}

void MarketAskingTest::offersOfTheOtherKindDoNotStay()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    desk.stub.answerAll("{}", 503);
    desk.picker.setRentalType(RentalType::Interruptible);
    QVERIFY(desk.search());
    QTRY_VERIFY(!desk.table()->isVisible()); // their prices are not those of bids
    QVERIFY(!desk.child<QPushButton>("offers.take")->isEnabled());
}

void MarketAskingTest::refreshKeepsSelectionAndHeight()
{
    AskingDesk desk;
    const QList<Offer> before = dearerAndDearer(60, 1000, 0.5);
    QVERIFY(desk.open(before));
    QTableView *table = desk.table();
    table->setCurrentIndex(table->model()->index(30, 0));
    table->scrollTo(table->currentIndex(), QAbstractItemView::PositionAtTop);
    const qint64 chosen = desk.chosen();
    const int height = table->visualRect(table->currentIndex()).top();
    // Five cheaper ones come, so that everything moves down, and ten go.
    desk.stub.answerAll(test::offersJson(dearerAndDearer(5, 1, 0.1) + before.mid(10)));
    QVERIFY(desk.search());
    QTRY_COMPARE(table->model()->rowCount(), 55);
    QCOMPARE(desk.chosen(), chosen);
    QCOMPARE(table->currentIndex().row(), 25);
    QCOMPARE(table->visualRect(table->currentIndex()).top(), height);
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
}

void MarketAskingTest::typingNarrowsWithoutAsking()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    const int all = desk.table()->model()->rowCount();
    const auto asked = desk.stub.bodies().size();
    auto *gpu = desk.child<QComboBox>("offers.gpu");
    gpu->setEditText(QStringLiteral("H100"));
    QCOMPARE(desk.table()->model()->rowCount(), 2);
    QVERIFY(desk.text("offers.status").contains(QStringLiteral("2 of 8")));
    desk.child("offers.count")->setFocus();
    QTest::keyClicks(desk.child("offers.count"), QStringLiteral("8"));
    QCOMPARE(desk.table()->model()->rowCount(), 1);
    QTest::keyClick(desk.child("offers.count"), Qt::Key_Backspace);
    QCOMPARE(desk.table()->model()->rowCount(), 2);
    gpu->clearEditText();
    // The line narrows, too, as soon as it can be read.
    auto *line = desk.child<QLineEdit>("offers.query");
    line->setFocus();
    QTest::keyClicks(line, QStringLiteral("num_gpus>"));
    QCOMPARE(desk.table()->model()->rowCount(), all);
    QTest::keyClicks(line, QStringLiteral("3"));
    QCOMPARE(desk.table()->model()->rowCount(), 2);
    QVERIFY(!desk.child<QLabel>("offers.query.problem")->isVisible());
    QCOMPARE(line->text(), QStringLiteral("num_gpus>3")); // nothing moves while somebody types
    QCOMPARE(desk.stub.bodies().size(), asked);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(desk.stub.bodies().size(), asked + 1);
    QTRY_VERIFY(desk.text("offers.status").startsWith(QStringLiteral("2 offers")));
}

void MarketAskingTest::oneRowAMachineCountsOffers()
{
    QList<Offer> offers = test::sampleOffers();
    for (Offer &offer : offers)
        offer.machineId = 7;
    AskingDesk desk;
    QVERIFY(desk.open(offers));
    desk.child<QCheckBox>("offers.group")->click();
    QCOMPARE(desk.table()->model()->rowCount(), 1);
    QVERIFY(desk.text("offers.status").startsWith(QStringLiteral("8 offers")));
    desk.child<QComboBox>("offers.gpu")->setEditText(QStringLiteral("H100"));
    QCOMPARE(desk.table()->model()->rowCount(), 1);
    QVERIFY(desk.text("offers.status").contains(QStringLiteral("2 of 8")));
}

void MarketAskingTest::narrowingToNothingOffersToAsk()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    desk.table()->setCurrentIndex(desk.table()->model()->index(3, 0));
    auto *price = desk.child("offers.price");
    price->setFocus();
    QTest::keyClicks(price, QStringLiteral("0.001"));
    QVERIFY(!desk.table()->isVisible());
    QVERIFY(!desk.child<QPushButton>("offers.take")->isEnabled());
    QVERIFY(desk.text("offers.notice").contains(QStringLiteral("None of the 8 offers here")));
    QVERIFY(price->hasFocus());
    QTest::keyClick(price, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(price, Qt::Key_Delete);
    QVERIFY(desk.table()->isVisible());
    QVERIFY(desk.child<QPushButton>("offers.take")->isEnabled());
    QVERIFY(desk.table()->currentIndex().isValid());
    QTest::keyClicks(price, QStringLiteral("0.001"));
    desk.child<QPushButton>("offers.asknow")->click();
    QTRY_VERIFY(desk.child<QPushButton>("offers.anyprice")); // and then the market has none
}

void MarketAskingTest::aSearchIsSavedAndChosen()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    const QString query = QStringLiteral("gpu_name=RTX_4090 num_gpus>=2 cpu_ram>=8 dlperf>1");
    desk.picker.setQuery(query);
    desk.picker.setRentalType(RentalType::Interruptible);
    desk.table()->sortByColumn(OfferModel::Vram, Qt::DescendingOrder);
    QVERIFY(desk.choose("Save this search as"));
    QVERIFY(desk.answerName("Big & cheap"));
    const auto kept = SavedSearches(desk.state.path()).find(QStringLiteral("big & cheap"));
    QVERIFY(kept);
    QCOMPARE(kept->query, query);
    QCOMPARE(kept->type, QStringLiteral("bid"));
    QCOMPARE(kept->sort, QStringLiteral("Vram"));

    desk.picker.setQuery({});
    desk.picker.setRentalType(RentalType::OnDemand);
    desk.table()->sortByColumn(OfferModel::Id, Qt::AscendingOrder);
    const auto asked = desk.stub.bodies().size();
    QVERIFY(desk.choose("Big  cheap") || desk.choose("Big "));
    QTRY_COMPARE(desk.stub.bodies().size(), asked + 1);
    QCOMPARE(desk.asked(asked).value(QLatin1String("type")).toString(), QStringLiteral("bid"));
    QVERIFY(desk.asked(asked).contains(QLatin1String("dlperf")));
    QCOMPARE(desk.child<QLineEdit>("offers.query")->text(), QStringLiteral("dlperf>1"));
    QCOMPARE(desk.child<QComboBox>("offers.sort")->currentIndex(), int(OfferModel::Vram));
}

void MarketAskingTest::aSavedSearchIsRenamedAndDeleted()
{
    AskingDesk desk;
    SavedSearches searches(desk.state.path());
    SavedSearch one;
    one.name = QStringLiteral("one");
    one.query = QStringLiteral("num_gpus>=2");
    QVERIFY(searches.save(one));
    one.name = QStringLiteral("two");
    QVERIFY(searches.save(one));
    QVERIFY(desk.open(test::sampleOffers()));
    QVERIFY(!desk.choose("Rename")); // none is chosen yet
    QVERIFY(desk.choose("one"));
    QVERIFY(desk.choose("Rename"));
    QVERIFY(desk.answerName("Two")); // another's
    QVERIFY(searches.find(QStringLiteral("one")));
    QVERIFY(desk.text("offers.strip").contains(QStringLiteral("already")));
    QVERIFY(desk.choose("Rename"));
    QVERIFY(desk.answerName("three"));
    QVERIFY(searches.find(QStringLiteral("three")) && !searches.find(QStringLiteral("one")));
    QVERIFY(desk.choose("Delete"));
    QVERIFY(!searches.find(QStringLiteral("three")));
    QTest::mouseClick(desk.child<QPushButton>("offers.saved.undo"), Qt::LeftButton);
    QCOMPARE(searches.find(QStringLiteral("three"))->query, QStringLiteral("num_gpus>=2"));
    QCOMPARE(searches.all().size(), 2);
}

void MarketAskingTest::aBrokenQueryIsNotSaved()
{
    AskingDesk desk;
    QVERIFY(desk.open(test::sampleOffers()));
    desk.child<QLineEdit>("offers.query")->setText(QStringLiteral("gpu_rm>=2"));
    QVERIFY(desk.choose("Save this search as"));
    QVERIFY(desk.answerName("a"));
    QVERIFY(SavedSearches(desk.state.path()).all().isEmpty());
    QVERIFY(desk.child<QLabel>("offers.query.problem")->isVisible());
}

BERTH_TEST(MarketAskingTest)
#include "marketaskingtest.moc"
