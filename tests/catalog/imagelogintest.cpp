// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/imagelogin.h"

#include "support/testcase.h"

using namespace berth;

class ImageLoginTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheDocumentedForm();
    void survivesAwkwardParts_data();
    void survivesAwkwardParts();
    void refusesWhatIsNoLogin_data();
    void refusesWhatIsNoLogin();
};

void ImageLoginTest::writesTheDocumentedForm()
{
    const ImageLogin login{
        QStringLiteral("bob"), Secret(QStringLiteral("9d8df!fd89ufZ")), QStringLiteral("docker.io")};
    QCOMPARE(imageLoginText(login), QStringLiteral("-u bob -p 9d8df!fd89ufZ docker.io"));
    QVERIFY(!maskedImageLoginText(login).contains(QLatin1String("9d8df")));
    QVERIFY(maskedImageLoginText(login).startsWith(QLatin1String("-u bob -p ")));
}

void ImageLoginTest::survivesAwkwardParts_data()
{
    QTest::addColumn<QString>("token");
    for (const char *token : {"a b", "a'b", "a\"b", "$HOME", "a\\b", "`id`", "-p", "a;b|c",
             "\xc3\xa9\xf0\x9f\x98\x80", "*", "#x", "a\nb"})
        QTest::newRow(token) << QString::fromUtf8(token);
}

void ImageLoginTest::survivesAwkwardParts()
{
    QFETCH(QString, token);
    const ImageLogin login{QStringLiteral("bob smith"), Secret(token), QStringLiteral("ghcr.io")};
    const auto back = parseImageLogin(imageLoginText(login));
    QVERIFY(back.has_value());
    QVERIFY(*back == login);
}

void ImageLoginTest::refusesWhatIsNoLogin_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
        {"", "bob", "-u bob", "-u bob -p", "-p hunter2 docker.io", "-u bob -p hunter2 a b",
            "-u bob -p hunter2 --tls docker.io", "-u bob -p 'hunter2", "-u '' -p hunter2 docker.io"})
        QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
}

void ImageLoginTest::refusesWhatIsNoLogin()
{
    QFETCH(QString, text);
    const auto login = parseImageLogin(text);
    QVERIFY(!login.has_value());
    QVERIFY(!login.error().isEmpty());
    QVERIFY(!login.error().contains(QLatin1String("hunter2")));
}

BERTH_TEST(ImageLoginTest)
#include "imagelogintest.moc"
