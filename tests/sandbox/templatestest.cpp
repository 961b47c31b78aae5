// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/templates.h"
#include "sandbox/createcheck.h"
#include "support/testcase.h"

using namespace berth;
using namespace berth::sandbox;

class TemplatesTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findsThem();
    void everyOneCanBeRented();
    void scalarsAreReplaced();
    void envIsMergedByKey();
    void argumentsAreOneSetting();
    void itsVolumeIsNotUsed();
    void showsThem();

private:
    static Template sample();
};

Template TemplatesTest::sample()
{
    Template one;
    one.id = 1;
    one.recommendedDiskGb = 20;
    one.request = {{QStringLiteral("image"), QStringLiteral("their/image:1")}, {QStringLiteral("disk"), 20},
        {QStringLiteral("use_jupyter_lab"), true},
        {QStringLiteral("args"), QJsonArray{QStringLiteral("theirs")}},
        {QStringLiteral("volume_info"), QJsonObject{{QStringLiteral("volume_id"), 5}}},
        {QStringLiteral("env"),
            QJsonObject{{QStringLiteral("A"), QStringLiteral("theirs")},
                {QStringLiteral("B"), QStringLiteral("theirs")}}}};
    return one;
}

void TemplatesTest::findsThem()
{
    const Template &one = publicTemplates().at(1);
    QCOMPARE(findTemplate(one.id, {}), &one);
    QCOMPARE(findTemplate(std::nullopt, one.hashId), &one);
    QCOMPARE(findTemplate(one.id, one.hashId), &one);
    QVERIFY(!findTemplate(publicTemplates().first().id, one.hashId)); // of two different ones
    QVERIFY(!findTemplate(1, {}));
    QVERIFY(!findTemplate(std::nullopt, QStringLiteral("0")));
    QVERIFY(!findTemplate(std::nullopt, {}));
}

void TemplatesTest::everyOneCanBeRented()
{
    QSet<QString> hashes;
    for (const Template &one : publicTemplates()) {
        QVERIFY(checkCreate({{QStringLiteral("template_hash_id"), one.hashId}}));
        QCOMPARE(one.hashId.size(), 32);
        hashes.insert(one.hashId);
    }
    QCOMPARE(hashes.size(), publicTemplates().size());
}

void TemplatesTest::scalarsAreReplaced()
{
    const QJsonObject merged
        = mergedWithTemplate({{QStringLiteral("disk"), 64}, {QStringLiteral("image"), QJsonValue::Null},
                                 {QStringLiteral("use_jupyter_lab"), false}},
            sample());
    QCOMPARE(merged.value(QStringLiteral("disk")).toInt(), 64);
    QCOMPARE(
        merged.value(QStringLiteral("image")).toString(), QStringLiteral("their/image:1")); // null is unset
    QCOMPARE(merged.value(QStringLiteral("use_jupyter_lab")).toBool(true), false); // false is not
}

void TemplatesTest::envIsMergedByKey()
{
    const QJsonObject own{
        {QStringLiteral("B"), QStringLiteral("mine")}, {QStringLiteral("C"), QStringLiteral("mine")}};
    const QJsonObject env = mergedWithTemplate({{QStringLiteral("env"), own}}, sample())
                                .value(QStringLiteral("env"))
                                .toObject();
    QCOMPARE(env,
        (QJsonObject{{QStringLiteral("A"), QStringLiteral("theirs")},
            {QStringLiteral("B"), QStringLiteral("mine")}, {QStringLiteral("C"), QStringLiteral("mine")}}));
}

void TemplatesTest::argumentsAreOneSetting()
{
    const QJsonObject merged
        = mergedWithTemplate({{QStringLiteral("args_str"), QStringLiteral("mine")}}, sample());
    QVERIFY(!merged.contains(QStringLiteral("args")));
    QCOMPARE(merged.value(QStringLiteral("args_str")).toString(), QStringLiteral("mine"));
    QVERIFY(mergedWithTemplate({}, sample()).contains(QStringLiteral("args")));
}

void TemplatesTest::itsVolumeIsNotUsed()
{
    QVERIFY(!mergedWithTemplate({}, sample()).contains(QStringLiteral("volume_info")));
    const QJsonObject own{{QStringLiteral("volume_id"), 7}};
    QCOMPARE(mergedWithTemplate({{QStringLiteral("volume_info"), own}}, sample())
                 .value(QStringLiteral("volume_info"))
                 .toObject(),
        own);
}

void TemplatesTest::showsThem()
{
    const QJsonObject shown = shownTemplate(publicTemplates().first());
    QCOMPARE(shown.value(QStringLiteral("image")).toString(), QStringLiteral("vastai/pytorch"));
    QCOMPARE(shown.value(QStringLiteral("tag")).toString(), QStringLiteral("@vastai-automatic-tag"));
    QVERIFY(shown.value(QStringLiteral("jup_direct")).toBool());
    QVERIFY(shown.value(QStringLiteral("env")).toString().contains(QLatin1String("-p 8080:8080")));
}

BERTH_TEST(TemplatesTest)
#include "templatestest.moc"
