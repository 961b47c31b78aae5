// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/berthlink.h"

#include "interop/importtext.h"
#include "support/testcase.h"

using namespace berth;

class BerthLinkTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void broken_data();
    void broken();
    void tooLong();
    void pasted();
};

namespace {
const char hash[] = "661d064bbda1f2a133816b6d55da07c3";
}

void BerthLinkTest::good_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<qint64>("offer");
    QTest::addColumn<QString>("named"); // the template, by number or hash
    const auto row = [](const char *link, const char *preset, qint64 offer, const char *named = "") {
        QTest::newRow(link) << QString::fromUtf8(preset) << offer << QString::fromLatin1(named);
    };
    row("berth:preset/PyTorch%20dev", "PyTorch dev", 0);
    row("berth:offer/384826", "", 384826);
    row("berth:template/99", "", 0, "99");
    row("berth:template/661D064BBDA1F2A133816B6D55DA07C3", "", 0, hash);
    row("berth:rent?offer=384826&preset=PyTorch%20dev", "PyTorch dev", 384826);
    row("berth:rent/?template=99", "", 0, "99");
    row("berth:preset/a?offer=5&template=99", "a", 5, "99");
    row("berth://preset/a%2Fb", "a/b", 0);
    row("BERTH:Offer/7", "", 7);
    row("  berth:offer/7\n", "", 7);
    row("berth:preset/a+b%26c%3Dd", "a+b&c=d", 0);
    row("berth:preset/%F0%9F%9A%80", "🚀", 0);
    row("berth:preset/../../x", "../../x", 0); // a name like any other; no file is looked for
}

void BerthLinkTest::good()
{
    QFETCH(QString, preset);
    QFETCH(qint64, offer);
    QFETCH(QString, named);
    const auto link = readBerthLink(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(link, qPrintable(link ? QString() : link.error()));
    QCOMPARE(link->preset, preset);
    QCOMPARE(link->offerId, offer);
    QCOMPARE(link->vastTemplate.hash, named.size() == 32 ? named : QString());
    QCOMPARE(link->vastTemplate.id, named.size() == 32 ? 0 : named.toLongLong());
}

void BerthLinkTest::broken_data()
{
    QTest::addColumn<QString>("says");
    const auto row
        = [](const char *link, const char *says) { QTest::newRow(link) << QString::fromUtf8(says); };
    row("https://cloud.vast.ai/", "no link to Berth");
    row("berth:", "“”");
    row("berth:rent", "names neither");
    row("berth:rent?", "names neither");
    row("berth:rent/now", "question mark");
    row("berth:launch/5", "“launch”");
    row("berth:rent?offer=5&image=x", "“image”");
    row("berth:rent?offer=5&yes", "“yes”");
    row("berth:rent?env=A%3Db", "“env”");
    row("berth:rent?api_key=0123", "“api_key”");
    row("berth:offer/5?offer=6", "twice");
    row("berth:rent?preset=a&preset=a", "twice");
    row("berth:rent?template=9&template=9", "twice");
    row("berth:offer/", "no offer's number");
    row("berth:offer/0", "no offer's number");
    row("berth:offer/-5", "no offer's number");
    row("berth:offer/5/6", "no offer's number");
    row("berth:offer/%235", "no offer's number");
    row("berth:offer/9007199254740993", "no offer's number");
    row("berth:offer/https%3A%2F%2Fcloud.vast.ai%2F%3Fask_id%3D5", "no offer's number");
    row("berth:template/xyz", "neither a template's");
    row("berth:preset/", "names no preset");
    row("berth:preset/%20", "names no preset");
    row("berth:preset/a%0Ab", "names no preset");
    row("berth:preset/a%00", "names no preset");
    row("berth:preset/%E2%80%A8x", "names no preset");
    row("berth:preset/100%", "not encoded");
    row("berth:preset/%4", "not encoded");
    row("berth:preset/%GG", "not encoded");
    row("berth:preset/%FF%FE", "not encoded");
    row("berth:preset/a#b", "%23");
}

void BerthLinkTest::broken()
{
    QFETCH(QString, says);
    const auto link = readBerthLink(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(!link);
    QVERIFY2(link.error().contains(says), qPrintable(link.error()));
}

void BerthLinkTest::tooLong()
{
    QVERIFY(readBerthLink(QStringLiteral("berth:preset/") + QString(200, u'a')));
    QVERIFY(!readBerthLink(QStringLiteral("berth:preset/") + QString(201, u'a')));
    QVERIFY(!readBerthLink(QStringLiteral("berth:offer/5?") + QString(2000, u'&')));
}

void BerthLinkTest::pasted()
{
    const ImportResult result = readAnything(QStringLiteral("berth:rent?offer=5&template=9&preset=mine"));
    QVERIFY(result.kind == ImportKind::Link);
    QCOMPARE(result.offerId, 5);
    QCOMPARE(*result.fields.get<qint64>(FieldId::TemplateId), 9);
    QCOMPARE(result.problems.size(), 1); // said, not dropped
    QCOMPARE(result.problems.first().text, QStringLiteral("mine"));
    QCOMPARE(readAnything(QStringLiteral("berth:rent?image=x")).problems.size(), 1);
}

BERTH_TEST(BerthLinkTest)
#include "berthlinktest.moc"
