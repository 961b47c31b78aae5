// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rail.h"

#include "support/testcase.h"
#include "ui/widgets/theme.h"

#include <QSignalSpy>

using namespace berth;

class RailTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void keysAndClicksChooseAPage();
    void aBadgeSaysWhatItCounts();
    void aBadgeIsSeen_data();
    void aBadgeIsSeen();
    void aLargeNumberStaysInside();
};

namespace {

struct RailBench
{
    RailBench()
    {
        rail.addPage(
            QStringLiteral("rent"), Glyph::Rent, QStringLiteral("Rent"), QKeySequence(Qt::CTRL | Qt::Key_1));
        rail.addPage(QStringLiteral("history"), Glyph::History, QStringLiteral("History"),
            QKeySequence(Qt::CTRL | Qt::Key_3));
        rail.show();
    }

    RailButton *history() { return rail.findChild<RailButton *>(QStringLiteral("rail.history")); }
    void setBadge(int count)
    {
        rail.setBadge(QStringLiteral("history"), count, QStringLiteral("%1 unresolved").arg(count));
    }

    Rail rail;
};

}

void RailTest::keysAndClicksChooseAPage()
{
    RailBench bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.rail));
    QSignalSpy chosen(&bench.rail, &Rail::chosen);
    QTest::keyClick(&bench.rail, Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(bench.rail.current(), 1);
    QTest::mouseClick(bench.rail.findChild<RailButton *>(QStringLiteral("rail.rent")), Qt::LeftButton);
    QCOMPARE(bench.rail.current(), 0);
}

void RailTest::aBadgeSaysWhatItCounts()
{
    RailBench bench;
    const QString plain = bench.history()->toolTip();
    bench.setBadge(1);
    QCOMPARE(bench.history()->accessibleName(), QStringLiteral("History, 1 unresolved"));
    QVERIFY(bench.history()->toolTip().contains(QLatin1String("1 unresolved")));
    bench.setBadge(0);
    QCOMPARE(bench.history()->accessibleName(), QStringLiteral("History"));
    QCOMPARE(bench.history()->toolTip(), plain);
    bench.rail.setBadge(QStringLiteral("nowhere"), 3, {});
}

void RailTest::aBadgeIsSeen_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void RailTest::aBadgeIsSeen()
{
    QFETCH(Appearance, appearance);
    applyPalette(appearance);
    RailBench bench;
    const QImage before = bench.history()->grab().toImage();
    bench.setBadge(2);
    const QImage with = bench.history()->grab().toImage();
    QVERIFY(before != with);
    const QColor fill = toneColor(Tone::Warning, bench.rail.palette());
    int painted = 0;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x)
            painted += with.pixelColor(x, y) == fill ? 1 : 0;
    }
    QVERIFY2(painted > 50, qPrintable(QString::number(painted)));
    bench.setBadge(0);
    QCOMPARE(bench.history()->grab().toImage(), before);
    applyPalette(Appearance::Light);
}

void RailTest::aLargeNumberStaysInside()
{
    RailBench bench;
    bench.setBadge(12345);
    const QImage with = bench.history()->grab().toImage();
    const QColor fill = toneColor(Tone::Warning, bench.rail.palette());
    for (int y = 0; y < with.height(); ++y)
        QVERIFY(with.pixelColor(with.width() - 1, y) != fill);
}

BERTH_TEST(RailTest)
#include "railtest.moc"
