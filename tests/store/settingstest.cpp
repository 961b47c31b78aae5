// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"

#include "support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

using namespace berth;

class SettingsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void remembersOverARestart();
    void oddValuesFallBack();
    void recentImagesAreBoundedAndUnique();
    void limitsAndPlan();
    void aLimitThatCannotBeReadAllowsNothing();
};

void SettingsTest::remembersOverARestart()
{
    const QTemporaryDir dir;
    {
        Settings settings(dir.path());
        QCOMPARE(settings.baseUrl(), Settings::defaultBaseUrl());
        QCOMPARE(settings.timeout(), std::chrono::seconds(60));
        QCOMPARE(settings.appearance(), Appearance::System);
        settings.setBaseUrl(QUrl(QStringLiteral("http://127.0.0.1:8080")));
        settings.setTimeout(std::chrono::seconds(30));
        settings.setAppearance(Appearance::Dark);
        QVERIFY(!settings.tokenInLabel());
        settings.setTokenInLabel(true);
        settings.setBlob(QStringLiteral("geometry"), QByteArray("\0\1x", 3));
    }
    const Settings settings(dir.path());
    QCOMPARE(settings.baseUrl(), QUrl(QStringLiteral("http://127.0.0.1:8080")));
    QCOMPARE(settings.timeout(), std::chrono::seconds(30));
    QCOMPARE(settings.appearance(), Appearance::Dark);
    QVERIFY(settings.tokenInLabel());
    QCOMPARE(settings.blob(QStringLiteral("geometry")), QByteArray("\0\1x", 3));
}

void SettingsTest::oddValuesFallBack()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("settings.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[account]\nbaseUrl=::\ntimeoutSeconds=-5\n[window]\nappearance=pink\n");
    file.close();
    const Settings settings(dir.path());
    QCOMPARE(settings.baseUrl(), Settings::defaultBaseUrl());
    QCOMPARE(settings.timeout(), std::chrono::seconds(5));
    QCOMPARE(settings.appearance(), Appearance::System);
}

void SettingsTest::recentImagesAreBoundedAndUnique()
{
    const QTemporaryDir dir;
    Settings settings(dir.path());
    for (int i = 0; i < 30; ++i)
        settings.addRecentImage(QStringLiteral("image%1").arg(i));
    settings.addRecentImage(QStringLiteral("image25"));
    settings.addRecentImage({});
    QCOMPARE(settings.recentImages().size(), 20);
    QCOMPARE(settings.recentImages().first(), QStringLiteral("image25"));
    QCOMPARE(settings.recentImages().count(QStringLiteral("image25")), 1);
}

void SettingsTest::limitsAndPlan()
{
    const QTemporaryDir dir;
    {
        Settings settings(dir.path());
        QCOMPARE(settings.spendingLimits(), SpendingLimits());
        QCOMPARE(settings.costPlan(), CostPlan());
        settings.setSpendingLimits({Money::fromMicro(1'250'000), Money::fromMicro(40'000'001)});
        settings.setCostPlan({72, 5, 300});
    }
    Settings settings(dir.path());
    QCOMPARE(settings.spendingLimits(),
        (SpendingLimits{Money::fromMicro(1'250'000), Money::fromMicro(40'000'001)}));
    QCOMPARE(settings.costPlan(), (CostPlan{72, 5, 300}));
    settings.setSpendingLimits({std::nullopt, Money()}); // nothing a day is a limit, too
    QCOMPARE(settings.spendingLimits(), (SpendingLimits{std::nullopt, Money()}));
    settings.setCostPlan({0, -1, 1'000'000'000});
    QCOMPARE(settings.costPlan(), (CostPlan{1, 0, CostPlan::mostGb}));
}

void SettingsTest::aLimitThatCannotBeReadAllowsNothing()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("settings.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[limits]\nperHour=0,5\nperDay=ten\n");
    file.close();
    QCOMPARE(Settings(dir.path()).spendingLimits(), (SpendingLimits{Money(), Money()}));
}

BERTH_TEST(SettingsTest)
#include "settingstest.moc"
