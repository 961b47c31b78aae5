// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerdetailspane.h"

#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextTable>

#include <algorithm>

using namespace berth;

namespace {

OfferView view()
{
    OfferView seen;
    seen.diskGb = 40;
    seen.experience
        = QStringLiteral("You have rented it four times, the last time in autumn, without trouble");
    return seen;
}

Offer toldWhole()
{
    Offer offer = test::sampleOffers().first();
    offer.computeCap = 890;
    offer.cpuName = QStringLiteral("AMD EPYC 7763 64-Core Processor");
    return offer;
}

QTextTable *tableOf(const QTextBrowser &facts)
{
    for (QTextFrame *frame : facts.document()->rootFrame()->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(frame))
            return table;
    }
    return nullptr;
}

int linesOf(const QTextTable &table, int row, int column)
{
    return table.cellAt(row, column).firstCursorPosition().block().layout()->lineCount();
}

QString textOf(const QTextTable &table, int row, int column)
{
    return table.cellAt(row, column).firstCursorPosition().block().text();
}

}

class OfferDetailsPaneTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void namesStayWholeAndWordsWrap_data();
    void namesStayWholeAndWordsWrap();
    void copiesWhatItShows();
    void showsNothing();
};

void OfferDetailsPaneTest::namesStayWholeAndWordsWrap_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("points");
    QTest::newRow("as wide as it is at first") << 300 << 0;
    QTest::newRow("as narrow as can be") << 220 << 0;
    QTest::newRow("in large letters") << 400 << 16;
}

void OfferDetailsPaneTest::namesStayWholeAndWordsWrap()
{
    QFETCH(int, width);
    QFETCH(int, points);
    OfferDetailsPane pane;
    if (points > 0) {
        QFont large = pane.font();
        large.setPointSize(points);
        pane.setFont(large);
    }
    pane.resize(width, 600);
    pane.setVisible(true);
    pane.show(toldWhole(), view());
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    const auto *facts = pane.findChild<QTextBrowser *>(QStringLiteral("offers.details.facts"));
    const QTextTable *table = tableOf(*facts);
    QVERIFY(table);
    QStringList names;
    int wrapped = 0;
    for (int row = 0; row < table->rows(); ++row) {
        if (table->cellAt(row, 0).columnSpan() > 1)
            continue; // a heading
        const QString name = textOf(*table, row, 0).replace(QChar::Nbsp, u' ');
        names << name;
        QVERIFY2(linesOf(*table, row, 0) == 1, qPrintable(name));
        wrapped = std::max(wrapped, linesOf(*table, row, 1));
    }
    QVERIFY(names.contains(QStringLiteral("Compute capability")));
    QVERIFY(wrapped > 1);
    QVERIFY(
        facts->document()->size().width() <= facts->viewport()->width()); // nothing is cut off at the right
}

void OfferDetailsPaneTest::copiesWhatItShows()
{
    OfferDetailsPane pane;
    pane.show(toldWhole(), view());
    QSignalSpy copied(&pane, &OfferDetailsPane::copied);
    pane.findChild<QPushButton *>(QStringLiteral("offers.details.copy"))->click();
    QCOMPARE(copied.count(), 1);
    QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("Compute capability")));
}

void OfferDetailsPaneTest::showsNothing()
{
    OfferDetailsPane pane;
    pane.show(toldWhole(), view());
    pane.showNothing();
    QVERIFY(!pane.findChild<QPushButton *>(QStringLiteral("offers.details.copy"))->isEnabled());
    QVERIFY(pane.findChild<QTextBrowser *>()->toPlainText().trimmed().isEmpty());
}

BERTH_TEST(OfferDetailsPaneTest)
#include "offerdetailspanetest.moc"
