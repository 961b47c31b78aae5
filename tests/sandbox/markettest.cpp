// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/market.h"
#include "sandbox/gpus.h"
#include "support/testcase.h"

#include <QSet>

using namespace berth;
using namespace berth::sandbox;

class MarketTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameMarket();
    void neverChanges();
    void isBelievable();
    void hasEveryKindOfOffer();
    void sharesMachines();
};

void MarketTest::sameSeedSameMarket()
{
    const auto one = makeMarket(7, 50);
    const auto same = makeMarket(7, 50);
    const auto other = makeMarket(8, 50);
    QCOMPARE(one.size(), 50);
    for (qsizetype i = 0; i < one.size(); ++i) {
        QCOMPARE(one.at(i).id, same.at(i).id);
        QCOMPARE(one.at(i).facts, same.at(i).facts);
    }
    QVERIFY(one.first().facts != other.first().facts);
    // More offers continue the market, they do not change it.
    QCOMPARE(makeMarket(7, 60).at(49).facts, one.at(49).facts);
}

// A distribution of the standard library would make this differ from platform to platform.
void MarketTest::neverChanges()
{
    const MarketOffer first = makeMarket(1, 1).first();
    QCOMPARE(first.id, 20417037);
    QCOMPARE(first.facts.value(QStringLiteral("gpu_name")).toString(), QStringLiteral("H100 SXM"));
    QCOMPARE(first.gpuPrice, 1.862513);
}

void MarketTest::isBelievable()
{
    QSet<QString> names;
    for (const GpuKind &kind : gpuKinds())
        names.insert(QString::fromLatin1(kind.name));
    QSet<qint64> ids;
    for (const MarketOffer &offer : makeMarket(3, 400)) {
        const QJsonObject &facts = offer.facts;
        QVERIFY(names.contains(facts.value(QStringLiteral("gpu_name")).toString()));
        QVERIFY((QSet<int>{1, 2, 4, 8}.contains(offer.gpus)));
        QCOMPARE(facts.value(QStringLiteral("num_gpus")).toInt(), offer.gpus);
        QVERIFY(offer.gpuPrice > 0.02 && offer.gpuPrice < 60);
        QVERIFY(offer.minBid > 0 && offer.minBid < offer.gpuPrice);
        QVERIFY(offer.diskGb >= 15);
        const double reliability = facts.value(QStringLiteral("reliability")).toDouble();
        QVERIFY(reliability > 0.8 && reliability < 1);
        QVERIFY(facts.value(QStringLiteral("gpu_frac")).toDouble() <= 1);
        QVERIFY(facts.value(QStringLiteral("cpu_ram")).toInt() > 0);
        QVERIFY(!ids.contains(offer.id));
        ids.insert(offer.id);
    }
}

void MarketTest::hasEveryKindOfOffer()
{
    int occupied = 0;
    int vms = 0;
    int hostOnly = 0;
    int usual = 0;
    for (const MarketOffer &offer : makeMarket(1, 200)) {
        occupied += offer.rentable ? 0 : 1;
        vms += offer.vms ? 1 : 0;
        hostOnly += offer.hostOnly ? 1 : 0;
        usual += offer.rentable && offer.facts.value(QStringLiteral("verified")).toBool() ? 1 : 0;
        // What only its host may take must not turn up where people look.
        QVERIFY(!offer.hostOnly || offer.facts.value(QStringLiteral("external")).toBool());
    }
    QVERIFY(occupied > 0);
    QVERIFY(vms > 0);
    QVERIFY(hostOnly > 0);
    QVERIFY(usual > 100);
}

void MarketTest::sharesMachines()
{
    QHash<qint64, QJsonObject> machines;
    int parts = 0;
    for (const MarketOffer &offer : makeMarket(1, 200)) {
        if (const auto known = machines.constFind(offer.machine); known != machines.constEnd()) {
            ++parts;
            for (const char *key : {"gpu_name", "driver_version", "cpu_name", "geolocation", "host_id"})
                QCOMPARE(offer.facts.value(QLatin1String(key)), known->value(QLatin1String(key)));
        }
        machines.insert(offer.machine, offer.facts);
    }
    QVERIFY(parts > 0);
}

BERTH_TEST(MarketTest)
#include "markettest.moc"
