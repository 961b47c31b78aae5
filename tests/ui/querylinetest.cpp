// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/queryline.h"

#include "api/apiclient.h"
#include "market/offersearcher.h"
#include "market/sampleoffers.h"
#include "market/stubmarket.h"
#include "support/manualclock.h"
#include "support/testcase.h"
#include "ui/offers/offerpicker.h"
#include "ui/widgets/optionalspinbox.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace berth;

namespace {

// The market's window, asking a market on this computer.
struct Market
{
    Market()
        : client(account(), [](const QNetworkProxyQuery &) { return QList<QNetworkProxy>(); })
        , searcher(client, clock, pacer)
        , picker(searcher)
    {
        stub.answerAll(test::offersJson(test::sampleOffers()));
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

    bool open()
    {
        picker.open();
        return QTest::qWaitForWindowActive(&picker)
            && QTest::qWaitFor([this] { return !searcher.isBusy() && !stub.bodies().isEmpty(); });
    }

    // Reaches the line by its letter, as somebody without a mouse does.
    void type(const QString &query)
    {
        QTest::keyClick(&picker, Qt::Key_Q, Qt::AltModifier);
        QVERIFY(line()->hasFocus());
        line()->selectAll();
        QTest::keyClicks(line(), query);
    }

    bool enter()
    {
        const auto before = stub.bodies().size();
        QTest::keyClick(line(), Qt::Key_Return);
        return QTest::qWaitFor([&] { return stub.bodies().size() > before && !searcher.isBusy(); });
    }

    template <typename T> T *child(const char *name) const
    {
        return picker.findChild<T *>(QLatin1String(name));
    }
    QLineEdit *line() const { return child<QLineEdit>("offers.query"); }
    QString gpus() const { return child<QComboBox>("offers.gpu")->currentText(); }
    std::optional<double> count() const { return child<OptionalSpinBox>("offers.count")->value(); }
    std::optional<double> price() const { return child<OptionalSpinBox>("offers.price")->value(); }
    QJsonObject asked() const { return QJsonDocument::fromJson(stub.bodies().last()).object(); }
    QJsonObject asked(const char *field) const { return asked().value(QLatin1String(field)).toObject(); }
    QString copied() const
    {
        QGuiApplication::clipboard()->clear();
        child<QPushButton>("offers.query.copy")->click();
        return QGuiApplication::clipboard()->text();
    }

    test::StubMarket stub;
    test::ManualClock clock;
    ApiClient client;
    EndpointPacer pacer{clock};
    OfferSearcher searcher;
    OfferPicker picker;
};

QJsonObject filterOf(const char *name, const QJsonValue &value)
{
    return {{QLatin1String(name), value}};
}

}

class QueryLineTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aQueryReachesTheMarket();
    void filtersTakeWhatTheyCanShow();
    void leavingTheLineFillsFilters();
    void theLineKeepsWhatFiltersCant_data();
    void theLineKeepsWhatFiltersCant();
    void bothConditionsForOneFieldHold();
    void aBrokenQueryIsMarkedAndNotSent_data();
    void aBrokenQueryIsMarkedAndNotSent();
    void mendingTakesTheMarkAway();
    void filtersAndLineAreCopiedAsOneQuery();
    void aQueryTakesThePlaceOfAllFilters();
    void canBeLetGoWhereNothingIsFound();
    void hasAName();
};

void QueryLineTest::aQueryReachesTheMarket()
{
    Market market;
    QVERIFY(market.open());
    market.type(QStringLiteral("gpu_ram>=24 reliability>0.98 geolocation in [SE,NO] duration>2"));
    QVERIFY(market.enter());
    QCOMPARE(market.asked("gpu_ram"), filterOf("gte", 24000));
    QCOMPARE(market.asked("reliability"), filterOf("gt", 0.98));
    QCOMPARE(
        market.asked("geolocation"), filterOf("in", QJsonArray{QStringLiteral("SE"), QStringLiteral("NO")}));
    QCOMPARE(market.asked("duration"), filterOf("gt", 172800));
    QCOMPARE(market.asked("verified"), filterOf("eq", true));
    // More than is nothing that a filter shows; the rest went there.
    QCOMPARE(market.line()->text(), QStringLiteral("reliability>0.98 duration>2"));
}

void QueryLineTest::filtersTakeWhatTheyCanShow()
{
    Market market;
    QVERIFY(market.open());
    market.type(QStringLiteral("gpu_name=RTX_4090 num_gpus>=2 dph<=1.25 verified=any inet_down>500"));
    QVERIFY(market.enter());
    QCOMPARE(market.gpus(), QStringLiteral("RTX 4090"));
    QCOMPARE(market.count(), std::optional(2.0));
    QCOMPARE(market.price(), std::optional(1.25));
    QVERIFY(!market.child<QCheckBox>("offers.verified")->isChecked());
    QCOMPARE(market.line()->text(), QStringLiteral("inet_down>500"));
    QCOMPARE(market.asked("num_gpus"), filterOf("gte", 2));
    QCOMPARE(market.asked("dph_total"), filterOf("lte", 1.25));
    QCOMPARE(market.asked("inet_down"), filterOf("gt", 500));
    QVERIFY(!market.asked().contains(QLatin1String("verified")));
    QVERIFY(market.asked().contains(QLatin1String("gpu_name")));
}

void QueryLineTest::leavingTheLineFillsFilters()
{
    Market market;
    QVERIFY(market.open());
    const auto before = market.stub.bodies().size();
    market.type(QStringLiteral("num_gpus>=4"));
    QVERIFY(!market.count());
    QTest::keyClick(market.line(), Qt::Key_Tab);
    QCOMPARE(market.count(), std::optional(4.0));
    QVERIFY(market.line()->text().isEmpty());
    QCOMPARE(market.stub.bodies().size(), before);
}

void QueryLineTest::theLineKeepsWhatFiltersCant_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("a list of counts") << QStringLiteral("num_gpus in [1,2]");
    QTest::newRow("more than") << QStringLiteral("num_gpus>2");
    QTest::newRow("less than") << QStringLiteral("dph<1");
    QTest::newRow("finer than shown") << QStringLiteral("dph<=0.12345");
    QTest::newRow("a name that would match more") << QStringLiteral("gpu_name=4090");
    QTest::newRow("not this one") << QStringLiteral("gpu_name!=RTX_4090");
    QTest::newRow("unverified only") << QStringLiteral("verified=false");
    QTest::newRow("a place in words") << QStringLiteral("geolocation=Somewhere");
}

void QueryLineTest::theLineKeepsWhatFiltersCant()
{
    QFETCH(QString, query);
    Market market;
    QVERIFY(market.open());
    market.type(query);
    QVERIFY(market.enter());
    QCOMPARE(market.line()->text(), query);
    QVERIFY(market.gpus().isEmpty() && !market.count() && !market.price());
    QVERIFY(market.child<QCheckBox>("offers.verified")->isChecked());
    if (query.startsWith(QLatin1String("verified")))
        QCOMPARE(market.asked("verified"), filterOf("eq", false));
}

void QueryLineTest::bothConditionsForOneFieldHold()
{
    Market market;
    QVERIFY(market.open());
    market.type(QStringLiteral("num_gpus>=2 num_gpus<=8 dph<=2 dph>0.1"));
    QVERIFY(market.enter());
    QCOMPARE(market.asked("num_gpus"), (QJsonObject{{QStringLiteral("gte"), 2}, {QStringLiteral("lte"), 8}}));
    QCOMPARE(
        market.asked("dph_total"), (QJsonObject{{QStringLiteral("lte"), 2}, {QStringLiteral("gt"), 0.1}}));
    QCOMPARE(market.line()->text(), QStringLiteral("dph>0.1"));
}

void QueryLineTest::aBrokenQueryIsMarkedAndNotSent_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("marked");
    QTest::newRow("field") << QStringLiteral("num_gpus>=2 gpu_rm>=24") << QStringLiteral("gpu_rm");
    QTest::newRow("value") << QStringLiteral("num_gpus>=two dph<1") << QStringLiteral("two");
    QTest::newRow("missing") << QStringLiteral("num_gpus>=") << QString();
}

void QueryLineTest::aBrokenQueryIsMarkedAndNotSent()
{
    QFETCH(QString, query);
    QFETCH(QString, marked);
    Market market;
    QVERIFY(market.open());
    const auto before = market.stub.bodies().size();
    market.type(query);
    QTest::keyClick(market.line(), Qt::Key_Return);
    QVERIFY(!market.searcher.isBusy());
    QCOMPARE(market.stub.bodies().size(), before);
    QCOMPARE(market.line()->text(), query);
    QVERIFY(!market.count()); // all or nothing
    QVERIFY(market.line()->hasFocus());
    QCOMPARE(market.line()->selectedText(), marked);
    auto *problem = market.child<QLabel>("offers.query.problem");
    QVERIFY(problem->isVisible() && !problem->text().isEmpty());
    QCOMPARE(market.line()->accessibleDescription(), problem->text());

    market.child<QPushButton>("offers.search")->click();
    market.child<QCheckBox>("offers.verified")->click();
    QVERIFY(!market.searcher.isBusy());
    QCOMPARE(market.stub.bodies().size(), before);
}

void QueryLineTest::mendingTakesTheMarkAway()
{
    Market market;
    QVERIFY(market.open());
    market.type(QStringLiteral("gpu_rm>=24"));
    QTest::keyClick(market.line(), Qt::Key_Return);
    QTest::keyClicks(market.line(), QStringLiteral("gpu_ram")); // over what is marked
    QVERIFY(!market.child<QLabel>("offers.query.problem")->isVisible());
    QVERIFY(market.line()->accessibleDescription().isEmpty());
    QVERIFY(market.enter());
    QCOMPARE(market.asked("gpu_ram"), filterOf("gte", 24000));
}

void QueryLineTest::filtersAndLineAreCopiedAsOneQuery()
{
    Market market;
    QVERIFY(market.open());
    market.child<QComboBox>("offers.gpu")->setEditText(QStringLiteral("H100 SXM"));
    market.child<OptionalSpinBox>("offers.count")->setValue(2);
    market.child<OptionalSpinBox>("offers.price")->setValue(20.5);
    market.type(QStringLiteral("cpu_ram>64"));
    const QString query = market.copied();
    QCOMPARE(query, QStringLiteral("gpu_name=H100_SXM num_gpus>=2 dph_total<=20.5 cpu_ram>64"));

    market.picker.setQuery(QStringLiteral("verified=any"));
    QVERIFY(market.gpus().isEmpty() && !market.count() && !market.price());
    market.picker.setQuery(query);
    QCOMPARE(market.gpus(), QStringLiteral("H100 SXM"));
    QCOMPARE(market.count(), std::optional(2.0));
    QCOMPARE(market.price(), std::optional(20.5));
    QVERIFY(market.child<QCheckBox>("offers.verified")->isChecked());
    QCOMPARE(market.line()->text(), QStringLiteral("cpu_ram>64"));
    QCOMPARE(market.copied(), query);
}

void QueryLineTest::aQueryTakesThePlaceOfAllFilters()
{
    Market market;
    market.child<OptionalSpinBox>("offers.count")->setValue(8);
    QVERIFY(market.open());
    QCOMPARE(market.asked("num_gpus"), filterOf("gte", 8));
    market.picker.setQuery(QStringLiteral("num_gpus=1 gpu_ram>=24"));
    const auto before = market.stub.bodies().size();
    market.picker.open(); // what was found before isn't fresh for this
    QTRY_COMPARE(market.stub.bodies().size(), before + 1);
    QCOMPARE(market.asked("num_gpus"), filterOf("eq", 1));
    QCOMPARE(market.asked("gpu_ram"), filterOf("gte", 24000));
}

void QueryLineTest::canBeLetGoWhereNothingIsFound()
{
    Market market;
    QVERIFY(market.open());
    market.type(QStringLiteral("gpu_ram>4000"));
    QVERIFY(market.enter());
    QTRY_VERIFY(market.child<QPushButton>("offers.noquery"));
    market.child<QPushButton>("offers.noquery")->click();
    QTRY_VERIFY(market.child<QWidget>("offers.table")->isVisible());
    QVERIFY(market.line()->text().isEmpty());
    QVERIFY(!market.asked().contains(QLatin1String("gpu_ram")));
}

void QueryLineTest::hasAName()
{
    QueryLine line;
    QCOMPARE(line.findChild<QLineEdit *>()->accessibleName(), QStringLiteral("Query"));
    QVERIFY(!line.findChild<QPushButton *>()->accessibleName().isEmpty());
}

BERTH_TEST(QueryLineTest)
#include "querylinetest.moc"
