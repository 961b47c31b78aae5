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
using test::PresetHarness;
using test::presetOf;
using test::PresetPlaces;

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

const QString file = QStringLiteral("mine.berth.json");
const QString mine = QStringLiteral("mine");
const QString one = QStringLiteral("image:1");
const QString two = QStringLiteral("image:2");
const QString three = QStringLiteral("image:3");
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

Preset withSecret(const QString &name)
{
    Preset preset = presetOf(name, one);
    preset.fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("HF_TOKEN"), QString(), true)});
    return preset;
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
    const Preset preset = presetOf(mine, one);
    places.write(file, preset);
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.setImage(two);
    places.write(file, changed(preset, three));
    const QByteArray theirs = places.read(file);
    QTRY_COMPARE_WITH_TIMEOUT(berth.library().entry(file)->summary.image, three, patience);
    QCOMPARE(berth.image(), two); // what is unsaved here is not touched
    berth.key(Qt::Key_S, Qt::ControlModifier);
    berth.click(button.constData());
    if (button.endsWith("over")) {
        QTRY_COMPARE(imageIn(places.path(file)), two);
        QCOMPARE(trash(places), QByteArrayList{theirs}); // both are kept
        QVERIFY(!berth.isShown("preset.modified"));
    } else if (button.endsWith("saveAs")) {
        berth.type("preset.naming.name", QStringLiteral("ours"));
        berth.key(Qt::Key_Return);
        QTRY_COMPARE(berth.desk().name(), QStringLiteral("ours"));
        QCOMPARE(imageIn(places.path(QStringLiteral("ours.berth.json"))), two);
        QCOMPARE(places.read(file), theirs);
    } else {
        QTRY_VERIFY(!berth.isShown("preset.conflict"));
        QCOMPARE(places.read(file), theirs);
        QVERIFY(berth.isShown("preset.modified"));
        berth.menuByKeys(Qt::Key_R); // the other way out
        QTRY_COMPARE(berth.image(), three);
        QVERIFY(!berth.isShown("preset.modified"));
        berth.setImage(two);
        berth.click("preset.save");
        QCOMPARE(imageIn(places.path(file)), two);
    }
}

void PresetBarFilesTest::aFileDeletedOutsideIsNoLoss()
{
    PresetPlaces places;
    places.write(file, presetOf(mine, one));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    QVERIFY(QFile::remove(places.path(file)));
    QTRY_VERIFY_WITH_TIMEOUT(!berth.lines().contains(mine), patience);
    QTRY_VERIFY(berth.notice().contains(QLatin1String("deleted")));
    QCOMPARE(berth.combo().currentText(), mine);
    QCOMPARE(berth.image(), one);
    berth.setImage(two);
    berth.menuByKeys(Qt::Key_R);
    QTRY_COMPARE(berth.image(), one); // as it was
    berth.click("preset.save");
    berth.click("preset.conflict.over");
    QTRY_COMPARE(imageIn(places.path(file)), one);
}

void PresetBarFilesTest::followsAFileWhileNothingIsUnsaved()
{
    PresetPlaces places;
    const Preset preset = presetOf(mine, one);
    places.write(file, preset);
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    places.write(file, changed(preset, three));
    QTRY_COMPARE_WITH_TIMEOUT(berth.image(), three, patience);
    QTRY_VERIFY(berth.notice().contains(QLatin1String("changed outside")));
    QVERIFY(!berth.isShown("preset.modified"));
    berth.setImage(two);
    berth.click("preset.save");
    QCOMPARE(imageIn(places.path(file)), two); // without a question
}

void PresetBarFilesTest::renamingDoesNotHideAConflict()
{
    PresetPlaces places;
    const Preset preset = presetOf(mine, one);
    places.write(file, preset);
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.setImage(two);
    places.write(file, changed(preset, three));
    berth.menuByKeys(Qt::Key_N);
    berth.type("preset.naming.name", QStringLiteral("ours"));
    berth.key(Qt::Key_Return);
    QTRY_VERIFY(berth.isShown("preset.naming.problem"));
    QVERIFY(berth.text("preset.naming.problem").contains(QLatin1String("changed outside")));
    berth.key(Qt::Key_Escape);
    QCOMPARE(imageIn(places.path(file)), three);
    berth.click("preset.save");
    QVERIFY(berth.find("preset.conflict"));
    berth.click("preset.conflict.cancel");
}

void PresetBarFilesTest::showsFilesThatComeAndGo()
{
    PresetPlaces places;
    PresetHarness berth(places);
    places.write(file, presetOf(mine, one));
    QTRY_VERIFY_WITH_TIMEOUT(berth.lines().contains(mine), patience);
    QVERIFY(QFile::rename(places.path(file), places.outside(file)));
    QTRY_VERIFY_WITH_TIMEOUT(!berth.lines().contains(mine), patience);
    QVERIFY(QFile::rename(places.outside(file), places.path(file)));
    QTRY_VERIFY_WITH_TIMEOUT(berth.lines().contains(mine), patience);
    berth.chooseByMouse(mine);
    QTRY_COMPARE(berth.image(), one);
}

void PresetBarFilesTest::aNewerOneIsReadOnly()
{
    PresetPlaces places;
    const QByteArray bytes
        = R"({"berth_preset": 99, "id": "n", "name": "mine", "request": {"image": "image:1"},
        "times": [1, 2]})";
    places.write(file, bytes);
    PresetHarness berth(places);
    QVERIFY(berth.lines().first().contains(QLatin1String("newer Berth, read-only")));
    berth.chooseByKeys(mine);
    QTRY_COMPARE(berth.image(), one);
    QVERIFY(berth.notice().contains(QLatin1String("newer Berth")));
    QVERIFY(berth.notice().contains(QLatin1String("another name")));
    QVERIFY(!berth.isInMenu("preset.rename"));
    berth.setImage(two);
    berth.key(Qt::Key_S, Qt::ControlModifier);
    berth.key(Qt::Key_Return); // the name that is proposed
    QTRY_COMPARE(berth.desk().name(), QStringLiteral("mine 2"));
    QCOMPARE(places.read(file), bytes);
}

void PresetBarFilesTest::aBrokenOneIsShownAndLeftAlone()
{
    PresetPlaces places;
    const QByteArray bytes = "{\n  \"berth_preset\": 1,\n  \"name\": \"mine\",,\n}\n";
    places.write(file, bytes);
    PresetHarness berth(places);
    const QString line = berth.lines().filter(mine).value(0);
    QVERIFY(line.contains(QLatin1String("broken")));
    QVERIFY(line.contains(QLatin1String("Line 3")));
    berth.setImage(two);
    berth.chooseByMouse(mine);
    QVERIFY(!berth.isShown("preset.unsaved")); // there is nothing to ask about
    QTRY_VERIFY(berth.notice().contains(QLatin1String("Line 3, column")));
    QVERIFY(berth.notice().contains(QLatin1String("text editor")));
    QCOMPARE(berth.image(), two);
    berth.saveAs(mine + u'!');
    QCOMPARE(places.read(file), bytes);
    places.write(file, presetOf(mine, one)); // corrected
    QTRY_VERIFY_WITH_TIMEOUT(berth.lines().contains(mine), patience);
}

void PresetBarFilesTest::unknownKeysStay()
{
    PresetPlaces places;
    places.write(file,
        R"({"berth_preset": 1, "id": "n", "name": "mine", "team": {"owner": "ops"},
            "request": {"image": "image:1", "future": [1, {"a": null}]}})");
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    QTRY_VERIFY(berth.notice().contains(QLatin1String("not understood")));
    berth.setImage(two);
    berth.click("preset.save");
    QJsonObject json = QJsonDocument::fromJson(places.read(file)).object();
    QCOMPARE(json.value(QStringLiteral("team")).toObject().value(QStringLiteral("owner")).toString(),
        QStringLiteral("ops"));
    const QJsonObject request = json.value(QStringLiteral("request")).toObject();
    QCOMPARE(request.value(QStringLiteral("future")).toArray().size(), 2);
    QCOMPARE(request.value(QStringLiteral("image")).toString(), two);
    berth.saveAs(QStringLiteral("copy"));
    json = QJsonDocument::fromJson(places.read(QStringLiteral("copy.berth.json"))).object();
    QVERIFY(json.contains(QStringLiteral("team")));
}

void PresetBarFilesTest::importsByDialog()
{
    PresetPlaces places;
    QVERIFY(writePresetFile(places.outside(file), withSecret(mine)));
    PresetHarness berth(places);
    berth.menuByKeys(Qt::Key_I);
    acceptFile(berth, "preset.importing", places.outside(file));
    QTRY_COMPARE(berth.desk().file(), file);
    QCOMPARE(berth.image(), one);
    QTRY_VERIFY(berth.notice().contains(QLatin1String("HF_TOKEN"))); // asked for
    const QString id = berth.desk().preset()->preset.id;
    QVERIFY(id != readPresetFile(places.outside(file))->preset.id);
    berth.setSecret(QStringLiteral("HF_TOKEN"), QStringLiteral("t0ken"));
    berth.click("preset.save");
    QTRY_COMPARE(places.held(berth.desk().preset()->preset, "env/HF_TOKEN"), QStringLiteral("t0ken"));
    QVERIFY(!places.read(file).contains("t0ken"));

    berth.menuByMouse("preset.import"); // once more
    acceptFile(berth, "preset.importing", places.outside(file));
    QTRY_COMPARE(berth.desk().name(), QStringLiteral("mine 2"));
    QCOMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QString()); // not that of the first
}

void PresetBarFilesTest::importsWhatIsGoodBesidesWhatIsNot()
{
    PresetPlaces places;
    QFile broken(places.outside(QStringLiteral("a.berth.json")));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{") == 1);
    broken.close();
    QVERIFY(
        writePresetFile(places.outside(QStringLiteral("b.berth.json")), presetOf(QStringLiteral("b"), two)));
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
    const Preset preset = withSecret(mine);
    places.write(file, preset);
    places.keyring.secrets.insert(
        presetVaultKey(preset.id, QStringLiteral("env/HF_TOKEN")), Secret(QStringLiteral("t0ken")));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    QTRY_COMPARE(berth.secret(QStringLiteral("HF_TOKEN")), QStringLiteral("t0ken"));
    berth.setImage(two);
    berth.menuByKeys(Qt::Key_E);
    acceptFile(berth, "preset.exporting", places.outside(QStringLiteral("out")));
    const QString path = places.outside(QStringLiteral("out.berth.json")); // the suffix comes by itself
    QTRY_COMPARE(imageIn(path), two); // the form as it stands
    QVERIFY(berth.notice().contains(QLatin1String("HF_TOKEN")));
    QFile out(path);
    QVERIFY(out.open(QIODevice::ReadOnly));
    QVERIFY(!out.readAll().contains("t0ken"));
    QCOMPARE(imageIn(places.path(file)), one); // it is not saved by that
    QVERIFY(berth.isShown("preset.modified"));

    berth.menuByMouse("preset.export");
    acceptFile(berth, "preset.exporting", places.outside(QStringLiteral("no/such/folder/out.berth.json")));
    QTRY_VERIFY(berth.notice().contains(QLatin1String("can't be written")));
}

void PresetBarFilesTest::takesDroppedFiles()
{
    PresetPlaces places;
    const QString path = places.outside(file);
    QVERIFY(writePresetFile(path, presetOf(mine, one)));
    PresetHarness berth(places);
    QVERIFY(!drop(berth.window(), {places.outside(QStringLiteral("picture.png"))}));
    berth.setImage(two);
    QVERIFY(drop(berth.window(), {path}));
    berth.click("preset.unsaved.discard");
    QTRY_COMPARE(berth.image(), one);
    QCOMPARE(berth.desk().file(), file);
    QVERIFY(QFile::exists(path));
}

void PresetBarFilesTest::resumesAfterARestart()
{
    PresetPlaces places;
    const Preset preset = withSecret(mine);
    places.write(file, preset);
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
    places.write(file, presetOf(mine, one));
    RequestFields form;
    {
        PresetHarness berth(places);
        berth.chooseByKeys(mine);
        berth.setImage(two);
        form = berth.draft().fields();
    }
    {
        PresetHarness berth(places, form);
        QVERIFY(berth.isShown("preset.modified"));
        QCOMPARE(berth.image(), two);
        berth.menuByKeys(Qt::Key_R);
        QTRY_COMPARE(berth.image(), one);
    }
    QVERIFY(QFile::remove(places.path(file)));
    PresetHarness berth(places, form);
    QCOMPARE(berth.image(), two); // the form is more than the preset it came from
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
    const Preset preset = presetOf(mine, one);
    places.write(file, preset);
    RequestFields form;
    {
        PresetHarness berth(places);
        berth.chooseByKeys(mine);
        if (unsaved)
            berth.setImage(two);
        form = berth.draft().fields();
    }
    places.write(file, changed(preset, three));
    PresetHarness berth(places, form);
    QCOMPARE(berth.combo().currentText(), mine);
    QVERIFY(berth.notice().contains(QLatin1String("changed outside")));
    QCOMPARE(berth.image(), unsaved ? two : three);
    QCOMPARE(berth.isShown("preset.modified"), unsaved);
    if (!unsaved)
        return;
    berth.click("preset.save");
    QVERIFY(berth.find("preset.conflict")); // theirs is not written over unasked
    berth.click("preset.conflict.cancel");
    QCOMPARE(imageIn(places.path(file)), three);
}

BERTH_TEST(PresetBarFilesTest)
#include "presetbarfilestest.moc"
