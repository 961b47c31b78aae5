// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/filter.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace berth;
using namespace berth::sandbox;

class FilterTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void operators_data();
    void operators();
    void refusesNonsense_data();
    void refusesNonsense();
    void everyConditionMustHold();
};

namespace {

// A JSON value of any type out of its text.
QJsonValue value(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().at(0);
}

}

void FilterTest::operators_data()
{
    QTest::addColumn<QByteArray>("actual");
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *actual, const char *condition, bool holds) {
        QTest::addRow("%s %s", actual, condition) << QByteArray(actual) << QByteArray(condition) << holds;
    };
    row("4", R"({"eq":4})", true);
    row("4", R"({"eq":5})", false);
    row("4", R"({"eq":"4"})", true);
    row("4", R"({"neq":4})", false);
    row("4", R"({"neq":5})", true);
    row("0.99", R"({"gt":"0.98"})", true);
    row("0.98", R"({"gt":0.98})", false);
    row("0.98", R"({"gte":0.98})", true);
    row("10000", R"({"gt":9000})", true); // by value: as text "10000" comes before "9000"
    row("10000", R"({"gt":"9000"})", true);
    row("3", R"({"lt":4})", true);
    row("4", R"({"lt":4})", false);
    row("4", R"({"lte":4})", true);
    row("2", R"({"in":[1,2,4]})", true);
    row("2", R"({"in":["1","2"]})", true);
    row("3", R"({"in":[1,2,4]})", false);
    row("3", R"({"notin":[1,2,4]})", true);
    row("2", R"({"notin":[1,2,4]})", false);
    row("true", R"({"eq":true})", true);
    row("true", R"({"eq":1})", true);
    row("1", R"({"eq":true})", true);
    row("false", R"({"eq":true})", false);
    row(R"("RTX 4090")", R"({"eq":"RTX 4090"})", true);
    row(R"("RTX 4090")", R"({"in":["RTX 3090","RTX 4090"]})", true);
    row("null", R"({"eq":null})", true);
    row("null", R"({"eq":"x"})", false);
    row("null", R"({"neq":"x"})", true);
    row("null", R"({"gt":0})", false);
    row("null", R"({"lt":9})", false);
    row(R"("a")", R"({"in":[null]})", false);
    row("null", R"({"in":[null]})", true);
    row("5", R"({"gt":3,"lt":9})", true);
    row("5", R"({"gt":3,"lt":5})", false);
}

void FilterTest::operators()
{
    QFETCH(QByteArray, actual);
    QFETCH(QByteArray, condition);
    QFETCH(bool, holds);
    const auto filter = parseConditions(QStringLiteral("field"), value(condition));
    QVERIFY(filter);
    QCOMPARE(matches(*filter, [&](const QString &) { return value(actual); }), holds);
}

void FilterTest::refusesNonsense_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<QString>("named");
    QTest::newRow("no object") << QByteArray("true") << QStringLiteral("field");
    QTest::newRow("operator") << QByteArray(R"({"like":"x"})") << QStringLiteral("like");
    QTest::newRow("list") << QByteArray(R"({"in":4})") << QStringLiteral("in of field");
    QTest::newRow("no list") << QByteArray(R"({"eq":[4]})") << QStringLiteral("eq of field");
}

void FilterTest::refusesNonsense()
{
    QFETCH(QByteArray, condition);
    QFETCH(QString, named);
    const auto filter = parseConditions(QStringLiteral("field"), value(condition));
    QVERIFY(!filter);
    QVERIFY2(filter.error().contains(named), qPrintable(filter.error()));
}

void FilterTest::everyConditionMustHold()
{
    const Filter filter{{QStringLiteral("a"), Operator::Eq, 1}, {QStringLiteral("b"), Operator::Eq, 2}};
    const auto reader = [](int a, int b) {
        return [a, b](const QString &field) { return QJsonValue(field == QLatin1String("a") ? a : b); };
    };
    QVERIFY(matches(filter, reader(1, 2)));
    QVERIFY(!matches(filter, reader(1, 1)));
    QVERIFY(!matches(filter, reader(2, 2)));
    QVERIFY(matches({}, reader(0, 0)));
}

BERTH_TEST(FilterTest)
#include "filtertest.moc"
