// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/templatewords.h"

#include "catalog/requestreader.h"
#include "support/testcase.h"
#include "ui/templates/mergeview.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace berth;

namespace {

TemplateMerge merged(const char *given, const char *own)
{
    const auto read
        = [](const char *json) { return readRequestBody(QJsonDocument::fromJson(json).object()).fields; };
    return mergeTemplate(read(given), read(own));
}

QString line(const MergeView &view, const QString &setting)
{
    for (int row = 0; row < view.topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = view.topLevelItem(row);
        if (item->text(0) == setting)
            return item->text(1) + u'|' + item->text(2) + u'|' + item->text(3);
    }
    return QStringLiteral("no such line");
}

}

// What is said of a template, beside a field and in the table of the whole.
class TemplateWordsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatALeftAloneFieldGets();
    void saysWhatTheFormReplaces();
    void saysNothingWhereTheTemplateGivesNothing();
    void namesTheSecondFieldOfARow();
    void tellsTheEnvironmentRowByRow();
    void keepsSecrets();
    void theTableHasAllThree();
    void argumentsInTheOtherFormReplaceTheTemplates();
};

void TemplateWordsTest::saysWhatALeftAloneFieldGets()
{
    QCOMPARE(templateWords({FieldId::Disk}, merged(R"({"disk":32})", "{}")),
        QStringLiteral("From the template: 32 GB"));
}

void TemplateWordsTest::saysWhatTheFormReplaces()
{
    QCOMPARE(templateWords({FieldId::Disk}, merged(R"({"disk":32})", R"({"disk":10})")),
        QStringLiteral("Instead of the template's: 32 GB"));
}

void TemplateWordsTest::saysNothingWhereTheTemplateGivesNothing()
{
    QCOMPARE(templateWords({FieldId::Disk}, merged("{}", R"({"disk":10})")), QString());
    QCOMPARE(templateWords({FieldId::Env}, merged("{}", R"({"env":{"A":"1"}})")), QString());
}

void TemplateWordsTest::namesTheSecondFieldOfARow()
{
    const QString words
        = templateWords({FieldId::Args, FieldId::ArgsStr}, merged(R"({"args_str":"--all 5"})", "{}"));
    QVERIFY2(words.contains(field(FieldId::ArgsStr).label() + QLatin1String(": --all 5")), qPrintable(words));
}

void TemplateWordsTest::tellsTheEnvironmentRowByRow()
{
    QCOMPARE(templateWords({FieldId::Env},
                 merged(R"({"env":{"A":"1","B":"2","-p 80:80":"1"}})", R"({"env":{"B":"3","C":"4"}})")),
        QStringLiteral("The template adds: 80:80, A=1\nInstead of the template's: B=2"));
}

void TemplateWordsTest::keepsSecrets()
{
    const TemplateMerge merge
        = merged(R"({"env":{"MY_TOKEN":"s3cret"},"image_login":"-u me -p s3cret docker.io"})", "{}");
    MergeView view;
    view.show(merge);
    QString all = templateWords({FieldId::Env}, merge) + templateWords({FieldId::ImageLogin}, merge);
    QVERIFY2(all.contains(QStringLiteral("MY_TOKEN")), qPrintable(all));
    for (int row = 0; row < view.topLevelItemCount(); ++row) {
        for (int column = 0; column < view.columnCount(); ++column)
            all += view.topLevelItem(row)->text(column) + view.topLevelItem(row)->toolTip(column);
    }
    QVERIFY2(!all.contains(QStringLiteral("s3cret")), qPrintable(all));
}

void TemplateWordsTest::theTableHasAllThree()
{
    MergeView view;
    view.show(merged(R"({"image":"i:1","disk":32,"env":{"A":"1","B":"2","-p 80:80":"1"}})",
        R"({"disk":10,"label":"mine","template_id":5,"env":{"B":"3","C":"4"}})"));
    QCOMPARE(line(view, field(FieldId::Image).label()), QStringLiteral("i:1||i:1"));
    QCOMPARE(line(view, field(FieldId::Disk).label()), QStringLiteral("32 GB|10 GB|10 GB"));
    QCOMPARE(line(view, field(FieldId::Label).label()), QStringLiteral("|mine|mine"));
    QCOMPARE(line(view, QStringLiteral("Port 80:80")), QStringLiteral("open||open"));
    QCOMPARE(line(view, QStringLiteral("A")), QStringLiteral("1||1"));
    QCOMPARE(line(view, QStringLiteral("B")), QStringLiteral("2|3|3"));
    QCOMPARE(line(view, QStringLiteral("C")), QStringLiteral("|4|4"));
    QCOMPARE(view.topLevelItemCount(), 7); // the template's own number is no setting of the instance
    view.show({});
    QCOMPARE(view.topLevelItemCount(), 0);
}

void TemplateWordsTest::argumentsInTheOtherFormReplaceTheTemplates()
{
    MergeView view;
    view.show(merged(R"({"args_str":"--theirs"})", R"({"args":["--mine"]})"));
    QCOMPARE(line(view, field(FieldId::ArgsStr).label()), QStringLiteral("--theirs||"));
    QCOMPARE(line(view, field(FieldId::Args).label()), QStringLiteral("|--mine|--mine"));
}

BERTH_TEST(TemplateWordsTest)
#include "templatewordstest.moc"
