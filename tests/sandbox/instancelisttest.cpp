// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/instancelist.h"
#include "support/testcase.h"

#include <numeric>

using namespace berth;
using namespace berth::sandbox;

class InstanceListTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void turnsPages();
    void pagesSurviveChanges();
    void pagesFollowTheOrder();
    void filters();
    void countsLabels();
    void choosesColumns();
    void limits_data();
    void limits();
    void refuses_data();
    void refuses();

private:
    static QList<QJsonObject> rows(int count);
    static QUrlQuery query(const QList<QPair<QString, QString>> &items)
    {
        QUrlQuery made;
        made.setQueryItems(items);
        return made;
    }
    static QList<int> ids(const QJsonObject &page)
    {
        QList<int> all;
        for (const QJsonValue &row : page.value(QStringLiteral("instances")).toArray())
            all << row[QLatin1String("id")].toInt();
        return all;
    }
    static QString token(const QJsonObject &page)
    {
        return page.value(QStringLiteral("next_token")).toString();
    }
};

QList<QJsonObject> InstanceListTest::rows(int count)
{
    QList<QJsonObject> all;
    for (int i = 1; i <= count; ++i)
        all << QJsonObject{{QStringLiteral("id"), i},
            {QStringLiteral("label"), i % 3 ? QJsonValue(QStringLiteral("job")) : QJsonValue()},
            {QStringLiteral("dph_total"), (i * 7) % 5}};
    return all;
}

void InstanceListTest::turnsPages()
{
    QList<int> seen;
    QString next;
    int pages = 0;
    do {
        const auto list = parseListQuery(
            query({{QStringLiteral("limit"), QStringLiteral("10")}, {QStringLiteral("after_token"), next}}));
        QVERIFY(list);
        const QJsonObject page = listPage(*list, rows(30));
        seen += ids(page);
        QCOMPARE(page.value(QStringLiteral("total_instances")).toInt(), 30);
        QCOMPARE(page.value(QStringLiteral("instances_found")).toInt(), 10);
        QVERIFY(page.value(QStringLiteral("success")).toBool());
        next = token(page);
        ++pages;
    } while (!next.isEmpty() && pages < 9);
    QCOMPARE(pages, 3); // no empty page at the end
    QList<int> wanted(30);
    std::iota(wanted.begin(), wanted.end(), 1);
    QCOMPARE(seen, wanted);
}

// A contract that disappears between two pages must not hide another.
void InstanceListTest::pagesSurviveChanges()
{
    QList<QJsonObject> all = rows(6);
    const QString limit = QStringLiteral("limit");
    const QString three = QStringLiteral("3");
    const QJsonObject first = listPage(*parseListQuery(query({{limit, three}})), all);
    all.removeFirst();
    all.removeFirst();
    all.removeFirst(); // the token's own row too
    const QJsonObject second = listPage(
        *parseListQuery(query({{limit, three}, {QStringLiteral("after_token"), token(first)}})), all);
    QCOMPARE(ids(second), (QList<int>{4, 5, 6}));
}

void InstanceListTest::pagesFollowTheOrder()
{
    const QString order = QStringLiteral(R"([{"col":"dph_total","dir":"desc"}])");
    QList<int> seen;
    QString next;
    do {
        const auto list = parseListQuery(query({{QStringLiteral("limit"), QStringLiteral("4")},
            {QStringLiteral("order_by"), order}, {QStringLiteral("after_token"), next}}));
        QVERIFY(list);
        const QJsonObject page = listPage(*list, rows(10));
        seen += ids(page);
        next = token(page);
    } while (!next.isEmpty() && seen.size() < 20);
    QCOMPARE(seen, (QList<int>{2, 7, 4, 9, 1, 6, 3, 8, 5, 10}));
}

void InstanceListTest::filters()
{
    const auto list
        = parseListQuery(query({{QStringLiteral("select_filters"), QStringLiteral(R"({"id":{"gt":8}})")}}));
    QCOMPARE(ids(listPage(*list, rows(10))), (QList<int>{9, 10}));
    const auto unlabelled = parseListQuery(
        query({{QStringLiteral("select_filters"), QStringLiteral(R"({"label":{"in":[null]}})")}}));
    QCOMPARE(ids(listPage(*unlabelled, rows(10))), (QList<int>{3, 6, 9}));
}

void InstanceListTest::countsLabels()
{
    const QJsonObject page = listPage(*parseListQuery({}), rows(10));
    QCOMPARE(page.value(QStringLiteral("label_counts")).toObject(),
        (QJsonObject{{QString(), 3}, {QStringLiteral("job"), 7}}));
    QVERIFY(page.value(QStringLiteral("next_token")).isNull());
}

void InstanceListTest::choosesColumns()
{
    const auto list
        = parseListQuery(query({{QStringLiteral("select_cols"), QStringLiteral(R"(["id","what"])")}}));
    const QJsonObject row
        = listPage(*list, rows(1)).value(QStringLiteral("instances")).toArray().at(0).toObject();
    QCOMPARE(row, (QJsonObject{{QStringLiteral("id"), 1}, {QStringLiteral("what"), QJsonValue()}}));
}

void InstanceListTest::limits_data()
{
    QTest::addColumn<int>("shown");
    QTest::newRow("3") << 3;
    QTest::newRow("0") << 5;
    QTest::newRow("-1") << 5;
    QTest::newRow("26") << 25;
    QTest::newRow("1000") << 25;
}

void InstanceListTest::limits()
{
    QFETCH(int, shown);
    const auto list
        = parseListQuery(query({{QStringLiteral("limit"), QString::fromLatin1(QTest::currentDataTag())}}));
    QCOMPARE(ids(listPage(*list, rows(60))).size(), shown);
    QCOMPARE(ids(listPage(*parseListQuery({}), rows(60))).size(), 25);
}

void InstanceListTest::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("error");
    const QString request = QStringLiteral("invalid_request");
    const QString filter = QStringLiteral("select_filters");
    QTest::newRow("computed") << filter << QStringLiteral(R"({"dph_total":{"lt":1}})") << request;
    QTest::newRow("unknown") << filter << QStringLiteral(R"({"nonsense":{"eq":1}})") << request;
    QTest::newRow("operator") << filter << QStringLiteral(R"({"id":{"like":1}})") << request;
    QTest::newRow("not JSON") << filter << QStringLiteral("{id") << request;
    QTest::newRow("order") << QStringLiteral("order_by") << QStringLiteral(R"([{"col":"nonsense"}])")
                           << request;
    const QString after = QStringLiteral("after_token");
    const QString token = QStringLiteral("invalid_token");
    QTest::newRow("token") << after << QStringLiteral("nonsense") << token;
    QTest::newRow("token of another order") << after << QStringLiteral("eyJ2YWx1ZXMiOnsieCI6MX19") << token;
}

void InstanceListTest::refuses()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, error);
    const auto list = parseListQuery(query({{name, value}}));
    QVERIFY(!list);
    QCOMPARE(list.error().status, 400);
    QCOMPARE(list.error().error, error);
}

BERTH_TEST(InstanceListTest)
#include "instancelisttest.moc"
