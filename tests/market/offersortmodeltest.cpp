// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersortmodel.h"
#include "market/offermodel.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <algorithm>

using namespace berth;

namespace {

QList<qint64> idsShown(const OfferSortModel &sorted)
{
    QList<qint64> ids;
    for (int row = 0; row < sorted.rowCount(); ++row)
        ids.append(sorted.offerAt(row).id);
    return ids;
}

// Many, with few different values, so that ties are common.
QList<Offer> manyOffers(int count, QRandomGenerator &dice)
{
    const QStringList cards{QStringLiteral("RTX 4090"), QStringLiteral("a40"), QStringLiteral("H100 SXM")};
    QList<Offer> offers;
    for (int i = 0; i < count; ++i) {
        Offer offer;
        offer.id = 1'000 + i;
        offer.machineId = 1 + dice.bounded(count / 2 + 1);
        offer.gpuName = cards.at(dice.bounded(3));
        offer.numGpus = 1 << dice.bounded(3);
        offer.gpuRamMb = 1024.0 * (8 + dice.bounded(4));
        offer.dphBase = Money::fromMicro(dice.bounded(6) * 100'000);
        offer.geolocation = dice.bounded(2) ? QStringLiteral("Norway, NO") : QString();
        offers.append(offer);
    }
    return offers;
}

// What must be shown, worked out the plain way.
QList<qint64> expectedByVram(
    const QList<Offer> &offers, Qt::SortOrder order, const OfferSortModel::Accepts &accepts)
{
    QList<Offer> shown;
    std::copy_if(offers.begin(), offers.end(), std::back_inserter(shown), accepts);
    std::sort(shown.begin(), shown.end(), [order](const Offer &a, const Offer &b) {
        if (a.gpuRamMb != b.gpuRamMb)
            return (a.gpuRamMb < b.gpuRamMb) == (order == Qt::AscendingOrder);
        const auto price = [](const Offer &o) {
            return o.dphBase == Money() ? std::numeric_limits<qint64>::max() : o.dphBase.micro();
        };
        return std::pair(price(a), a.id) < std::pair(price(b), b.id);
    });
    QList<qint64> ids;
    for (const Offer &offer : shown)
        ids.append(offer.id);
    return ids;
}

bool isPlural(const Offer &offer)
{
    return offer.numGpus > 1;
}

}

class OfferSortModelTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void anythingMayHappen();
    void aSmallChangeIsNoReset();
    void aLargeChangeIsAReset();
    void aSelectionFollowsItsOffer();
    void hidesAndCounts();
    void groupsByMachine();
    void unfoldsAMachine();
    void theFilterComesBeforeTheGroups();
    void countsOffersNotRows();
    void textsSortWithoutRegardToCase();
};

// Inserts, removals, new prices, filters, groups and orders as they come: the model keeps its promises, an
// index that somebody holds stays with its offer, and what is shown is what must be.
void OfferSortModelTest::anythingMayHappen()
{
    QRandomGenerator dice(5);
    OfferModel model;
    OfferSortModel sorted(model);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester sortedTester(&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<Offer> market = manyOffers(120, dice);
    OfferSortModel::Accepts accepts = [](const Offer &) { return true; };
    Qt::SortOrder order = Qt::AscendingOrder;
    int resets = 0;
    connect(&sorted, &QAbstractItemModel::modelReset, this, [&resets] { ++resets; });
    for (int step = 0; step < 200; ++step) {
        const int resetsBefore = resets;
        const int held = sorted.rowCount() > 0 ? dice.bounded(sorted.rowCount()) : -1;
        const QPersistentModelIndex kept = sorted.index(held, 1);
        const qint64 keptId = held >= 0 ? sorted.offerAt(held).id : 0;
        switch (dice.bounded(5)) {
        case 0: { // some come, some go, some cost something else
            QList<Offer> now;
            for (Offer offer : std::as_const(market)) {
                if (dice.bounded(10) == 0)
                    continue;
                if (dice.bounded(10) == 0)
                    offer.dphBase = Money::fromMicro(dice.bounded(6) * 100'000);
                now.append(offer);
            }
            model.setOffers(now);
            break;
        }
        case 1:
            accepts
                = dice.bounded(2) ? OfferSortModel::Accepts(isPlural) : [](const Offer &) { return true; };
            sorted.setFilter(accepts);
            break;
        case 2:
            order = dice.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
            sorted.sort(OfferModel::Vram, order);
            break;
        case 3:
            model.setRentalType(dice.bounded(2) ? RentalType::OnDemand : RentalType::Reserved);
            break;
        default:
            sorted.setGrouped(true);
            sorted.setUnfolded(1 + dice.bounded(60), true);
            sorted.setGrouped(false);
        }
        if (sorted.sortColumn() == OfferModel::Vram)
            QCOMPARE(idsShown(sorted), expectedByVram(model.offers(), order, accepts));
        if (resets == resetsBefore && kept.isValid())
            QCOMPARE(sorted.offerAt(kept.row()).id, keptId);
        if (step % 50 == 49)
            model.setOffers({});
    }
}

void OfferSortModelTest::aSmallChangeIsNoReset()
{
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(test::sampleOffers());
    QSignalSpy reset(&sorted, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&sorted, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&sorted, &QAbstractItemModel::rowsInserted);
    QList<Offer> offers = test::sampleOffers();
    Offer added = offers.takeAt(4);
    added.id = 77;
    added.dphBase = Money::fromMicro(100'000);
    offers.prepend(added);
    model.setOffers(offers);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 1); // behind the one at $0.06
    QCOMPARE(sorted.rowOf(77), 1);
}

void OfferSortModelTest::aLargeChangeIsAReset()
{
    QRandomGenerator dice(6);
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(manyOffers(1'000, dice));
    QSignalSpy reset(&sorted, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&sorted, &QAbstractItemModel::rowsRemoved);
    sorted.setFilter([](const Offer &offer) { return offer.id % 2 == 0; });
    QCOMPARE(sorted.rowCount(), 500);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(removed.count(), 0);
}

void OfferSortModelTest::aSelectionFollowsItsOffer()
{
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(test::sampleOffers());
    const QPersistentModelIndex held = sorted.index(sorted.rowOf(13'870'010), 2);
    sorted.sort(OfferModel::Vram, Qt::DescendingOrder);
    QCOMPARE(sorted.offerAt(held.row()).id, 13'870'010);
    model.setOffers(test::sampleOffers().mid(2));
    QCOMPARE(sorted.offerAt(held.row()).id, 13'870'010);
    QCOMPARE(held.column(), 2);
    sorted.setFilter(isPlural);
    QCOMPARE(sorted.offerAt(held.row()).id, 13'870'010);
    sorted.setFilter([](const Offer &offer) { return offer.numGpus == 1; });
    QVERIFY(!held.isValid());
}

void OfferSortModelTest::hidesAndCounts()
{
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(test::sampleOffers());
    sorted.setHiding([](const Offer &offer) { return offer.gpuName == QLatin1String("RTX 4090"); });
    QCOMPARE(sorted.hiddenCount(), 2);
    QCOMPARE(sorted.rowCount(), test::sampleOffers().size() - 2);
    QCOMPARE(sorted.rowOf(12'345'678), -1);
    // What the filter lets out already is not counted as hidden.
    sorted.setFilter([](const Offer &offer) { return offer.numGpus == 1; });
    QCOMPARE(sorted.hiddenCount(), 1);
    sorted.setHiding({});
    QCOMPARE(sorted.hiddenCount(), 0);
}

void OfferSortModelTest::groupsByMachine()
{
    QList<Offer> offers = test::sampleOffers().mid(0, 5);
    for (Offer &offer : offers)
        offer.machineId = 7;
    offers[1].machineId = 0; // not told: nobody's neighbour
    offers[4].machineId = 0;
    OfferModel model;
    OfferSortModel sorted(model);
    QAbstractItemModelTester tester(&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setOffers(offers);
    sorted.setGrouped(true);
    QCOMPARE(idsShown(sorted), (QList<qint64>{11'002'345, 12'345'001, 13'870'011}));
    QCOMPARE(sorted.offersBehind(0), 3);
    QCOMPARE(sorted.offersBehind(1), 1);
    // The machine stands for its best price, whatever it is sorted by.
    sorted.sort(OfferModel::Vram, Qt::DescendingOrder);
    QCOMPARE(sorted.rowOf(11'002'345), 1);
    // Its cheapest offer goes: the next one takes the place.
    offers.removeAt(2);
    model.setOffers(offers);
    QVERIFY(sorted.rowOf(12'345'678) >= 0);
    QCOMPARE(sorted.offersBehind(sorted.rowOf(12'345'678)), 2);
    sorted.setGrouped(false);
    QCOMPARE(sorted.rowCount(), 4);
    QCOMPARE(sorted.offersBehind(0), 1);
}

void OfferSortModelTest::unfoldsAMachine()
{
    QList<Offer> offers = test::sampleOffers().mid(0, 4);
    offers[0].machineId = offers[2].machineId = offers[3].machineId = 7;
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(offers);
    sorted.setGrouped(true);
    QCOMPARE(idsShown(sorted), (QList<qint64>{11'002'345, 12'345'001}));
    sorted.setUnfolded(7, true);
    QCOMPARE(idsShown(sorted), (QList<qint64>{11'002'345, 12'345'678, 13'870'010, 12'345'001}));
    sorted.setUnfolded(7, false);
    QCOMPARE(sorted.rowCount(), 2);
}

void OfferSortModelTest::theFilterComesBeforeTheGroups()
{
    QList<Offer> offers = test::sampleOffers().mid(0, 3);
    for (Offer &offer : offers)
        offer.machineId = 7;
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(offers);
    sorted.setGrouped(true);
    QCOMPARE(idsShown(sorted), QList<qint64>{11'002'345});
    sorted.setFilter(isPlural);
    QCOMPARE(idsShown(sorted), QList<qint64>{12'345'678});
    QCOMPARE(sorted.offersBehind(0), 1);
}

void OfferSortModelTest::countsOffersNotRows()
{
    QList<Offer> offers = test::sampleOffers().mid(0, 4);
    for (Offer &offer : offers)
        offer.machineId = 7;
    OfferModel model;
    OfferSortModel sorted(model);
    QCOMPARE(sorted.acceptedCount(), 0);
    model.setOffers(offers);
    QCOMPARE(sorted.acceptedCount(), 4);
    sorted.setGrouped(true);
    QCOMPARE(sorted.rowCount(), 1);
    QCOMPARE(sorted.acceptedCount(), 4);
    sorted.setUnfolded(7, true);
    QCOMPARE(sorted.acceptedCount(), 4);
    sorted.setFilter([](const Offer &offer) { return offer.numGpus == 1; });
    QCOMPARE(sorted.acceptedCount(), 2);
    sorted.setHiding([](const Offer &offer) { return offer.id == 12'345'001; });
    QCOMPARE(sorted.acceptedCount(), 1);
}

void OfferSortModelTest::textsSortWithoutRegardToCase()
{
    QList<Offer> offers = test::sampleOffers().mid(0, 3);
    offers[0].geolocation = QStringLiteral("norway");
    offers[1].geolocation = QStringLiteral("Zambia");
    offers[2].geolocation = QStringLiteral("Peru");
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(offers);
    sorted.sort(OfferModel::Location, Qt::AscendingOrder);
    QCOMPARE(idsShown(sorted), (QList<qint64>{offers[0].id, offers[2].id, offers[1].id}));
}

BERTH_TEST(OfferSortModelTest)
#include "offersortmodeltest.moc"
