// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcase.h"
#include "ui/presetharness.h"
#include "ui/presets/presetbar.h"
#include "ui/presets/presetdesk.h"

#include <QDir>

using namespace berth;
using test::mine;
using test::mineFile;
using test::PresetHarness;
using test::PresetPlaces;
using test::presetWithSecret;

// What becomes of the secrets in the vault.
class PresetBarSecretsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aFileFromElsewhereGetsNoSecrets();
    void forgetsSecretsWhenUndoIsOver();
    void forgetsWhatACrashLeft();
    void tellsWhatItCouldNotForget();
};

namespace {

QStringList trashedFiles(const PresetPlaces &places)
{
    return QDir(places.path(QStringLiteral(".trash"))).entryList(QDir::Files);
}

}

// Else whoever knows a preset's id could have its secrets sent to an image of their own.
void PresetBarSecretsTest::aFileFromElsewhereGetsNoSecrets()
{
    PresetPlaces places;
    Preset preset = presetWithSecret(mine);
    places.write(mineFile, preset);
    places.keyring.secrets.insert(
        presetVaultKey(preset.id, QStringLiteral("env/HF_TOKEN")), Secret(QStringLiteral("t0ken")));
    preset.fields.set(FieldId::Image, QStringLiteral("evil:latest"));
    QVERIFY(writePresetFile(places.outside(mineFile), preset));
    PresetHarness berth(places);
    berth.bar().openNamed(places.outside(mineFile));
    QTRY_VERIFY(berth.notice().contains(QLatin1String("HF_TOKEN")));
    QCOMPARE(berth.image(), QStringLiteral("evil:latest"));
    QCOMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QString());
    berth.bar().openNamed(places.path(mineFile));
    QTRY_COMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QStringLiteral("t0ken")); // one's own has them
}

void PresetBarSecretsTest::forgetsSecretsWhenUndoIsOver()
{
    PresetPlaces places;
    const Preset preset = presetWithSecret(mine);
    const QString key = presetVaultKey(preset.id, QStringLiteral("env/HF_TOKEN"));
    places.write(mineFile, preset);
    places.keyring.secrets.insert(key, Secret(QStringLiteral("t0ken")));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    QTRY_COMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QStringLiteral("t0ken"));
    berth.menuByKeys(Qt::Key_D);
    const PresetEntries copies = berth.library().named(QStringLiteral("mine 2"));
    QCOMPARE(copies.size(), 1);
    const QString copied = presetVaultKey(copies.first().summary.id, QStringLiteral("env/HF_TOKEN"));
    QTRY_VERIFY(places.keyring.secrets.contains(copied)); // under an id of its own
    berth.menuByKeys(Qt::Key_L);
    QVERIFY(places.keyring.secrets.contains(key));
    berth.click("preset.undo");
    QTRY_COMPARE(berth.desk().file(), mineFile);
    QCOMPARE(places.keyring.secrets.value(key).reveal(), QStringLiteral("t0ken"));
    berth.menuByKeys(Qt::Key_L);
    berth.click("preset.noticeClose");
    QTRY_VERIFY(!places.keyring.secrets.contains(key));
    QVERIFY(places.keyring.secrets.contains(copied));
    QCOMPARE(trashedFiles(places).size(), 1); // the file can still be fetched
}

void PresetBarSecretsTest::forgetsWhatACrashLeft()
{
    PresetPlaces places;
    const Preset preset = presetWithSecret(mine);
    const QString key = presetVaultKey(preset.id, QStringLiteral("env/HF_TOKEN"));
    places.write(mineFile, preset);
    places.keyring.secrets.insert(key, Secret(QStringLiteral("t0ken")));
    {
        PresetHarness berth(places);
        berth.chooseByKeys(mine);
        QTRY_COMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QStringLiteral("t0ken"));
        berth.menuByKeys(Qt::Key_L);
    }
    PresetHarness berth(places);
    QTRY_VERIFY(!places.keyring.secrets.contains(key));
}

void PresetBarSecretsTest::tellsWhatItCouldNotForget()
{
    PresetPlaces places;
    const Preset preset = presetWithSecret(mine);
    const QString key = presetVaultKey(preset.id, QStringLiteral("env/HF_TOKEN"));
    places.write(mineFile, preset);
    places.keyring.secrets.insert(key, Secret(QStringLiteral("t0ken")));
    {
        PresetHarness berth(places);
        berth.chooseByKeys(mine);
        QTRY_COMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QStringLiteral("t0ken"));
        berth.menuByKeys(Qt::Key_L);
        places.keyring.writeProblem = VaultProblem::Denied;
        berth.click("preset.noticeClose");
        QTRY_VERIFY(berth.notice().contains(QLatin1String("still kept: mine")));
        QVERIFY(places.keyring.secrets.contains(key));
    }
    places.keyring.writeProblem.reset();
    PresetHarness berth(places);
    QTRY_VERIFY(!places.keyring.secrets.contains(key)); // tried again
    QVERIFY(berth.notice().isEmpty());
}

BERTH_TEST(PresetBarSecretsTest)
#include "presetbarsecretstest.moc"
