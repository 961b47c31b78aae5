// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/gpunames.h"
#include "support/testcase.h"

using namespace berth;

class GpuNamesTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasTyped_data();
    void readsWhatWasTyped();
    void theCommonOnesAreAllDifferent();
};

void GpuNamesTest::readsWhatWasTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("names");

    const auto list = [](const char *names) { return QString::fromLatin1(names).split(u'|'); };
    QTest::newRow("nothing is any") << QString() << QStringList();
    QTest::newRow("commas alone are any") << QStringLiteral(" , ,") << QStringList();
    // 4090 alone would be no GPU's name; RTX 4090 is not meant to bring the RTX 4090D along.
    QTest::newRow("a part") << QStringLiteral("4090") << list("RTX 4090|RTX 4090D");
    QTest::newRow("a whole name") << QStringLiteral("rtx 4090") << list("RTX 4090");
    QTest::newRow("as the official client writes it") << QStringLiteral("RTX_4090") << list("RTX 4090");
    QTest::newRow("words in any order") << QStringLiteral("sxm h100") << list("H100 SXM");
    QTest::newRow("several") << QStringLiteral("h100,  RTX 3090") << list("H100 SXM|H100 PCIE|RTX 3090");
    QTest::newRow("twice the same") << QStringLiteral("RTX 4090, 4090") << list("RTX 4090|RTX 4090D");
    QTest::newRow("unheard of") << QStringLiteral("RTX  9090") << list("RTX 9090");
}

void GpuNamesTest::readsWhatWasTyped()
{
    const QStringList known{QStringLiteral("RTX 4090"), QStringLiteral("RTX 4090D"),
        QStringLiteral("RTX 3090"), QStringLiteral("H100 SXM"), QStringLiteral("H100 PCIE")};
    QFETCH(QString, typed);
    QTEST(gpuNamesFor(typed, known), "names");
}

void GpuNamesTest::theCommonOnesAreAllDifferent()
{
    QStringList names = commonGpuNames();
    QVERIFY(!names.isEmpty());
    QCOMPARE(names.removeDuplicates(), 0);
}

BERTH_TEST(GpuNamesTest)
#include "gpunamestest.moc"
