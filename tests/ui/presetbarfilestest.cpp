// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcase.h"
#include "ui/presetharness.h"
#include "ui/presets/presetbar.h"
#include "ui/presets/presetdesk.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMimeData>

using namespace berth;
using test::imageOne;
using test::imageTwo;
using test::mine;
using test::mineFile;
using test::PresetHarness;
using test::presetOf;
using test::PresetPlaces;
using test::presetWithSecret;

// What happens between the form and files that others change, too.
class PresetBarFilesTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void conflictIsAskedAbout_data();
    void conflictIsAskedAbout();
    void aFileDeletedOutsideIsNoLoss();
    void followsAFileWhileNothingIsUnsaved();
    void renamingDoesNotHideAConflict();
    void showsFilesThatComeAndGo();
    void aNewerOneIsReadOnly();
    void aBrokenOneIsShownAndLeftAlone();
    void unknownKeysStay();
    void importsByDialog();
    void importsWhatIsGoodBesidesWhatIsNot();
    void keepsTheSecretsOfABody();
    void exportsByDialog();
    void takesDroppedFiles();
    void resumesAfterARestart();
    void resumesWhatWasUnsaved();
    void aFileChangedBetweenTwoRuns_data();
    void aFileChangedBetweenTwoRuns();
};

namespace {

const QString imageThree = QStringLiteral("image:3");
constexpr int patience = 10'000;

Preset changed(Preset preset, const QString &image)
{
    preset.fields.set(FieldId::Image, image);
    return preset;
}

QString imageIn(const QString &path)
{
    const auto read = readPresetFile(path);
    return read ? read->preset.fields.text(FieldId::Image) : QString();
}

QByteArrayList trash(const PresetPlaces &places)
{
    QByteArrayList all;
    const QDir dir(places.path(QStringLiteral(".trash")));
    for (const QString &name : dir.entryList(QDir::Files)) {
        QFile source(dir.filePath(name));
        if (source.open(QIODevice::ReadOnly))
            all << source.readAll();
    }
    return all;
}

// As a person does who types the path.
void acceptFile(PresetHarness &berth, const char *dialog, const QString &path)
{
    auto *chooser = qobject_cast<QFileDialog *>(berth.find(dialog));
    auto *name = chooser->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name);
    name->setFocus();
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, path);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!berth.isShown(dialog));
}

bool drop(QWidget &target, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    event.ignore();
    QCoreApplication::sendEvent(&target, &event);
    return event.isAccepted();
}

}

void PresetBarFilesTest::conflictIsAskedAbout_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::newRow("save over it") << QByteArray("preset.conflict.over");
    QTest::newRow("save as") << QByteArray("preset.conflict.saveAs");
    QTest::newRow("cancel") << QByteArray("preset.conflict.cancel");
}

void PresetBarFilesTest::conflictIsAskedAbout()
{
    QFETCH(QByteArray, button);
    PresetPlaces places;
    const Preset preset = presetOf(mine, imageOne);
    places.write(mineFile, preset);
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.setImage(imageTwo);
    places.write(mineFile, changed(preset, imageThree));
    const QByteArray theirs = places.read(mineFile);
    QTRY_COMPARE_WITH_TIMEOUT(berth.library().entry(mineFile)->summary.image, imageThree, patience);
    QCOMPARE(berth.image(), imageTwo); // what is unsaved here is not touched
    berth.key(Qt::Key_S, Qt::ControlModifier);
    berth.click(button.constData());
    if (button.endsWith("over")) {
        QTRY_COMPARE(imageIn(places.path(mineFile)), imageTwo);
        QCOMPARE(trash(places), QByteArrayList{theirs}); // both are kept
        QVERIFY(!berth.isShown("preset.modified"));
    } else if (button.endsWith("saveAs")) {
        berth.type("preset.naming.name", QStringLiteral("ours"));
        berth.key(Qt::Key_Return);
        QTRY_COMPARE(berth.desk().name(), QStringLiteral("ours"));
        QCOMPARE(imageIn(places.path(QStringLiteral("ours.berth.json"))), imageTwo);
        QCOMPARE(places.read(mineFile), theirs);
    } else {
        QTRY_VERIFY(!berth.isShown("preset.conflict"));
        QCOMPARE(places.read(mineFile), theirs);
        QVERIFY(berth.isShown("preset.modified"));
        berth.menuByKeys(Qt::Key_R); // the other way out
        QTRY_COMPARE(berth.image(), imageThree);
        QVERIFY(!berth.isShown("preset.modified"));
        berth.setImage(imageTwo);
        berth.click("preset.save");
        QCOMPARE(imageIn(places.path(mineFile)), imageTwo);
    }
}

void PresetBarFilesTest::aFileDeletedOutsideIsNoLoss()
{
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    QVERIFY(QFile::remove(places.path(mineFile)));
    QTRY_VERIFY_WITH_TIMEOUT(!berth.lines().contains(mine), patience);
    QTRY_VERIFY(berth.notice().contains(QLatin1String("deleted")));
    QCOMPARE(berth.combo().currentText(), mine);
    QCOMPARE(berth.image(), imageOne);
    berth.setImage(imageTwo);
    berth.menuByKeys(Qt::Key_R);
    QTRY_COMPARE(berth.image(), imageOne); // as it was
    berth.click("preset.save");
    berth.click("preset.conflict.over");
    QTRY_COMPARE(imageIn(places.path(mineFile)), imageOne);
}

void PresetBarFilesTest::followsAFileWhileNothingIsUnsaved()
{
    PresetPlaces places;
    const Preset preset = presetOf(mine, imageOne);
    places.write(mineFile, preset);
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    places.write(mineFile, changed(preset, imageThree));
    QTRY_COMPARE_WITH_TIMEOUT(berth.image(), imageThree, patience);
    QTRY_VERIFY(berth.notice().contains(QLatin1String("changed outside")));
    QVERIFY(!berth.isShown("preset.modified"));
    berth.setImage(imageTwo);
    berth.click("preset.save");
    QCOMPARE(imageIn(places.path(mineFile)), imageTwo); // without a question
}

void PresetBarFilesTest::renamingDoesNotHideAConflict()
{
    PresetPlaces places;
    const Preset preset = presetOf(mine, imageOne);
    places.write(mineFile, preset);
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.setImage(imageTwo);
    places.write(mineFile, changed(preset, imageThree));
    berth.menuByKeys(Qt::Key_N);
    berth.type("preset.naming.name", QStringLiteral("ours"));
    berth.key(Qt::Key_Return);
    QTRY_VERIFY(berth.isShown("preset.naming.problem"));
    QVERIFY(berth.text("preset.naming.problem").contains(QLatin1String("changed outside")));
    berth.key(Qt::Key_Escape);
    QCOMPARE(imageIn(places.path(mineFile)), imageThree);
    berth.click("preset.save");
    QVERIFY(berth.find("preset.conflict"));
    berth.click("preset.conflict.cancel");
}

void PresetBarFilesTest::showsFilesThatComeAndGo()
{
    PresetPlaces places;
    PresetHarness berth(places);
    places.write(mineFile, presetOf(mine, imageOne));
    QTRY_VERIFY_WITH_TIMEOUT(berth.lines().contains(mine), patience);
    QVERIFY(QFile::rename(places.path(mineFile), places.outside(mineFile)));
    QTRY_VERIFY_WITH_TIMEOUT(!berth.lines().contains(mine), patience);
    QVERIFY(QFile::rename(places.outside(mineFile), places.path(mineFile)));
    QTRY_VERIFY_WITH_TIMEOUT(berth.lines().contains(mine), patience);
    berth.chooseByMouse(mine);
    QTRY_COMPARE(berth.image(), imageOne);
}

void PresetBarFilesTest::aNewerOneIsReadOnly()
{
    PresetPlaces places;
    const QByteArray bytes
        = R"({"berth_preset": 99, "id": "n", "name": "mine", "request": {"image": "image:1"},
        "times": [1, 2]})";
    places.write(mineFile, bytes);
    PresetHarness berth(places);
    QVERIFY(berth.lines().first().contains(QLatin1String("newer Berth, read-only")));
    berth.chooseByKeys(mine);
    QTRY_COMPARE(berth.image(), imageOne);
    QVERIFY(berth.notice().contains(QLatin1String("newer Berth")));
    QVERIFY(berth.notice().contains(QLatin1String("another name")));
    QVERIFY(!berth.isInMenu("preset.rename"));
    berth.setImage(imageTwo);
    berth.key(Qt::Key_S, Qt::ControlModifier);
    berth.key(Qt::Key_Return); // the name that is proposed
    QTRY_COMPARE(berth.desk().name(), QStringLiteral("mine 2"));
    QCOMPARE(places.read(mineFile), bytes);
}

void PresetBarFilesTest::aBrokenOneIsShownAndLeftAlone()
{
    PresetPlaces places;
    const QByteArray bytes = "{\n  \"berth_preset\": 1,\n  \"name\": \"mine\",,\n}\n";
    places.write(mineFile, bytes);
    PresetHarness berth(places);
    const QString line = berth.lines().filter(mine).value(0);
    QVERIFY(line.contains(QLatin1String("broken")));
    QVERIFY(line.contains(QLatin1String("Line 3")));
    berth.setImage(imageTwo);
    berth.chooseByMouse(mine);
    QVERIFY(!berth.isShown("preset.unsaved")); // there is nothing to ask about
    QTRY_VERIFY(berth.notice().contains(QLatin1String("Line 3, column")));
    QVERIFY(berth.notice().contains(QLatin1String("text editor")));
    QCOMPARE(berth.image(), imageTwo);
    berth.saveAs(mine + u'!');
    QCOMPARE(places.read(mineFile), bytes);
    places.write(mineFile, presetOf(mine, imageOne)); // corrected
    QTRY_VERIFY_WITH_TIMEOUT(berth.lines().contains(mine), patience);
}

void PresetBarFilesTest::unknownKeysStay()
{
    PresetPlaces places;
    places.write(mineFile,
        R"({"berth_preset": 1, "id": "n", "name": "mine", "team": {"owner": "ops"},
            "request": {"image": "image:1", "future": [1, {"a": null}]}})");
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    QTRY_VERIFY(berth.notice().contains(QLatin1String("not understood")));
    berth.setImage(imageTwo);
    berth.click("preset.save");
    QJsonObject json = QJsonDocument::fromJson(places.read(mineFile)).object();
    QCOMPARE(json.value(QStringLiteral("team")).toObject().value(QStringLiteral("owner")).toString(),
        QStringLiteral("ops"));
    const QJsonObject request = json.value(QStringLiteral("request")).toObject();
    QCOMPARE(request.value(QStringLiteral("future")).toArray().size(), 2);
    QCOMPARE(request.value(QStringLiteral("image")).toString(), imageTwo);
    berth.saveAs(QStringLiteral("copy"));
    json = QJsonDocument::fromJson(places.read(QStringLiteral("copy.berth.json"))).object();
    QVERIFY(json.contains(QStringLiteral("team")));
}

void PresetBarFilesTest::importsByDialog()
{
    PresetPlaces places;
    QVERIFY(writePresetFile(places.outside(mineFile), presetWithSecret(mine)));
    PresetHarness berth(places);
    berth.menuByKeys(Qt::Key_I);
    acceptFile(berth, "preset.importing", places.outside(mineFile));
    QTRY_COMPARE(berth.desk().file(), mineFile);
    QCOMPARE(berth.image(), imageOne);
    QTRY_VERIFY(berth.notice().contains(QLatin1String("HF_TOKEN"))); // asked for
    const QString id = berth.desk().preset()->preset.id;
    QVERIFY(id != readPresetFile(places.outside(mineFile))->preset.id);
    berth.setSecret(QStringLiteral("HF_TOKEN"), QStringLiteral("t0ken"));
    berth.click("preset.save");
    QTRY_COMPARE(places.held(berth.desk().preset()->preset, "env/HF_TOKEN"), QStringLiteral("t0ken"));
    QVERIFY(!places.read(mineFile).contains("t0ken"));

    berth.menuByMouse("preset.import"); // once more
    acceptFile(berth, "preset.importing", places.outside(mineFile));
    QTRY_COMPARE(berth.desk().name(), QStringLiteral("mine 2"));
    QCOMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QString()); // not that of the first
}

void PresetBarFilesTest::importsWhatIsGoodBesidesWhatIsNot()
{
    PresetPlaces places;
    QFile broken(places.outside(QStringLiteral("a.berth.json")));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{") == 1);
    broken.close();
    QVERIFY(writePresetFile(
        places.outside(QStringLiteral("b.berth.json")), presetOf(QStringLiteral("b"), imageTwo)));
    PresetHarness berth(places);
    berth.bar().importFiles(
        {places.outside(QStringLiteral("a.berth.json")), places.outside(QStringLiteral("b.berth.json"))});
    QTRY_COMPARE(berth.desk().name(), QStringLiteral("b"));
    QVERIFY(berth.notice().contains(QLatin1String("a.berth.json")));
    QVERIFY(!QFile::exists(places.path(QStringLiteral("a.berth.json"))));
}

void PresetBarFilesTest::keepsTheSecretsOfABody()
{
    PresetPlaces places;
    QFile body(places.outside(QStringLiteral("body.berth.json")));
    const QByteArray bytes = R"({"image": "image:1", "env": {"HF_TOKEN": "t0ken", "A_KEY": "k3y"}})";
    QVERIFY(body.open(QIODevice::WriteOnly) && body.write(bytes) == bytes.size());
    body.close();
    PresetHarness berth(places);
    berth.bar().importFiles({body.fileName()});
    QTRY_COMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QStringLiteral("t0ken"));
    QTRY_COMPARE(places.held(berth.desk().preset()->preset, "env/HF_TOKEN"), QStringLiteral("t0ken"));
    QTRY_COMPARE(places.held(berth.desk().preset()->preset, "env/A_KEY"), QStringLiteral("k3y"));
    QVERIFY(!berth.notice().contains(QLatin1String("No value")));
    QVERIFY(!berth.isShown("preset.modified"));
    QVERIFY(!places.read(berth.desk().file()).contains("t0ken"));
}

void PresetBarFilesTest::exportsByDialog()
{
    PresetPlaces places;
    const Preset preset = presetWithSecret(mine);
    places.write(mineFile, preset);
    places.keyring.secrets.insert(
        presetVaultKey(preset.id, QStringLiteral("env/HF_TOKEN")), Secret(QStringLiteral("t0ken")));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    QTRY_COMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QStringLiteral("t0ken"));
    berth.setImage(imageTwo);
    berth.menuByKeys(Qt::Key_E);
    acceptFile(berth, "preset.exporting", places.outside(QStringLiteral("out")));
    const QString path = places.outside(QStringLiteral("out.berth.json")); // the suffix comes by itself
    QTRY_COMPARE(imageIn(path), imageTwo); // the form as it stands
    QVERIFY(berth.notice().contains(QLatin1String("HF_TOKEN")));
    QFile out(path);
    QVERIFY(out.open(QIODevice::ReadOnly));
    QVERIFY(!out.readAll().contains("t0ken"));
    QCOMPARE(imageIn(places.path(mineFile)), imageOne); // it is not saved by that
    QVERIFY(berth.isShown("preset.modified"));

    berth.menuByMouse("preset.export");
    acceptFile(berth, "preset.exporting", places.outside(QStringLiteral("no/such/folder/out.berth.json")));
    QTRY_VERIFY(berth.notice().contains(QLatin1String("can't be written")));
}

void PresetBarFilesTest::takesDroppedFiles()
{
    PresetPlaces places;
    const QString path = places.outside(mineFile);
    QVERIFY(writePresetFile(path, presetOf(mine, imageOne)));
    PresetHarness berth(places);
    QVERIFY(!drop(berth.window(), {places.outside(QStringLiteral("picture.png"))}));
    berth.setImage(imageTwo);
    QVERIFY(drop(berth.window(), {path}));
    berth.click("preset.unsaved.discard");
    QTRY_COMPARE(berth.image(), imageOne);
    QCOMPARE(berth.desk().file(), mineFile);
    QVERIFY(QFile::exists(path));
}

void PresetBarFilesTest::resumesAfterARestart()
{
    PresetPlaces places;
    const Preset preset = presetWithSecret(mine);
    places.write(mineFile, preset);
    places.keyring.secrets.insert(
        presetVaultKey(preset.id, QStringLiteral("env/HF_TOKEN")), Secret(QStringLiteral("t0ken")));
    RequestFields form;
    {
        PresetHarness berth(places);
        berth.chooseByKeys(mine);
        QTRY_COMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QStringLiteral("t0ken"));
        form = withoutSecrets(berth.draft().fields()); // as the unfinished form is kept
    }
    PresetHarness berth(places, form);
    QCOMPARE(berth.combo().currentText(), mine);
    QTRY_COMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QStringLiteral("t0ken"));
    QVERIFY(!berth.isShown("preset.modified"));
    QVERIFY(berth.notice().isEmpty());
}

void PresetBarFilesTest::resumesWhatWasUnsaved()
{
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    RequestFields form;
    {
        PresetHarness berth(places);
        berth.chooseByKeys(mine);
        berth.setImage(imageTwo);
        form = berth.draft().fields();
    }
    {
        PresetHarness berth(places, form);
        QVERIFY(berth.isShown("preset.modified"));
        QCOMPARE(berth.image(), imageTwo);
        berth.menuByKeys(Qt::Key_R);
        QTRY_COMPARE(berth.image(), imageOne);
    }
    QVERIFY(QFile::remove(places.path(mineFile)));
    PresetHarness berth(places, form);
    QCOMPARE(berth.image(), imageTwo); // the form is more than the preset it came from
    QCOMPARE(berth.combo().currentText(), QString());
}

void PresetBarFilesTest::aFileChangedBetweenTwoRuns_data()
{
    QTest::addColumn<bool>("unsaved");
    QTest::newRow("nothing unsaved") << false;
    QTest::newRow("unsaved") << true;
}

void PresetBarFilesTest::aFileChangedBetweenTwoRuns()
{
    QFETCH(bool, unsaved);
    PresetPlaces places;
    const Preset preset = presetOf(mine, imageOne);
    places.write(mineFile, preset);
    RequestFields form;
    {
        PresetHarness berth(places);
        berth.chooseByKeys(mine);
        if (unsaved)
            berth.setImage(imageTwo);
        form = berth.draft().fields();
    }
    places.write(mineFile, changed(preset, imageThree));
    PresetHarness berth(places, form);
    QCOMPARE(berth.combo().currentText(), mine);
    QVERIFY(berth.notice().contains(QLatin1String("changed outside")));
    QCOMPARE(berth.image(), unsaved ? imageTwo : imageThree);
    QCOMPARE(berth.isShown("preset.modified"), unsaved);
    if (!unsaved)
        return;
    berth.click("preset.save");
    QVERIFY(berth.find("preset.conflict")); // theirs is not written over unasked
    berth.click("preset.conflict.cancel");
    QCOMPARE(imageIn(places.path(mineFile)), imageThree);
}

BERTH_TEST(PresetBarFilesTest)
#include "presetbarfilestest.moc"
