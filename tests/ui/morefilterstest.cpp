// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/morefilters.h"

#include "market/gpunames.h"
#include "market/regions.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"
#include "ui/offers/checkpopup.h"
#include "ui/offers/gpucombo.h"
#include "ui/offers/offerfilterbar.h"
#include "ui/offers/placecombo.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QToolButton>

using namespace berth;

namespace {

// The bar in a window of its own, and the hands of a person.
struct FilterDesk
{
    FilterDesk()
        : edited(&bar, &OfferFilterBar::edited)
        , asked(&bar, &OfferFilterBar::searchRequested)
    {
        bar.resize(830, 400);
        bar.show();
        bar.activateWindow();
    }

    bool ready() { return QTest::qWaitForWindowActive(&bar); }
    template <typename T = QWidget> T *child(const char *name)
    {
        return bar.findChild<T *>(QLatin1String(name));
    }
    // A key presses a button as a finger does, and it comes up again after a moment.
    bool unfold()
    {
        const bool before = child<QToolButton>("offers.more")->isChecked();
        QTest::keyClick(&bar, Qt::Key_M, Qt::AltModifier);
        return QTest::qWaitFor([&] { return child<QToolButton>("offers.more")->isChecked() != before; });
    }
    void type(const char *name, const char *text)
    {
        child(name)->setFocus();
        QTest::keyClicks(QApplication::focusWidget(), QLatin1String(text));
    }
    QString line() { return child<QLineEdit>("offers.query")->text(); }
    void openList(const char *name)
    {
        child(name)->setFocus();
        QTest::keyClick(child(name), Qt::Key_Down);
    }
    static void key(Qt::Key key) { QTest::keyClick(QApplication::activePopupWidget()->focusWidget(), key); }
    static void keys(const char *text)
    {
        QTest::keyClicks(QApplication::activePopupWidget()->focusWidget(), QLatin1String(text));
    }

    OfferFilterBar bar;
    QSignalSpy edited;
    QSignalSpy asked;
};

// Filters as a person can set them.
class ShownDice
{
public:
    explicit ShownDice(quint32 seed)
        : m_random(seed)
    {
    }

    OfferFilters roll()
    {
        OfferFilters filters;
        filters.gpuNames = some(commonGpuNames());
        filters.minGpus = number(1, 0);
        filters.maxGpus = number(1, 0);
        filters.gpuRamGb = number(1, 1);
        filters.maxPrice = number(1, 3);
        filters.reliability = number(0.01, 3);
        filters.cuda = number(1, 1);
        filters.computeCap = number(100, 1);
        filters.inetDownMbps = number(1, 0);
        filters.inetUpMbps = number(1, 0);
        filters.diskGb = number(1, 0);
        filters.diskMbps = number(1, 0);
        filters.cpuRamGb = number(1, 1);
        filters.cpuCores = number(1, 1);
        filters.directPorts = number(1, 0);
        filters.durationDays = number(1, 1);
        filters.countries = m_random.bounded(3) == 0 ? regionCountries(QStringLiteral("EU"))
                                                     : some(regionCountries(QStringLiteral("AS")));
        filters.notCountries = some(regionCountries(QStringLiteral("AF")));
        filters.verified = m_random.bounded(2) ? OfferFilters::Verified::Yes : OfferFilters::Verified::Any;
        filters.datacenter = flag();
        filters.staticIp = flag();
        return filters;
    }

private:
    QStringList some(const QStringList &all)
    {
        QStringList chosen;
        for (int count = m_random.bounded(4); count > 0; --count) {
            if (const QString one = all.at(m_random.bounded(int(all.size()))); !chosen.contains(one))
                chosen << one;
        }
        return chosen;
    }
    std::optional<FilterBound> number(double unit, int decimals)
    {
        if (m_random.bounded(2))
            return std::nullopt;
        const int scale = decimals == 3 ? 1000 : decimals == 1 ? 10 : 1;
        const QString text
            = QString::number((1 + m_random.bounded(99 * scale)) / double(scale) * unit, 'g', 12);
        return FilterBound{text.toDouble()};
    }
    std::optional<bool> flag()
    {
        const int roll = m_random.bounded(3);
        return roll == 0 ? std::nullopt : std::optional(roll == 1);
    }

    QRandomGenerator m_random;
};

}

class MoreFiltersTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsAskedFor();
    void theButtonCountsWhatIsSet();
    void clearLeavesAllAlone();
    void aQuerySetsThem();
    void randomFiltersComeBack();
    void aContradictionIsToldAndNotAsked();
    void exactlyOneGpuShowsAsBothLimits();
    void regionsAreChosenByKeys();
    void gpusAreCheckedInTheList();
    void theListFollowsWhatIsTyped();
    void deleteLeavesAFieldAlone();
    void allHaveNames();
};

void MoreFiltersTest::whatIsTypedIsAskedFor()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    QVERIFY(!desk.child("offers.vram")->isVisible());
    QVERIFY(desk.unfold());
    QVERIFY(desk.child("offers.vram")->isVisible());
    desk.type("offers.vram", "24");
    desk.type("offers.reliability", "99.5");
    desk.type("offers.computecap", "8.9");
    desk.type("offers.days", "2");
    desk.child("offers.datacenter")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QVERIFY(desk.edited.count() >= 9); // at each keystroke
    const auto search = desk.bar.search();
    QVERIFY(search);
    const auto atLeast = [](double value) { return QJsonObject{{QStringLiteral("gte"), value}}; };
    QCOMPARE(search->extraFilters.value(QLatin1String("gpu_ram")).toObject(), atLeast(24000));
    QCOMPARE(search->extraFilters.value(QLatin1String("reliability")).toObject(), atLeast(0.995));
    QCOMPARE(search->extraFilters.value(QLatin1String("compute_cap")).toObject(), atLeast(890));
    QCOMPARE(search->extraFilters.value(QLatin1String("duration")).toObject(), atLeast(172800));
    QCOMPARE(search->extraFilters.value(QLatin1String("datacenter")).toObject(),
        (QJsonObject{{QStringLiteral("eq"), true}}));
    QTest::keyClick(desk.child("offers.vram"), Qt::Key_Return);
    QCOMPARE(desk.asked.count(), 1);
}

void MoreFiltersTest::theButtonCountsWhatIsSet()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    auto *button = desk.child<QToolButton>("offers.more");
    QCOMPARE(button->text().remove(u'&'), QStringLiteral("More filters"));
    QVERIFY(desk.unfold());
    desk.type("offers.cuda", "12.4");
    desk.type("offers.ports", "4");
    desk.type("offers.count", "2"); // stands in the bar
    QCOMPARE(button->text().remove(u'&'), QStringLiteral("More filters (2)"));
    QVERIFY(desk.unfold()); // folds
    QVERIFY(!desk.child("offers.vram")->isVisible());
    QCOMPARE(button->accessibleName(), QStringLiteral("More filters (2)"));
    QVERIFY(desk.bar.filters().cuda);
}

void MoreFiltersTest::clearLeavesAllAlone()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    desk.bar.setRentalType(RentalType::Reserved);
    desk.bar.setQuery(
        QStringLiteral("gpu_name=H100 num_gpus=2 cpu_ram>=8 verified=any geolocation=SE dlperf>1"));
    QTest::keyClick(&desk.bar, Qt::Key_L, Qt::AltModifier);
    OfferFilters cleared;
    cleared.type = RentalType::Reserved;
    QTRY_VERIFY(desk.bar.filters() == cleared);
    QCOMPARE(desk.line(), QString());
    QVERIFY(desk.child("offers.gpu")->hasFocus());
}

void MoreFiltersTest::aQuerySetsThem()
{
    FilterDesk desk;
    desk.bar.setQuery(QStringLiteral("disk_bw>=500 static_ip=false geolocation!=CN georegion=true "
                                     "geolocation=EU inet_up>100 reliability>=0.98"));
    const OfferFilters filters = desk.bar.filters();
    QCOMPARE(filters.diskMbps, std::optional(FilterBound{500}));
    QCOMPARE(filters.staticIp, std::optional(false));
    QCOMPARE(filters.notCountries, QStringList{QStringLiteral("CN")});
    QCOMPARE(filters.countries, regionCountries(QStringLiteral("EU")));
    QCOMPARE(filters.reliability, std::optional(FilterBound{0.98}));
    QCOMPARE(desk.line(), QStringLiteral("inet_up>100")); // more than, which no field shows
    QCOMPARE(desk.child<QComboBox>("offers.region")->currentText(), QStringLiteral("Europe"));
    QCOMPARE(desk.child<QComboBox>("offers.notregion")->currentText(), QStringLiteral("China"));
}

void MoreFiltersTest::randomFiltersComeBack()
{
    FilterDesk desk;
    for (quint32 seed = 1; seed <= 300; ++seed) {
        OfferFilters filters = ShownDice(seed).roll();
        if (filters.minGpus && filters.maxGpus && filters.maxGpus->value < filters.minGpus->value)
            std::swap(filters.minGpus, filters.maxGpus);
        const QString text = writeOfferQuery(joinQuery(filters));
        desk.bar.setQuery(text);
        QVERIFY2(desk.bar.filters() == filters, qPrintable(text));
        QCOMPARE(desk.line(), QString());
        QCOMPARE(desk.bar.query(), std::optional(text));
    }
}

void MoreFiltersTest::aContradictionIsToldAndNotAsked()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    desk.type("offers.count", "8");
    desk.type("offers.query", "num_gpus<4");
    QVERIFY(!desk.bar.search());
    auto *line = desk.child<QLineEdit>("offers.query");
    QCOMPARE(line->selectedText(), QStringLiteral("num_gpus<4"));
    auto *problem = desk.child<QLabel>("offers.query.problem");
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("num_gpus>=8")));
    desk.child("offers.count")->setFocus(); // leaving the line tells it, too
    QVERIFY(problem->isVisible());
    desk.child<QLineEdit>("offers.query")->setText({});
    QTest::keyClick(desk.child("offers.count"), Qt::Key_Backspace);
    QTest::keyClicks(desk.child("offers.count"), QStringLiteral("2"));
    QVERIFY(!problem->isVisible());
    QVERIFY(desk.bar.search());
}

void MoreFiltersTest::exactlyOneGpuShowsAsBothLimits()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    desk.type("offers.count", "8");
    desk.type("offers.query", "num_gpus=1");
    const auto search = desk.bar.search();
    QVERIFY(search);
    QCOMPARE(search->extraFilters.value(QLatin1String("num_gpus")).toObject(),
        (QJsonObject{{QStringLiteral("eq"), 1}}));
    QCOMPARE(desk.bar.filters().minGpus, std::optional(FilterBound{1}));
    QCOMPARE(desk.bar.filters().maxGpus, std::optional(FilterBound{1}));
    QCOMPARE(desk.line(), QString());
}

void MoreFiltersTest::regionsAreChosenByKeys()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    desk.bar.setOffers(test::sampleOffers());
    QVERIFY(desk.unfold());
    desk.child("offers.region")->setFocus();
    QTest::keyClicks(desk.child("offers.region"), QStringLiteral("n")); // opens the list, filtered
    QVERIFY(QApplication::activePopupWidget());
    FilterDesk::keys("orway");
    FilterDesk::key(Qt::Key_Return);
    QCOMPARE(desk.bar.filters().countries, QStringList{QStringLiteral("NO")});
    desk.child<QLineEdit>("offers.region.filter")->clear();
    FilterDesk::keys("northern am");
    FilterDesk::key(Qt::Key_Return);
    FilterDesk::key(Qt::Key_Escape);
    QVERIFY(!QApplication::activePopupWidget());
    QCOMPARE(
        desk.child<QComboBox>("offers.region")->currentText(), QStringLiteral("Northern America +1"));
    QCOMPARE(desk.bar.filters().countries.size(), 1 + regionCountries(QStringLiteral("NA")).size());
}

void MoreFiltersTest::gpusAreCheckedInTheList()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    desk.bar.setOffers(test::sampleOffers());
    desk.openList("offers.gpu");
    auto *list = desk.child<QAbstractItemView>("offers.gpu.list");
    QVERIFY(list && list->isVisible());
    // Two offers each of these; what the market has most of is on top.
    const QString first = list->model()->index(0, 0).data().toString();
    QVERIFY(first == QLatin1String("RTX 4090") || first == QLatin1String("H100 SXM"));
    QVERIFY(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u'2'));
    FilterDesk::key(Qt::Key_Space);
    QCOMPARE(list->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    FilterDesk::key(Qt::Key_Down);
    FilterDesk::key(Qt::Key_Return);
    QCOMPARE(desk.child<QComboBox>("offers.gpu")->currentText(), QStringLiteral("RTX 4090, H100 SXM"));
    const QPoint spot = list->visualRect(list->model()->index(0, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, spot); // once more: off
    QCOMPARE(desk.bar.filters().gpuNames, QStringList{QStringLiteral("H100 SXM")});
    FilterDesk::key(Qt::Key_Escape);
    QVERIFY(!list->isVisible());
    desk.openList("offers.gpu"); // shows what is chosen
    QCOMPARE(list->model()->index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QTest::mouseClick(desk.child<QPushButton>("offers.gpu.none"), Qt::LeftButton);
    QVERIFY(desk.bar.filters().gpuNames.isEmpty());
    FilterDesk::key(Qt::Key_Escape);
}

void MoreFiltersTest::theListFollowsWhatIsTyped()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    desk.openList("offers.gpu");
    auto *list = desk.child<QAbstractItemView>("offers.gpu.list");
    const int all = list->model()->rowCount();
    FilterDesk::keys("rtx 40");
    QVERIFY(list->model()->rowCount() > 3 && list->model()->rowCount() < all);
    for (int row = 0; row < list->model()->rowCount(); ++row)
        QVERIFY(list->model()->index(row, 0).data().toString().contains(QStringLiteral("RTX 40")));
    FilterDesk::key(Qt::Key_Return);
    QCOMPARE(desk.bar.filters().gpuNames.size(), 1);
    FilterDesk::key(Qt::Key_Escape);
}

void MoreFiltersTest::deleteLeavesAFieldAlone()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    desk.bar.setQuery(QStringLiteral("geolocation=SE datacenter=true"));
    QVERIFY(desk.unfold());
    for (const char *name : {"offers.region", "offers.datacenter"})
        QTest::keyClick(desk.child(name), Qt::Key_Delete);
    QVERIFY(desk.bar.filters() == OfferFilters());
}

void MoreFiltersTest::allHaveNames()
{
    FilterDesk desk;
    QVERIFY(desk.ready());
    QVERIFY(desk.unfold());
    int seen = 0;
    for (const QWidget *widget : desk.bar.findChildren<QWidget *>()) {
        if (!widget->objectName().startsWith(QLatin1String("offers.")) || !widget->isVisible()
            || widget->focusPolicy() == Qt::NoFocus)
            continue;
        ++seen;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
    QVERIFY(seen >= 24);
}

BERTH_TEST(MoreFiltersTest)
#include "morefilterstest.moc"
