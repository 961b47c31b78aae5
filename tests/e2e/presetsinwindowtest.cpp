// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/requestwriter.h"
#include "e2e/window.h"
#include "store/builtinpresets.h"
#include "support/testcase.h"
#include "ui/options.h"
#include "ui/pages/rentpage.h"
#include "ui/presets/presetbar.h"
#include "ui/presets/presetdesk.h"
#include "ui/widgets/optionalspinbox.h"

#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QDropEvent>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTimer>
#include <QToolButton>
#include <QWindow>

using namespace berth;
using test::Window;

class PresetsInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void saveChangeRevertLaunch_data();
    void saveChangeRevertLaunch();
    void secretsComeFromTheVaultAndStayOutOfFiles();
    void unsavedChangesAreAskedAbout();
    void everyBuiltInLaunches_data();
    void everyBuiltInLaunches();
    void aDroppedFileIsImported();
    void fromTheCommandLine();
    void theQueryOfAPresetFillsTheMarket();
};

namespace {

const char secretValue[] = "hf_0nlyInTheVault";

PresetDesk &desk(Window &berth)
{
    return berth.window().rentPage()->presets()->desk();
}

// Types a part of the name and takes the first match.
void choosePreset(Window &berth, const QString &words)
{
    auto *combo = berth.find<QComboBox>("preset");
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(combo, words);
    QWidget *popup = QApplication::activePopupWidget();
    QTest::keyClick(popup ? popup : combo, Qt::Key_Return);
}

// An open menu has an event loop of its own.
void whenMenuOpens(const std::function<void(QMenu *)> &act, int tries = 200)
{
    if (tries == 0)
        qFatal("the menu does not open");
    QTimer::singleShot(10, qApp, [act, tries] {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget()))
            act(menu);
        else
            whenMenuOpens(act, tries - 1);
    });
}

void fromMenu(Window &berth, bool keys, Qt::Key letter, const char *action)
{
    if (keys) {
        whenMenuOpens([letter](QMenu *menu) { QTest::keyClick(menu, letter); });
        QWidget *button = berth.find("preset.menu");
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    } else {
        whenMenuOpens([action](QMenu *menu) {
            auto *found = menu->findChild<QAction *>(QString::fromLatin1(action));
            if (!found)
                qFatal("the menu has no %s", action);
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(found).center());
        });
        berth.click("preset.menu");
    }
    // As a window manager does when a menu is closed.
    QApplication::processEvents();
    berth.window().raise();
    berth.window().windowHandle()->requestActivate();
    QTRY_COMPARE(QApplication::activeWindow(), &berth.window());
}

// As one types who came there by Tab.
void typeByKeys(Window &berth, const char *name, const QString &text)
{
    QWidget *widget = berth.find(QString::fromLatin1(name));
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(widget, Qt::Key_Delete);
    for (const QChar c : text) {
        QWidget *popup = QApplication::activePopupWidget();
        QTest::sendKeyEvent(
            QTest::Click, popup ? popup : widget, Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
    QWidget *popup = QApplication::activePopupWidget();
    QTest::keyClick(popup ? popup : widget, Qt::Key_Tab);
}

QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

}

void PresetsInWindowTest::saveChangeRevertLaunch_data()
{
    QTest::addColumn<bool>("keys");
    QTest::newRow("keys") << true;
    QTest::newRow("mouse") << false;
}

void PresetsInWindowTest::saveChangeRevertLaunch()
{
    QFETCH(bool, keys);
    Window berth;
    const auto save = [&] {
        if (keys)
            berth.press(Qt::Key_S, Qt::ControlModifier);
        else
            berth.click("preset.save");
    };
    const auto fill = [&](const char *field, const QString &text) {
        if (keys)
            typeByKeys(berth, field, text);
        else
            berth.type(field, text);
    };
    fill("image", QStringLiteral("ubuntu:22.04"));
    save();
    if (keys) {
        QTest::keyClicks(berth.find("preset.naming.name"), QStringLiteral("mine")); // it has the focus
        QTest::keyClick(berth.find("preset.naming.name"), Qt::Key_Return);
    } else {
        berth.type("preset.naming.name", QStringLiteral("mine"));
        berth.click("preset.naming.yes");
    }
    QTRY_VERIFY(!berth.isShown("preset.naming"));
    const QString path = berth.stateDir() + QStringLiteral("/presets/mine.berth.json");
    QVERIFY(QFile::exists(path));
    QVERIFY(!berth.isShown("preset.modified"));
    QCOMPARE(berth.find<QComboBox>("preset")->currentText(), QStringLiteral("mine"));

    fill("disk", QStringLiteral("20"));
    QTRY_VERIFY(berth.isShown("preset.modified"));
    fromMenu(berth, keys, Qt::Key_R, "preset.revert");
    QTRY_VERIFY(!berth.isShown("preset.modified"));
    QVERIFY(!berth.draft().fields().isSet(FieldId::Disk));

    fill("disk", QStringLiteral("30"));
    save();
    QTRY_VERIFY(!berth.isShown("preset.modified"));
    const auto kept = readPresetFile(path);
    QVERIFY(kept);
    QCOMPARE(kept->preset.fields, berth.draft().fields());
    fill("disk", QStringLiteral("40"));
    fromMenu(berth, keys, Qt::Key_R, "preset.revert");
    QTRY_COMPARE(*berth.draft().fields().get<double>(FieldId::Disk), 30.0);

    const QString offer = QString::number(berth.sandbox().anyOffer());
    fill("offer", offer);
    QTRY_VERIFY(berth.draft().offer().has_value());
    if (keys) {
        berth.press(Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(berth.find("confirm.rent"), Qt::Key_Return);
    } else {
        berth.rentByMouse();
    }
    berth.waitForOutcome();
    QCOMPARE(berth.onlyBody(),
        (QJsonObject{
            {QStringLiteral("image"), QStringLiteral("ubuntu:22.04")}, {QStringLiteral("disk"), 30}}));
    // To the byte, but for the token.
    QByteArray bytes = berth.sandbox().creates().first().body;
    const qsizetype token = bytes.indexOf("BERTH_LAUNCH_ID\":\"") + 18;
    QVERIFY(token > 18);
    bytes.replace(token, bytes.indexOf('"', token) - token, "T");
    QCOMPARE(bytes, QByteArray(R"({"disk":30,"env":{"BERTH_LAUNCH_ID":"T"},"image":"ubuntu:22.04"})"));
}

void PresetsInWindowTest::secretsComeFromTheVaultAndStayOutOfFiles()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.draft().set(FieldId::Env,
        EnvRows{envVariable(QStringLiteral("HF_TOKEN"), QString::fromLatin1(secretValue), true)});
    berth.savePresetAs(QStringLiteral("with a secret"));
    QCoreApplication::processEvents();
    const RequestFields whole = berth.draft().fields();
    choosePreset(berth, builtInEntries().first().summary.name);
    QTRY_COMPARE(desk(berth).name(), builtInEntries().first().summary.name);
    choosePreset(berth, QStringLiteral("with a"));
    QTRY_COMPARE(berth.draft().fields(), whole);
    QVERIFY(!berth.isShown("preset.modified"));
    QVERIFY(!berth.isShown("preset.notice")); // nothing is missing

    berth.takeOffer(berth.sandbox().anyOffer());
    berth.rentByMouse();
    berth.waitForOutcome();
    const QJsonObject env = berth.onlyBody().value(QStringLiteral("env")).toObject();
    QCOMPARE(env.value(QStringLiteral("HF_TOKEN")).toString(), QString::fromLatin1(secretValue));
    const QByteArray kept = everythingIn(berth.stateDir());
    QVERIFY(kept.contains("HF_TOKEN"));
    QVERIFY(!kept.contains(secretValue));
}

void PresetsInWindowTest::unsavedChangesAreAskedAbout()
{
    Window berth;
    const QString other = builtInEntries().first().summary.name;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.savePresetAs(QStringLiteral("mine"));
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.type("disk", QStringLiteral("20"));

    choosePreset(berth, other);
    berth.click("preset.unsaved.cancel");
    QCOMPARE(desk(berth).name(), QStringLiteral("mine"));
    QVERIFY(berth.isShown("preset.modified"));
    QCOMPARE(berth.find<QComboBox>("preset")->currentText(), QStringLiteral("mine"));

    berth.window().activateWindow();
    choosePreset(berth, other);
    berth.click("preset.unsaved.save");
    QTRY_COMPARE(desk(berth).name(), other);
    QCOMPARE(berth.draft().offerId(), berth.sandbox().anyOffer()); // the offer stays
    choosePreset(berth, QStringLiteral("mine"));
    QTRY_COMPARE(*berth.draft().fields().get<double>(FieldId::Disk), 20.0);

    berth.type("disk", QStringLiteral("40"));
    choosePreset(berth, other);
    berth.click("preset.unsaved.discard");
    QTRY_COMPARE(desk(berth).name(), other);
    berth.window().activateWindow();
    choosePreset(berth, QStringLiteral("mine"));
    QTRY_COMPARE(*berth.draft().fields().get<double>(FieldId::Disk), 20.0);
}

void PresetsInWindowTest::everyBuiltInLaunches_data()
{
    QTest::addColumn<QString>("file");
    for (const PresetEntry &entry : builtInEntries())
        QTest::newRow(qPrintable(entry.summary.name)) << entry.file;
}

void PresetsInWindowTest::everyBuiltInLaunches()
{
    QFETCH(QString, file);
    Window berth;
    const Preset preset = *builtInPreset(file);
    choosePreset(berth, preset.name);
    QTRY_COMPARE(desk(berth).file(), file);
    QCOMPARE(berth.draft().fields(), preset.fields); // the form reads it without changing it
    QVERIFY(!berth.isShown("preset.modified"));
    RequestFields fields = preset.fields;
    for (const SecretRef &ref : missingSecrets(fields)) // what the person is asked to type
        setSecretAt(fields, ref, Secret(QStringLiteral("typed")));
    berth.draft().replace(fields);
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.rentByMouse();
    berth.waitForOutcome();
    QCOMPARE(berth.sandbox().contracts().size(), 1);
    QCOMPARE(berth.onlyBody(), requestBody(fields, SecretPolicy::Reveal));
}

void PresetsInWindowTest::aDroppedFileIsImported()
{
    Window berth;
    QTemporaryDir elsewhere;
    Preset preset;
    preset.id = newPresetId();
    preset.name = QStringLiteral("shared");
    preset.fields.set(FieldId::Image, QStringLiteral("ubuntu:24.04"));
    preset.fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("HF_TOKEN"), QString(), true)});
    const QString path = elsewhere.filePath(QStringLiteral("shared.berth.json"));
    QVERIFY(writePresetFile(path, preset));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&berth.window(), &enter);
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    drop.ignore();
    QCoreApplication::sendEvent(&berth.window(), &drop);
    QVERIFY(drop.isAccepted());
    QTRY_COMPARE(berth.draft().fields().text(FieldId::Image), QStringLiteral("ubuntu:24.04"));
    QVERIFY(QFile::exists(berth.stateDir() + QStringLiteral("/presets/shared.berth.json")));
    QTRY_VERIFY(berth.isShown("preset.notice"));
    QVERIFY(berth.text("preset.notice").contains(QLatin1String("HF_TOKEN"))); // asked for
}

void PresetsInWindowTest::fromTheCommandLine()
{
    const auto options = [](const QStringList &words) {
        return readWindowOptions(
            QStringList{QStringLiteral("berth")} + words, [](const char *) { return QString(); });
    };
    QCOMPARE(
        options({QStringLiteral("--preset"), QStringLiteral("mine")})->errand.preset, QStringLiteral("mine"));
    QVERIFY(!options({QStringLiteral("/no/such.berth.json")}));
    QTemporaryDir elsewhere;
    Preset preset;
    preset.name = QStringLiteral("shared");
    preset.fields.set(FieldId::Image, QStringLiteral("ubuntu:24.04"));
    const QString path = elsewhere.filePath(QStringLiteral("shared.berth.json"));
    QVERIFY(writePresetFile(path, preset));
    const auto byFile = options({path});
    QVERIFY(byFile);
    QCOMPARE(byFile->errand.preset, path);
    QVERIFY(!options({path, path}));

    Window berth;
    berth.window().rentPage()->presets()->openNamed(builtInEntries().last().summary.name.toUpper());
    QTRY_COMPARE(desk(berth).file(), builtInEntries().last().file);
    berth.window().rentPage()->presets()->openNamed(path);
    QTRY_COMPARE(berth.draft().fields().text(FieldId::Image), QStringLiteral("ubuntu:24.04"));
    QCOMPARE(berth.find<QComboBox>("preset")->currentText(), QStringLiteral("shared"));
    QVERIFY(!QFile::exists(berth.stateDir() + QStringLiteral("/presets/shared.berth.json"))); // not yet
    berth.window().rentPage()->presets()->openNamed(QStringLiteral("nobody has this"));
    QTRY_VERIFY(berth.text("preset.notice").contains(QLatin1String("nobody has this")));
}

void PresetsInWindowTest::theQueryOfAPresetFillsTheMarket()
{
    Window berth;
    const auto find = [&berth] {
        berth.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        (void)berth.find("offers.query");
    };
    const auto count = [&berth] { return berth.find<OptionalSpinBox>("offers.count")->value(); };
    const auto lastQuestion = [&berth] {
        QJsonObject last;
        for (const SandboxRequest &request : berth.sandbox().requests()) {
            if (request.path.contains("bundles"))
                last = QJsonDocument::fromJson(request.body).object();
        }
        return last;
    };
    const QJsonObject ports{{QStringLiteral("gte"), 2}};
    choosePreset(berth, builtInPreset(QStringLiteral("builtin:pytorch"))->name);
    QTRY_COMPARE(desk(berth).file(), QStringLiteral("builtin:pytorch"));
    find();
    QCOMPARE(count(), std::optional(1.0)); // and at most, beside the memory and the ports
    QVERIFY(berth.find<QToolButton>("offers.more")->text().contains(QLatin1String("(3)")));
    QTRY_COMPARE(lastQuestion().value(QLatin1String("direct_port_count")).toObject(), ports);
    QCOMPARE(lastQuestion().value(QLatin1String("gpu_ram")).toObject(),
        (QJsonObject{{QStringLiteral("gte"), 16000}}));

    // What the person makes of it holds, until another preset is opened.
    berth.type("offers.query", QStringLiteral("num_gpus=2"));
    berth.click("offers.back");
    find();
    QCOMPARE(count(), std::optional(2.0));
    berth.click("offers.back");
    choosePreset(berth, builtInPreset(QStringLiteral("builtin:batch"))->name);
    QTRY_COMPARE(desk(berth).file(), QStringLiteral("builtin:batch"));
    find();
    QCOMPARE(count(), std::optional(1.0));
    QVERIFY(berth.find<QToolButton>("offers.more")->text().contains(QLatin1String("(1)")));
}

BERTH_TEST(PresetsInWindowTest)
#include "presetsinwindowtest.moc"
