// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money.h"

#include "support/testcase.h"

#include <QRandomGenerator>

#include <cmath>
#include <limits>

using namespace berth;

class MoneyTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writesTheShortestDecimal_data();
    void writesTheShortestDecimal();
    void whatIsWrittenIsReadBack();
    void takesDoublesToTheNearestMicroDollar();
    void refusesDoublesThatAreNoAmount();
    void sumsAreExact();
    void comparesByAmount();
    void isShownInTheLocale();
    void isNeverShownAsZeroUnlessItIs();
};

void MoneyTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("micro");
    QTest::newRow("whole") << QStringLiteral("1") << qint64{1'000'000};
    QTest::newRow("fraction") << QStringLiteral("0.25") << qint64{250'000};
    QTest::newRow("no whole part") << QStringLiteral(".5") << qint64{500'000};
    QTest::newRow("no fraction") << QStringLiteral("2.") << qint64{2'000'000};
    QTest::newRow("six places") << QStringLiteral("0.000001") << qint64{1};
    QTest::newRow("zeros beyond six places") << QStringLiteral("0.12345600") << qint64{123'456};
    QTest::newRow("zeros in front") << QStringLiteral("000.1") << qint64{100'000};
    QTest::newRow("blanks around") << QStringLiteral(" 0.1\t") << qint64{100'000};
    QTest::newRow("zero") << QStringLiteral("0") << qint64{0};
    QTest::newRow("many digits on both sides")
        << QStringLiteral("9000000000000.000001") << qint64{9'000'000'000'000'000'001};
    QTest::newRow("the largest") << QStringLiteral("9223372036854.775807")
                                 << std::numeric_limits<qint64>::max();
}

void MoneyTest::reads()
{
    QFETCH(QString, text);
    QFETCH(qint64, micro);
    const auto money = Money::parse(text);
    QVERIFY(money);
    QCOMPARE(money->micro(), micro);
}

void MoneyTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
        {"", " ", ".", "abc", "1,5", "1e3", "-1", "+1", "$1", "0.1.2", "1 2", "0x10", "nan", "inf",
            "0.0000001", "0.1234567", "9223372036854.775808", "9223372036855", "99999999999999999999999999"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
    QTest::newRow("digits of another script") << QStringLiteral("١");
}

void MoneyTest::refuses()
{
    QFETCH(QString, text);
    const auto money = Money::parse(text);
    QVERIFY(!money);
    QVERIFY(!money.error().isEmpty());
}

void MoneyTest::writesTheShortestDecimal_data()
{
    QTest::addColumn<qint64>("micro");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64{0} << QStringLiteral("0");
    QTest::newRow("whole") << qint64{5'000'000} << QStringLiteral("5");
    QTest::newRow("ends early") << qint64{250'000} << QStringLiteral("0.25");
    QTest::newRow("zeros after the point") << qint64{1'000'001} << QStringLiteral("1.000001");
    QTest::newRow("smallest") << qint64{1} << QStringLiteral("0.000001");
    QTest::newRow("negative") << qint64{-1'500'000} << QStringLiteral("-1.5");
    QTest::newRow("lowest") << std::numeric_limits<qint64>::min() << QStringLiteral("-9223372036854.775808");
    QTest::newRow("no exponent") << qint64{9'000'000'000'000'000'000} << QStringLiteral("9000000000000");
}

void MoneyTest::writesTheShortestDecimal()
{
    QFETCH(qint64, micro);
    QFETCH(QString, text);
    QCOMPARE(Money::fromMicro(micro).toWire(), text);
}

void MoneyTest::whatIsWrittenIsReadBack()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 2000; ++round) {
        const auto money = Money::fromMicro(qint64(random.generate64() >> (1 + random.bounded(62))));
        const auto back = Money::parse(money.toWire());
        QVERIFY2(back && *back == money, qPrintable(money.toWire()));
    }
}

void MoneyTest::takesDoublesToTheNearestMicroDollar()
{
    QCOMPARE(Money::fromDollars(0.1 + 0.2), Money::fromMicro(300'000));
    QCOMPARE(Money::fromDollars(0.0000004), Money::fromMicro(0));
    QCOMPARE(Money::fromDollars(0.0000006), Money::fromMicro(1));
    QCOMPARE(Money::fromDollars(-0.25), Money::fromMicro(-250'000));
    QCOMPARE(Money::fromMicro(123'456).dollars(), 0.123456);
}

void MoneyTest::refusesDoublesThatAreNoAmount()
{
    QVERIFY(!Money::fromDollars(std::nan("")));
    QVERIFY(!Money::fromDollars(std::numeric_limits<double>::infinity()));
    QVERIFY(!Money::fromDollars(-std::numeric_limits<double>::infinity()));
    QVERIFY(!Money::fromDollars(1e300));
    QVERIFY(!Money::fromDollars(1e13));
}

void MoneyTest::sumsAreExact()
{
    Money sum;
    for (int i = 0; i < 1'000'000; ++i)
        sum = sum + Money::fromMicro(100'000);
    QCOMPARE(sum.toWire(), QStringLiteral("100000"));
    QCOMPARE(Money::fromMicro(100'000) * 3, Money::fromMicro(300'000));
    QCOMPARE(Money::fromMicro(1) - Money::fromMicro(2), Money::fromMicro(-1));
}

void MoneyTest::comparesByAmount()
{
    QVERIFY(Money::fromMicro(-1) < Money());
    QVERIFY(Money::fromMicro(2) > Money::fromMicro(1));
    QCOMPARE(Money(), Money::fromMicro(0));
}

void MoneyTest::isShownInTheLocale()
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const QLocale german(QLocale::German, QLocale::Germany);
    QCOMPARE(Money::fromMicro(250'000).toDisplay(english), QStringLiteral("$0.250"));
    QCOMPARE(Money::fromMicro(1'234'500'000).toDisplay(english, 2), QStringLiteral("$1,234.50"));
    QCOMPARE(Money::fromMicro(250'000).toDisplay(german), QStringLiteral("$0,250"));
    QCOMPARE(Money::fromMicro(-250'000).toDisplay(english), QStringLiteral("−$0.250"));
    QCOMPARE(Money().toDisplay(english, 2), QStringLiteral("$0.00"));
}

void MoneyTest::isNeverShownAsZeroUnlessItIs()
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QCOMPARE(Money::fromMicro(1).toDisplay(english), QStringLiteral("$0.000001"));
    QCOMPARE(Money::fromMicro(400).toDisplay(english), QStringLiteral("$0.0004"));
    QCOMPARE(Money::fromMicro(-30).toDisplay(english, 2), QStringLiteral("−$0.00003"));
}

BERTH_TEST(MoneyTest)
#include "moneytest.moc"
