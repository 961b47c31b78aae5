// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/links.h"

#include "support/testcase.h"

using namespace berth;

class LinksTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data();
    void offers();
    void noOffers_data();
    void noOffers();
    void templates_data();
    void templates();
    void noTemplates_data();
    void noTemplates();
    void aReferralLinkSaysWhichTemplateItMeans();
};

namespace {
const QString templateHash = QStringLiteral("661d064bbda1f2a133816b6d55da07c3");
}

void LinksTest::offers_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
        {"384826", "  384826\n", "#384826", "# 384826", "https://cloud.vast.ai/create/?ask_id=384826",
            "https://cloud.vast.ai/create/?ref_id=5&id=384826", "cloud.vast.ai/create/?ask_id=384826",
            "https://console.vast.ai/api/v0/asks/384826/", "http://127.0.0.1:8080/api/v0/asks/384826/",
            "https://cloud.vast.ai/#/create?ask_id=384826",
            "see <https://cloud.vast.ai/create/?ask_id=384826>.",
            "[offer](https://cloud.vast.ai/offers/384826)",
            "https://cloud.vast.ai/create/?offer_id=384826&x=1."})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void LinksTest::offers()
{
    QFETCH(QString, text);
    const auto offer = readOfferLink(text);
    QVERIFY2(offer, qPrintable(offer ? QString() : offer.error()));
    QCOMPARE(*offer, 384826);
}

void LinksTest::noOffers_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "#", "0", "-5", "12a", "1.5", "1 2", "99999999999999999999",
             "9007199254740993", "hello", "https://cloud.vast.ai/create/",
             "https://cloud.vast.ai/instances/384826/", "https://cloud.vast.ai/?template_id=384826",
             "https://cloud.vast.ai/create/?ask_id=abc", "https://cloud.vast.ai/a/1/b/2",
             "https://cloud.vast.ai/template/readme/661d064bbda1f2a133816b6d55da07c3"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void LinksTest::noOffers()
{
    QFETCH(QString, text);
    const auto offer = readOfferLink(text);
    QVERIFY(!offer);
    QVERIFY(!offer.error().isEmpty());
}

void LinksTest::templates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("id");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, qint64 id, const QString &expected) {
        QTest::newRow(name) << text << id << expected;
    };
    row("number", QStringLiteral(" 438945 "), 438945, {});
    row("hash", templateHash, 0, templateHash);
    row("hash in capitals", templateHash.toUpper(), 0, templateHash);
    row("hash of digits alone", QStringLiteral("0").repeated(32), 0, QStringLiteral("0").repeated(32));
    row("link with a hash", QLatin1String("https://cloud.vast.ai/?template_id=") + templateHash, 0,
        templateHash);
    row("link with a number", QStringLiteral("https://cloud.vast.ai/?template_id=438945"), 438945, {});
    row("link with both",
        QLatin1String("https://cloud.vast.ai/?template_id=438945&template_hash=") + templateHash, 438945,
        templateHash);
    row("short key", QLatin1String("https://cloud.vast.ai/?ref_id=51575&template=") + templateHash, 0,
        templateHash);
    row("with a referral", QLatin1String("https://cloud.vast.ai/?ref_id=51575&template_id=") + templateHash,
        0, templateHash);
    row("with other settings",
        QLatin1String("https://cloud.vast.ai/?template_id=") + templateHash
            + QLatin1String("&instanceDiskSizeMin=65"),
        0, templateHash);
    row("readme page", QLatin1String("https://cloud.vast.ai/template/readme/") + templateHash, 0,
        templateHash);
    row("readme page, plural", QLatin1String("https://cloud.vast.ai/templates/readme/") + templateHash + u'/',
        0, templateHash);
    row("without https", QLatin1String("cloud.vast.ai/?template_id=") + templateHash, 0, templateHash);
    row("in prose",
        QLatin1String("Use [this](https://cloud.vast.ai/?template_id=") + templateHash
            + QLatin1String("), please"),
        0, templateHash);
    row("in the fragment", QLatin1String("https://cloud.vast.ai/#/create?template_id=") + templateHash, 0,
        templateHash);
}

void LinksTest::templates()
{
    QFETCH(QString, text);
    QFETCH(qint64, id);
    QFETCH(QString, expected);
    const auto link = readTemplateLink(text);
    QVERIFY2(link, qPrintable(link ? QString() : link.error()));
    QCOMPARE(link->id, id);
    QCOMPARE(link->hash, expected);
}

void LinksTest::noTemplates_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
        {"", "0", "abc", "661d064bbda1f2a133816b6d55da07c", "661d064bbda1f2a133816b6d55da07c34",
            "661d064bbda1f2a133816b6d55da07cg", "https://cloud.vast.ai/", "https://cloud.vast.ai/?ref_id=5",
            "https://cloud.vast.ai/?template_id=abc", "https://cloud.vast.ai/create/?ask_id=384826"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void LinksTest::noTemplates()
{
    QFETCH(QString, text);
    const auto link = readTemplateLink(text);
    QVERIFY(!link);
    QVERIFY(!link.error().isEmpty());
}

void LinksTest::aReferralLinkSaysWhichTemplateItMeans()
{
    const auto link = readTemplateLink(
        QStringLiteral("https://cloud.vast.ai/?ref_id=62897&creator_id=62897&name=Ubuntu%2022.04%20VM"));
    QVERIFY(!link);
    QVERIFY2(link.error().contains(QStringLiteral("Ubuntu 22.04 VM")), qPrintable(link.error()));
}

BERTH_TEST(LinksTest)
#include "linkstest.moc"
