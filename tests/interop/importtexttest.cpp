// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/importtext.h"

#include "support/testcase.h"

using namespace berth;

class ImportTextTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatItIs_data();
    void knowsWhatItIs();
    void readsEachKind();
};

void ImportTextTest::knowsWhatItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *text, ImportKind kind) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << int(kind);
    };
    row("", ImportKind::Unknown);
    row("hello", ImportKind::Unknown);
    row("384826", ImportKind::Unknown);
    row("vastai show instances", ImportKind::Unknown);
    row("vastai create instance 7", ImportKind::VastaiCommand);
    row("$ ./vast.py --raw create instance 7", ImportKind::VastaiCommand);
    row("# rent\nvastai launch instance -g x", ImportKind::VastaiCommand);
    row("curl -X PUT x", ImportKind::CurlCommand);
    row("KEY=x; curl x", ImportKind::CurlCommand);
    row(" {\"image\": \"curl x\"}", ImportKind::Json);
}

void ImportTextTest::knowsWhatItIs()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QCOMPARE(int(importKind(text)), kind);
}

void ImportTextTest::readsEachKind()
{
    QCOMPARE(readImport(QStringLiteral("vastai create instance 7 --image x")).offerId, 7);
    QCOMPARE(readImport(QStringLiteral("curl -X PUT http://x/asks/8/ -d '{}'")).offerId, 8);
    QCOMPARE(
        readImport(QStringLiteral("{\"image\":\"x\"}")).fields.text(FieldId::Image), QStringLiteral("x"));
    QCOMPARE(readImport(QStringLiteral("hello")).problems.size(), 1);
}

BERTH_TEST(ImportTextTest)
#include "importtexttest.moc"
