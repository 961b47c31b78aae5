// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offermodel.h"
#include "market/offersortmodel.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace berth;

namespace {

QString shown(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

QList<qint64> order(const OfferSortModel &sorted)
{
    QList<qint64> ids;
    for (int row = 0; row < sorted.rowCount(); ++row)
        ids.append(sorted.offerAt(row).id);
    return ids;
}

}

class OfferModelTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void isAProperModel();
    void showsAnOffer();
    void pricesFollowTheDisk();
    void pricesFollowTheRentalType();
    void pricesForThePlan();
    void aPlanChangesOneColumn();
    void changingTheDiskTellsOnlyOfPrices();
    void everyCellHasWordsAndATooltip();
    void cheapestFirst();
    void sortsNumbersAsNumbers();
    void sortsByThePlan();
    void aFirstClickSortsAsPeopleLook();
    void sortsByGpuThenCount();
    void equalRowsKeepTheirOrder();
    void theOrderFollowsTheDisk();
    void findsAnOfferAgain();
};

void OfferModelTest::isAProperModel()
{
    OfferModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    OfferSortModel sorted(model);
    QAbstractItemModelTester sortedTester(&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setOffers(test::sampleOffers());
    model.setDisk(100);
    model.setRentalType(RentalType::Interruptible);
    sorted.sort(OfferModel::Vram, Qt::DescendingOrder);
    model.setOffers(test::sampleOffers().mid(2));
    model.setOffers({});
    QCOMPARE(sorted.rowCount(), 0);
}

void OfferModelTest::showsAnOffer()
{
    OfferModel model;
    model.setOffers(test::sampleOffers());
    model.setDisk(40);
    QCOMPARE(shown(model, 0, OfferModel::Gpu), QStringLiteral("2× RTX 4090"));
    QCOMPARE(shown(model, 0, OfferModel::Vram), QStringLiteral("24 GB"));
    QCOMPARE(shown(model, 0, OfferModel::PerHour), QStringLiteral("$0.631"));
    QCOMPARE(shown(model, 0, OfferModel::PerDay), QStringLiteral("$15.15"));
    QCOMPARE(shown(model, 0, OfferModel::Location), QStringLiteral("Norway, NO"));
    QCOMPARE(shown(model, 0, OfferModel::Reliability), QStringLiteral("99.4 %"));
    QCOMPARE(shown(model, 0, OfferModel::Cuda), QStringLiteral("12.4"));
    QCOMPARE(shown(model, 0, OfferModel::Download), QStringLiteral("853 Mbps"));
    QCOMPARE(shown(model, 0, OfferModel::Upload), QStringLiteral("413 Mbps"));
    QCOMPARE(shown(model, 0, OfferModel::Disk), QStringLiteral("863 GB"));
    QCOMPARE(shown(model, 0, OfferModel::Cpu), QStringLiteral("32"));
    QCOMPARE(shown(model, 0, OfferModel::Ram), QStringLiteral("126 GB"));
    QCOMPARE(shown(model, 0, OfferModel::DlPerf), QStringLiteral("196.6"));
    QCOMPARE(shown(model, 0, OfferModel::Tflops), QStringLiteral("165.2"));
    QCOMPARE(shown(model, 0, OfferModel::PricePerDlPerf), QStringLiteral("$0.0032")); // 0.631111 ÷ 196.6
    QCOMPARE(shown(model, 0, OfferModel::PricePerTflop), QStringLiteral("$0.0038"));
    QCOMPARE(shown(model, 0, OfferModel::DownloadPrice), QStringLiteral("$0.0029"));
    QCOMPARE(shown(model, 0, OfferModel::UploadPrice), QStringLiteral("$0.0200"));
    QCOMPARE(shown(model, 0, OfferModel::DiskPrice), QStringLiteral("$0.2000"));
    QCOMPARE(shown(model, 0, OfferModel::TimeLeft), QStringLiteral("12 days"));
    QCOMPARE(shown(model, 0, OfferModel::OnMachine), QStringLiteral("1"));
    QCOMPARE(shown(model, 0, OfferModel::Machine), QStringLiteral("15678"));
    QCOMPARE(shown(model, 0, OfferModel::DlPerfPerDollar), QStringLiteral("312")); // 196.6 ÷ 0.631111
    QCOMPARE(shown(model, 0, OfferModel::Verified), QStringLiteral("verified"));
    QCOMPARE(shown(model, 0, OfferModel::Id), QStringLiteral("12345678"));
    // The last one has no price: that is not the same as costing nothing.
    QCOMPARE(shown(model, 8, OfferModel::PerHour), QStringLiteral("—"));
    QCOMPARE(shown(model, 8, OfferModel::PerDay), QStringLiteral("—"));
}

void OfferModelTest::pricesFollowTheDisk()
{
    OfferModel model;
    model.setOffers(test::sampleOffers());
    QCOMPARE(shown(model, 0, OfferModel::PerHour), QStringLiteral("$0.620"));
    model.setDisk(400);
    QCOMPARE(shown(model, 0, OfferModel::PerHour), QStringLiteral("$0.731"));
    QVERIFY(model.index(0, OfferModel::PerHour)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("400 GB")));
}

void OfferModelTest::pricesFollowTheRentalType()
{
    OfferModel model;
    model.setOffers(test::sampleOffers());
    model.setRentalType(RentalType::Interruptible);
    QCOMPARE(shown(model, 0, OfferModel::PerHour), QStringLiteral("$0.310"));
    QVERIFY(model.headerData(OfferModel::PerHour, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("bid")));
}

void OfferModelTest::pricesForThePlan()
{
    OfferModel model;
    model.setOffers(test::sampleOffers());
    model.setDisk(40);
    const auto heading
        = [&model] { return model.headerData(OfferModel::ForPlan, Qt::Horizontal).toString(); };
    QCOMPARE(heading(), QStringLiteral("$/8 h"));
    QCOMPARE(shown(model, 0, OfferModel::ForPlan), QStringLiteral("$5.05")); // 8 × 0.631111
    model.setPlan({24, 50, 100});
    QCOMPARE(heading(), QStringLiteral("$/24 h + GB"));
    // 24 × 0.631111, 50 × 0.02 up, 100 × 0.0029 down.
    QCOMPARE(shown(model, 0, OfferModel::ForPlan), QStringLiteral("$16.44"));
    QCOMPARE(model.index(0, OfferModel::ForPlan).data(Qt::ToolTipRole).toString(),
        QStringLiteral("$16.44 for 24 h, 50 GB up and 100 GB down: $15.15 running, $1.00 up, $0.29 down."));
    QCOMPARE(shown(model, 8, OfferModel::ForPlan), QStringLiteral("—")); // no price was told
}

void OfferModelTest::aPlanChangesOneColumn()
{
    OfferModel model;
    model.setOffers(test::sampleOffers());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy heading(&model, &QAbstractItemModel::headerDataChanged);
    model.setPlan({8, 0, 0}); // as it is
    QCOMPARE(changed.count() + heading.count(), 0);
    model.setPlan({8, 0, 500});
    QCOMPARE(heading.count(), 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().column(), int(OfferModel::ForPlan));
    QCOMPARE(changed.at(0).at(1).toModelIndex().column(), int(OfferModel::ForPlan));
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), model.rowCount() - 1);
}

void OfferModelTest::changingTheDiskTellsOnlyOfPrices()
{
    OfferModel model;
    model.setOffers(test::sampleOffers());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setDisk(50);
    QCOMPARE(reset.count(), 0); // a selection survives
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.at(0).at(0).toModelIndex().column(), int(OfferModel::PerHour));
    QCOMPARE(changed.at(0).at(1).toModelIndex().column(), int(OfferModel::ForPlan));
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), model.rowCount() - 1);
    QCOMPARE(changed.at(1).at(0).toModelIndex().column(), int(OfferModel::DlPerfPerDollar));
    QCOMPARE(changed.at(1).at(1).toModelIndex().column(), int(OfferModel::PricePerTflop));
    changed.clear();
    model.setDisk(50);
    QCOMPARE(changed.count(), 0);
}

void OfferModelTest::everyCellHasWordsAndATooltip()
{
    OfferModel model;
    model.setOffers(test::sampleOffers() << Offer{}); // the last tells nothing at all
    for (int column = 0; column < OfferModel::ColumnCount; ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, column);
            QVERIFY(!index.data().toString().isEmpty());
            QVERIFY(!index.data(Qt::ToolTipRole).toString().isEmpty());
            QVERIFY(index.data(Qt::ToolTipRole).toString().indexOf(QStringLiteral("%1")) < 0);
            QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(index.data().toString()));
        }
    }
}

void OfferModelTest::cheapestFirst()
{
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(test::sampleOffers());
    const QList<qint64> ids = order(sorted);
    QCOMPARE(ids.first(), 10'450'218); // $0.06
    QCOMPARE(ids.at(1), 11'002'345); // $0.14
    QCOMPARE(ids.last(), 14'002'001); // no price told
}

void OfferModelTest::sortsNumbersAsNumbers()
{
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(test::sampleOffers());
    sorted.sort(OfferModel::PerHour, Qt::AscendingOrder);
    // As text, $18.4 would stand before $2.3.
    QVERIFY(sorted.rowOf(13'870'010) > sorted.rowOf(13'870'011));
    sorted.sort(OfferModel::Download, Qt::DescendingOrder);
    QCOMPARE(sorted.rowOf(13'870'010), 0); // 9.9 Gbps before 853 Mbps
}

void OfferModelTest::sortsByThePlan()
{
    QList<Offer> offers = test::sampleOffers().mid(1, 2); // $0.31 and $0.14 an hour
    offers[1].inetDownCost = 0.05;
    OfferModel model;
    model.setOffers(offers);
    OfferSortModel sorted(model);
    sorted.sort(OfferModel::ForPlan, Qt::AscendingOrder);
    QCOMPARE(order(sorted), (QList<qint64>{offers[1].id, offers[0].id}));
    model.setPlan({8, 0, 100}); // $2.48 + $0.29, and $1.12 + $5.00
    QCOMPARE(order(sorted), (QList<qint64>{offers[0].id, offers[1].id}));
}

void OfferModelTest::aFirstClickSortsAsPeopleLook()
{
    OfferModel model;
    const auto first = [&model](int column) {
        return model.headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).value<Qt::SortOrder>();
    };
    for (const int column : {OfferModel::Gpu, OfferModel::PerHour, OfferModel::ForPlan,
             OfferModel::PricePerTflop, OfferModel::UploadPrice, OfferModel::Location})
        QCOMPARE(first(column), Qt::AscendingOrder);
    for (const int column : {OfferModel::Vram, OfferModel::Reliability, OfferModel::DlPerfPerDollar,
             OfferModel::Download, OfferModel::TimeLeft, OfferModel::Yours})
        QCOMPARE(first(column), Qt::DescendingOrder);
}

void OfferModelTest::sortsByGpuThenCount()
{
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(test::sampleOffers());
    sorted.sort(OfferModel::Gpu, Qt::AscendingOrder);
    QCOMPARE(order(sorted).first(), 9'112'004); // A100
    QCOMPARE(sorted.rowOf(12'345'678), sorted.rowOf(12'345'001) + 1); // 2× after 1× RTX 4090
    QCOMPARE(sorted.rowOf(13'870'010), sorted.rowOf(13'870'011) + 1); // 8× after 1× H100
}

void OfferModelTest::equalRowsKeepTheirOrder()
{
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(test::sampleOffers());
    // All have CUDA 12.4: then the price decides, whichever way the column is turned.
    sorted.sort(OfferModel::Cuda, Qt::AscendingOrder);
    const QList<qint64> ascending = order(sorted);
    sorted.sort(OfferModel::Cuda, Qt::DescendingOrder);
    QCOMPARE(order(sorted), ascending);
    QVERIFY(sorted.rowOf(10'450'218) < sorted.rowOf(12'345'678));
}

void OfferModelTest::theOrderFollowsTheDisk()
{
    QList<Offer> offers = test::sampleOffers().mid(0, 2); // $0.62 and $0.31
    offers[1].storageCost = 2; // ten times as dear a disk
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(offers);
    QCOMPARE(order(sorted).first(), offers.at(1).id);
    model.setDisk(500); // $0.759 and $1.699
    QCOMPARE(order(sorted).first(), offers.at(0).id);
}

void OfferModelTest::findsAnOfferAgain()
{
    OfferModel model;
    OfferSortModel sorted(model);
    model.setOffers(test::sampleOffers());
    const int row = sorted.rowOf(9'112'004);
    QCOMPARE(sorted.offerAt(row).id, 9'112'004);
    QCOMPARE(sorted.rowOf(42), -1);
}

BERTH_TEST(OfferModelTest)
#include "offermodeltest.moc"
