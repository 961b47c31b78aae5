// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/templatemodel.h"

#include "support/testcase.h"

#include <QAbstractItemModelTester>

using namespace berth;

namespace {

Template made(qint64 id, const QString &name, const QString &image, qint64 timesUsed)
{
    Template one;
    one.id = id;
    one.hashId = QStringLiteral("hash%1").arg(id);
    one.name = name;
    one.description = QStringLiteral("About %1").arg(id);
    one.timesUsed = timesUsed;
    one.gives.set(FieldId::Image, image);
    return one;
}

QList<Template> three()
{
    return {made(1, QStringLiteral("PyTorch"), QStringLiteral("vastai/pytorch:2"), 5),
        made(2, QStringLiteral("vLLM"), QStringLiteral("vllm/vllm-openai:v1"), 900),
        made(3, {}, QStringLiteral("ubuntu:22.04"), 50)};
}

QStringList shown(const TemplateModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, TemplateModel::Name).data().toString();
    return names;
}

}

class TemplateModelTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void isAProperModel();
    void theMostUsedComeFirst();
    void everyWordMustFit_data();
    void everyWordMustFit();
    void findsARowAgain();
    void showsWhatATemplateGives();
};

void TemplateModelTest::isAProperModel()
{
    TemplateModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTemplates(three());
    model.setWords(QStringLiteral("vllm"));
    model.setTemplates(three().mid(1));
    model.setWords({});
    model.setTemplates({});
    QCOMPARE(model.rowCount(), 0);
}

void TemplateModelTest::theMostUsedComeFirst()
{
    TemplateModel model;
    model.setTemplates(three());
    QCOMPARE(shown(model),
        (QStringList{QStringLiteral("vLLM"), QStringLiteral("Template 3"), QStringLiteral("PyTorch")}));
}

void TemplateModelTest::everyWordMustFit_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("name, whatever the case") << "PYTORCH" << QStringList{QStringLiteral("PyTorch")};
    QTest::newRow("image") << "ubuntu:22" << QStringList{QStringLiteral("Template 3")};
    QTest::newRow("description") << "about vllm" << QStringList{QStringLiteral("vLLM")};
    QTest::newRow("its number") << "3" << QStringList{QStringLiteral("Template 3")};
    QTest::newRow("its hash") << "hash1" << QStringList{QStringLiteral("PyTorch")};
    QTest::newRow("both words, spaces around") << "  open  vllm " << QStringList{QStringLiteral("vLLM")};
    QTest::newRow("one word fits, the other not") << "vllm ubuntu" << QStringList();
}

void TemplateModelTest::everyWordMustFit()
{
    QFETCH(QString, words);
    QFETCH(QStringList, names);
    TemplateModel model;
    model.setTemplates(three());
    model.setWords(words);
    QCOMPARE(shown(model), names);
    QCOMPARE(model.total(), 3);
}

void TemplateModelTest::findsARowAgain()
{
    TemplateModel model;
    model.setTemplates(three());
    QCOMPARE(model.rowOf(1, {}), 2);
    QCOMPARE(model.rowOf(0, QStringLiteral("hash2")), 0);
    QCOMPARE(model.rowOf(7, {}), -1);
    model.setWords(QStringLiteral("vllm"));
    QCOMPARE(model.rowOf(1, {}), -1);
}

void TemplateModelTest::showsWhatATemplateGives()
{
    Template one = made(1, QStringLiteral("Any"), QStringLiteral("i:1"), 1234);
    one.gives.set(FieldId::Runtype, QStringLiteral("jupyter_direct"));
    one.gives.set(FieldId::Disk, 32.0);
    TemplateModel model;
    model.setTemplates({one});
    const auto cell = [&model](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(cell(TemplateModel::Image), QStringLiteral("i:1"));
    QCOMPARE(cell(TemplateModel::Access), QStringLiteral("Jupyter"));
    QCOMPARE(cell(TemplateModel::Disk), QStringLiteral("32 GB"));
    QCOMPARE(cell(TemplateModel::Used), QStringLiteral("1,234"));
    QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("About 1"));
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

BERTH_TEST(TemplateModelTest)
#include "templatemodeltest.moc"
