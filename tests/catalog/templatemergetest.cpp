// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/templatemerge.h"

#include "catalog/requestreader.h"
#include "catalog/requestwriter.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;

class TemplateMergeTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
    void saysWhereEachValueComesFrom();
    void rowsAreMergedByKey();
    void aRowGivenTwiceIsOneRow();
    void argumentsOfEitherKindReplaceThoseOfTheTemplate();
    void withoutATemplateItIsTheForm();
};

namespace {

RequestFields fields(const QByteArray &json)
{
    const ReadResult read = readRequestBody(QJsonDocument::fromJson(json).object());
    Q_ASSERT(read.problems.isEmpty());
    return read.fields;
}

QByteArray meaning(const RequestFields &fields)
{
    return QJsonDocument(requestBody(fields, SecretPolicy::Reveal)).toJson(QJsonDocument::Compact);
}

}

void TemplateMergeTest::merges_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const char *given, const char *own, const char *result) {
        QTest::newRow(name) << QByteArray(given) << QByteArray(own) << QByteArray(result);
    };
    row("nothing", "{}", "{}", "{}");
    row("the template's alone", R"({"disk":32,"image":"a","onstart":"x","runtype":"jupyter_direct"})",
        R"({"template_id":5})",
        R"({"disk":32,"image":"a","onstart":"x","runtype":"jupyter_direct","template_id":5})");
    row("scalars are replaced", R"({"disk":32,"image":"a","label":"l"})", R"({"disk":64,"label":""})",
        R"({"disk":64,"image":"a","label":""})");
    row("a no replaces a yes", R"({"use_jupyter_lab":true})", R"({"use_jupyter_lab":false})",
        R"({"use_jupyter_lab":false})");
    row("env by key", R"({"env":{"-p 80:80":"1","A":"1","B":"2"}})", R"({"env":{"B":"","C":"3"}})",
        R"({"env":{"-p 80:80":"1","A":"1","B":"","C":"3"}})");
    row("args for args", R"({"args":["a"]})", R"({"args":["b"]})", R"({"args":["b"]})");
    row("args_str for args", R"({"args":["a"]})", R"({"args_str":"b"})", R"({"args_str":"b"})");
    row("args for args_str", R"({"args_str":"a"})", R"({"args":["b"]})", R"({"args":["b"]})");
    row("no volume, price and name of the template",
        R"({"price":0.5,"template_id":9,"volume_info":{"create_new":true,"volume_id":5}})",
        R"({"template_hash_id":"ab"})", R"({"template_hash_id":"ab"})");
    row("the form's volume", R"({"volume_info":{"create_new":true,"name":"n","volume_id":5}})",
        R"({"volume_info":{"create_new":false,"volume_id":6}})",
        R"({"volume_info":{"create_new":false,"volume_id":6}})");
}

void TemplateMergeTest::merges()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, own);
    QFETCH(QByteArray, result);
    QCOMPARE(meaning(mergeTemplate(fields(given), fields(own)).result), result);
}

void TemplateMergeTest::saysWhereEachValueComesFrom()
{
    const TemplateMerge merge = mergeTemplate(
        fields(R"({"image":"a","disk":32})"), fields(R"({"disk":64,"label":"l","price":0.5})"));
    QCOMPARE(merge.fields.size(), 4);
    QCOMPARE(int(merge.field(FieldId::Image)->source), int(ValueSource::Template));
    QCOMPARE(int(merge.field(FieldId::Label)->source), int(ValueSource::Form));
    QCOMPARE(int(merge.field(FieldId::Price)->source), int(ValueSource::Form));
    const MergedField *disk = merge.field(FieldId::Disk);
    QCOMPARE(int(disk->source), int(ValueSource::FormOverTemplate));
    QCOMPARE(std::get<double>(disk->given), 32.0);
    QCOMPARE(std::get<double>(disk->own), 64.0);
    QVERIFY(!merge.field(FieldId::Onstart));
}

void TemplateMergeTest::rowsAreMergedByKey()
{
    const TemplateMerge merge = mergeTemplate(
        fields(R"({"env":{"A":"1","B":"2","-p 80:80":"1"}})"), fields(R"({"env":{"B":"3","C":"4"}})"));
    QStringList lines;
    for (const MergedRow &row : merge.env)
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(int(row.source))
                     .arg(envKey(row.row), envWireValue(row.row), row.given.value.reveal());
    QCOMPARE(lines,
        QStringList({QStringLiteral("1 -p 80:80 1 "), QStringLiteral("1 A 1 "), QStringLiteral("3 B 3 2"),
            QStringLiteral("2 C 4 ")}));
}

void TemplateMergeTest::aRowGivenTwiceIsOneRow()
{
    RequestFields given;
    given.set(FieldId::Env,
        EnvRows{envVariable(QStringLiteral("A"), QStringLiteral("1")),
            envVariable(QStringLiteral("A"), QStringLiteral("2"))});
    RequestFields own;
    own.set(FieldId::Env,
        EnvRows{envVariable(QStringLiteral("A"), QStringLiteral("3")),
            envVariable(QStringLiteral("A"), QStringLiteral("4"))});
    const TemplateMerge merge = mergeTemplate(given, own);
    QCOMPARE(merge.env.size(), 1);
    QCOMPARE(merge.env.first().row.value.reveal(), QStringLiteral("4"));
    QCOMPARE(merge.env.first().given.value.reveal(), QStringLiteral("2"));
    QCOMPARE(meaning(merge.result), QByteArray(R"({"env":{"A":"4"}})"));
}

void TemplateMergeTest::argumentsOfEitherKindReplaceThoseOfTheTemplate()
{
    const TemplateMerge merge = mergeTemplate(fields(R"({"args_str":"a"})"), fields(R"({"args":["b"]})"));
    QCOMPARE(int(merge.field(FieldId::ArgsStr)->source), int(ValueSource::FormOverTemplate));
    QVERIFY(!merge.result.isSet(FieldId::ArgsStr));
}

void TemplateMergeTest::withoutATemplateItIsTheForm()
{
    const RequestFields own = fields(R"({"image":"a","env":{"A":"1"},"price":0.5})");
    const TemplateMerge merge = mergeTemplate({}, own);
    QVERIFY(merge.result == own);
    for (const MergedField &field : merge.fields)
        QCOMPARE(int(field.source), int(ValueSource::Form));
}

BERTH_TEST(TemplateMergeTest)
#include "templatemergetest.moc"
