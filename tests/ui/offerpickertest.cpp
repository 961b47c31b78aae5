// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerpicker.h"

#include "api/apiclient.h"
#include "market/offermodel.h"
#include "market/offersearcher.h"
#include "market/sampleoffers.h"
#include "market/stubmarket.h"
#include "support/manualclock.h"
#include "support/testcase.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QWheelEvent>

using namespace berth;

namespace {

// The picker in a window of its own, asking a market on this computer.
struct Stage
{
    Stage()
        : client(account(), [](const QNetworkProxyQuery &) { return QList<QNetworkProxy>(); })
        , searcher(client, clock, pacer)
        , picker(searcher)
        , taken(&picker, &OfferPicker::taken)
        , dismissed(&picker, &OfferPicker::dismissed)
    {
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

    bool showOffers()
    {
        stub.answerAll(test::offersJson(test::sampleOffers()));
        picker.open();
        return QTest::qWaitFor([this] { return table()->isVisible(); });
    }

    // Escape closes the list of completions, and not the picker with it.
    bool closeCompletions()
    {
        QWidget *completions = QApplication::activePopupWidget();
        if (!completions)
            return false;
        QTest::keyClick(completions, Qt::Key_Escape);
        picker.activateWindow(); // which a window system does by itself
        return !completions->isVisible() && QTest::qWaitForWindowActive(&picker) && dismissed.isEmpty();
    }

    template <typename T> T *child(const char *name) const
    {
        return picker.findChild<T *>(QLatin1String(name));
    }
    QTableView *table() const { return child<QTableView>("offers.table"); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    QJsonObject lastQuestion() const
    {
        return stub.bodies().isEmpty() ? QJsonObject()
                                       : QJsonDocument::fromJson(stub.bodies().last()).object();
    }
    void type(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }
    void type(const char *text) const { QTest::keyClicks(QApplication::focusWidget(), QLatin1String(text)); }

    test::StubMarket stub;
    test::ManualClock clock;
    ApiClient client;
    EndpointPacer pacer{clock};
    OfferSearcher searcher;
    OfferPicker picker;
    QSignalSpy taken;
    QSignalSpy dismissed;
};

QJsonObject op(const char *name, const QJsonValue &value)
{
    return {{QLatin1String(name), value}};
}

qint64 idOf(const QSignalSpy &taken)
{
    return taken.first().first().value<Offer>().id;
}

}

class OfferPickerTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void searchesWhenOpened();
    void asksWhatTheFiltersSay();
    void theWholeWayByKeyboard();
    void aDoubleClickTakesTheOffer();
    void theButtonTakesTheOfferChosen();
    void escapeTakesNothing();
    void pricesAreForTheDiskOfTheForm();
    void pricesAreForThePlan();
    void choosingInterruptibleAsksAgain();
    void sortsByColumn();
    void keepsTheChosenOfferOnASecondSearch();
    void saysWhatToRelax();
    void tellsAnErrorAndTriesAgain();
    void stopsSearching();
    void theWheelPassesFiltersBy_data();
    void theWheelPassesFiltersBy();
    void everythingCanBeReachedAndIsNamed();
};

void OfferPickerTest::searchesWhenOpened()
{
    Stage stage;
    QVERIFY(stage.stub.bodies().isEmpty());
    QVERIFY(stage.showOffers());
    QCOMPARE(stage.stub.bodies().size(), 1);
    const QJsonObject asked = stage.lastQuestion();
    QCOMPARE(asked.value(QLatin1String("verified")).toObject(), op("eq", true));
    QCOMPARE(asked.value(QLatin1String("type")).toString(), QStringLiteral("on-demand"));
    QCOMPARE(asked.value(QLatin1String("allocated_storage")).toDouble(), 40.0);
    QVERIFY(!asked.contains(QLatin1String("gpu_name")));
    QVERIFY(!asked.contains(QLatin1String("num_gpus")));
    // The unverified one is dropped on this side, though the server gave it.
    QCOMPARE(stage.table()->model()->rowCount(), test::sampleOffers().size() - 1);
    stage.picker.open(); // still fresh
    QCOMPARE(stage.stub.bodies().size(), 1);
}

void OfferPickerTest::asksWhatTheFiltersSay()
{
    Stage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.picker));
    QVERIFY(stage.showOffers());
    stage.child<QComboBox>("offers.gpu")->setFocus();
    stage.type("rtx 4090, h100 sxm");
    QVERIFY(stage.closeCompletions());
    stage.type(Qt::Key_Tab);
    stage.type("2");
    stage.type(Qt::Key_Tab);
    stage.type("20.5");
    QTest::mouseClick(stage.child<QPushButton>("offers.search"), Qt::LeftButton);
    QTRY_COMPARE(stage.stub.bodies().size(), 2);
    const QJsonObject asked = stage.lastQuestion();
    QCOMPARE(asked.value(QLatin1String("gpu_name")).toObject(),
        op("in", QJsonArray{QStringLiteral("RTX 4090"), QStringLiteral("H100 SXM")}));
    QCOMPARE(asked.value(QLatin1String("num_gpus")).toObject(), op("gte", 2));
    QCOMPARE(asked.value(QLatin1String("dph_total")).toObject(), op("lte", 20.5));
    QTRY_COMPARE(stage.table()->model()->rowCount(), 2);
    QCOMPARE(stage.dismissed.count(), 0);
}

void OfferPickerTest::theWholeWayByKeyboard()
{
    Stage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.picker));
    QVERIFY(stage.showOffers());
    QVERIFY(stage.child<QComboBox>("offers.gpu")->hasFocus()
        || stage.child<QComboBox>("offers.gpu")->isAncestorOf(QApplication::focusWidget()));
    stage.type("RTX 4090");
    QVERIFY(stage.closeCompletions());
    QTest::keyClick(stage.child<QComboBox>("offers.gpu")->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(stage.table()->model()->rowCount(), 2);
    for (int i = 0; i < 12 && QApplication::focusWidget() != stage.table(); ++i)
        stage.type(Qt::Key_Tab);
    QVERIFY(stage.table()->hasFocus());
    stage.type(Qt::Key_Down);
    QCOMPARE(stage.taken.count(), 0);
    stage.type(Qt::Key_Return);
    QCOMPARE(stage.taken.count(), 1);
    QCOMPARE(idOf(stage.taken), 12'345'678); // the dearer of the two, and so the second
}

void OfferPickerTest::aDoubleClickTakesTheOffer()
{
    Stage stage;
    QVERIFY(stage.showOffers());
    const QPoint spot = stage.table()->visualRect(stage.table()->model()->index(1, 0)).center();
    QTest::mouseClick(stage.table()->viewport(), Qt::LeftButton, {}, spot);
    QCOMPARE(stage.taken.count(), 0);
    QTest::mouseDClick(stage.table()->viewport(), Qt::LeftButton, {}, spot);
    QCOMPARE(stage.taken.count(), 1);
    QCOMPARE(QString::number(idOf(stage.taken)), stage.cell(1, OfferModel::Id));
}

void OfferPickerTest::theButtonTakesTheOfferChosen()
{
    Stage stage;
    auto *take = stage.child<QPushButton>("offers.take");
    QVERIFY(!take->isEnabled());
    QVERIFY(stage.showOffers());
    QVERIFY(take->isEnabled());
    QTest::mouseClick(take, Qt::LeftButton);
    QCOMPARE(QString::number(idOf(stage.taken)), stage.cell(0, OfferModel::Id));
}

void OfferPickerTest::escapeTakesNothing()
{
    Stage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.picker));
    QVERIFY(stage.showOffers());
    int times = 0;
    for (const char *name :
        {"offers.gpu", "offers.count", "offers.type", "offers.verified", "offers.table"}) {
        stage.child<QWidget>(name)->setFocus();
        stage.type(Qt::Key_Escape);
        QCOMPARE(stage.dismissed.count(), ++times);
    }
    QCOMPARE(stage.taken.count(), 0);
}

void OfferPickerTest::pricesAreForTheDiskOfTheForm()
{
    Stage stage;
    QVERIFY(stage.showOffers());
    // The cheapest: $0.06, and 0.2 × 40 ÷ 720 for the disk.
    QCOMPARE(stage.cell(0, OfferModel::PerHour), QStringLiteral("$0.071"));
    QCOMPARE(stage.cell(0, OfferModel::PerDay), QStringLiteral("$1.71"));
    stage.picker.setDisk(720);
    QCOMPARE(stage.cell(0, OfferModel::PerHour), QStringLiteral("$0.260"));
    QVERIFY(stage.child<QLabel>("offers.status")->text().contains(QStringLiteral("720 GB")));
}

void OfferPickerTest::pricesAreForThePlan()
{
    Stage stage;
    QVERIFY(stage.showOffers());
    auto *sort = stage.child<QComboBox>("offers.sort");
    QCOMPARE(sort->itemText(OfferModel::ForPlan), QStringLiteral("$/8 h"));
    QCOMPARE(stage.cell(0, OfferModel::ForPlan), QStringLiteral("$0.57")); // 8 × 0.071111
    stage.picker.setPlan({8, 0, 1'000});
    QCOMPARE(sort->itemText(OfferModel::ForPlan), QStringLiteral("$/8 h + GB"));
    QCOMPARE(stage.cell(0, OfferModel::ForPlan), QStringLiteral("$3.47")); // and 1,000 × 0.0029
    QCOMPARE(stage.stub.bodies().size(), 1); // worked out here
}

void OfferPickerTest::choosingInterruptibleAsksAgain()
{
    Stage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.picker));
    QVERIFY(stage.showOffers());
    stage.child<QComboBox>("offers.type")->setFocus();
    stage.type(Qt::Key_Down);
    QTRY_COMPARE(stage.stub.bodies().size(), 2);
    QCOMPARE(stage.lastQuestion().value(QLatin1String("type")).toString(), QStringLiteral("bid"));
    QTRY_COMPARE(stage.cell(0, OfferModel::PerHour), QStringLiteral("$0.041")); // bids from $0.03
}

void OfferPickerTest::sortsByColumn()
{
    Stage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.picker));
    QVERIFY(stage.showOffers());
    auto *sort = stage.child<QComboBox>("offers.sort");
    QCOMPARE(sort->currentIndex(), int(OfferModel::PerHour));
    sort->setFocus();
    stage.type(Qt::Key_Up); // VRAM: the largest first
    QCOMPARE(stage.cell(0, OfferModel::Vram), QStringLiteral("80 GB"));
    QCOMPARE(stage.cell(stage.table()->model()->rowCount() - 1, OfferModel::Vram), QStringLiteral("11 GB"));
    // A click on a heading starts with what people look for, too.
    const QHeaderView *header = stage.table()->horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
        {header->sectionViewportPosition(OfferModel::Cpu) + 8, header->height() / 2});
    QCOMPARE(sort->currentIndex(), int(OfferModel::Cpu));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
}

void OfferPickerTest::keepsTheChosenOfferOnASecondSearch()
{
    Stage stage;
    QVERIFY(stage.showOffers());
    stage.table()->setCurrentIndex(stage.table()->model()->index(3, 0));
    const QString chosen = stage.cell(3, OfferModel::Id);
    QList<Offer> fewer = test::sampleOffers();
    fewer.removeAt(7); // the cheapest is gone, so everything moves up
    stage.stub.answerAll(test::offersJson(fewer));
    stage.picker.search();
    QTRY_COMPARE(stage.table()->model()->rowCount(), fewer.size() - 1);
    QCOMPARE(stage.cell(stage.table()->currentIndex().row(), OfferModel::Id), chosen);
    QCOMPARE(stage.table()->currentIndex().row(), 2);
}

void OfferPickerTest::saysWhatToRelax()
{
    Stage stage;
    QVERIFY(stage.showOffers());
    stage.child<QComboBox>("offers.gpu")->setEditText(QStringLiteral("RTX 9090"));
    QTest::mouseClick(stage.child<QPushButton>("offers.search"), Qt::LeftButton);
    QTRY_VERIFY(stage.child<QPushButton>("offers.anygpu"));
    QVERIFY(!stage.table()->isVisible());
    QVERIFY(!stage.child<QPushButton>("offers.anyprice")); // no ceiling was set
    QVERIFY(!stage.child<QPushButton>("offers.take")->isEnabled());
    QTest::mouseClick(stage.child<QPushButton>("offers.anygpu"), Qt::LeftButton);
    QTRY_VERIFY(stage.table()->isVisible());
    QVERIFY(stage.child<QComboBox>("offers.gpu")->currentText().isEmpty());
    QVERIFY(!stage.lastQuestion().contains(QLatin1String("gpu_name")));
}

void OfferPickerTest::tellsAnErrorAndTriesAgain()
{
    Stage stage;
    stage.stub.answerAll(R"({"success":false,"error":"auth_error","msg":"Invalid user key"})", 401);
    stage.picker.open();
    QTRY_VERIFY(stage.child<QPushButton>("offers.again"));
    QVERIFY(stage.child<QLabel>("offers.notice")->text().contains(QStringLiteral("API key")));
    auto *words = stage.child<QPlainTextEdit>("offers.words");
    QVERIFY(!words->isVisible());
    QTest::mouseClick(stage.child<QToolButton>("offers.words.show"), Qt::LeftButton);
    QVERIFY(words->isVisible());
    QCOMPARE(words->toPlainText(), QStringLiteral("HTTP 401\nauth_error\nInvalid user key"));
    stage.stub.answerAll(test::offersJson(test::sampleOffers()));
    QTest::mouseClick(stage.child<QPushButton>("offers.again"), Qt::LeftButton);
    QTRY_VERIFY(stage.table()->isVisible());
}

void OfferPickerTest::stopsSearching()
{
    Stage stage;
    stage.picker.open(); // the stub holds the question
    auto *stop = stage.child<QPushButton>("offers.stop");
    QVERIFY(stop->isVisible());
    QTRY_COMPARE(stage.stub.held(), 1);
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(!stage.searcher.isBusy());
    QVERIFY(!stop->isVisible());
}

void OfferPickerTest::theWheelPassesFiltersBy_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"offers.gpu", "offers.count", "offers.price", "offers.type", "offers.sort"})
        QTest::newRow(name) << QByteArray(name);
}

void OfferPickerTest::theWheelPassesFiltersBy()
{
    QFETCH(QByteArray, name);
    Stage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.picker));
    stage.child<QPushButton>("offers.search")->setFocus();
    auto *filter = stage.child<QWidget>(name.constData());
    QVERIFY(filter);
    const auto shown = [filter] {
        const auto *line = filter->findChild<QLineEdit *>();
        const auto *combo = qobject_cast<QComboBox *>(filter);
        return combo ? combo->currentText() : line->text();
    };
    const QString before = shown();
    const QPointF spot = filter->rect().center();
    QWheelEvent turn(spot, filter->mapToGlobal(spot), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    QApplication::sendEvent(filter, &turn);
    QCOMPARE(shown(), before);
    QVERIFY(!filter->hasFocus());
}

void OfferPickerTest::everythingCanBeReachedAndIsNamed()
{
    Stage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.picker));
    QVERIFY(stage.showOffers());
    for (const char *name : {"offers.gpu", "offers.count", "offers.price", "offers.type", "offers.verified",
             "offers.search", "offers.query", "offers.query.copy", "offers.sort", "offers.table",
             "offers.back", "offers.take"}) {
        auto *widget = stage.child<QWidget>(name);
        QVERIFY2(widget, name);
        QVERIFY2(!widget->accessibleName().isEmpty(), name);
        bool reached = false;
        for (int i = 0; i < 20 && !reached; ++i) {
            QWidget *focus = QApplication::focusWidget();
            reached = focus == widget || widget->isAncestorOf(focus);
            stage.type(Qt::Key_Tab);
        }
        QVERIFY2(reached, name);
    }
}

BERTH_TEST(OfferPickerTest)
#include "offerpickertest.moc"
