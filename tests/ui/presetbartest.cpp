// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetbar.h"

#include "store/builtinpresets.h"
#include "support/testcase.h"
#include "ui/presetharness.h"
#include "ui/presets/presetdesk.h"

#include <QAbstractItemView>
#include <QDir>
#include <QLineEdit>
#include <QPointer>

using namespace berth;
using test::imageOne;
using test::imageTwo;
using test::mine;
using test::mineFile;
using test::PresetHarness;
using test::presetOf;
using test::PresetPlaces;

// What a person does with presets of their own, by keys and by mouse.
class PresetBarTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void savesUnderANewName_data();
    void savesUnderANewName();
    void aTakenNameKeepsTheDialogOpen();
    void savesOverItsOwnFile_data();
    void savesOverItsOwnFile();
    void builtInOnesAreSavedUnderAnotherName();
    void renames_data();
    void renames();
    void duplicates_data();
    void duplicates();
    void favouritesComeFirst();
    void whatWasUsedLastComesFirst();
    void findsByAPartOfTheName();
    void escapeGivesUpTheSearch();
    void choosesFromTheList();
    void deletesAndUndoes_data();
    void deletesAndUndoes();
    void undoAfterAnotherWasOpened();
    void reverts_data();
    void reverts();
    void marksUnsavedChanges();
    void asksAboutUnsavedChanges_data();
    void asksAboutUnsavedChanges();
    void asksAboutAFormWithoutAPreset();
    void offersOnlyWhatIsPossible();
};

namespace {

void eitherHand()
{
    QTest::addColumn<bool>("keys");
    QTest::newRow("keys") << true;
    QTest::newRow("mouse") << false;
}

void fromMenu(PresetHarness &berth, bool keys, Qt::Key letter, const char *action)
{
    if (keys)
        berth.menuByKeys(letter);
    else
        berth.menuByMouse(action);
}

QString imageIn(const PresetPlaces &places, const QString &name)
{
    const auto read = readPresetFile(places.path(name));
    return read ? read->preset.fields.text(FieldId::Image) : QString();
}

QStringList filesIn(const PresetPlaces &places)
{
    return QDir(places.path(QString())).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
}

}

void PresetBarTest::savesUnderANewName_data()
{
    eitherHand();
}

void PresetBarTest::savesUnderANewName()
{
    QFETCH(bool, keys);
    PresetPlaces places;
    PresetHarness berth(places);
    berth.setImage(imageOne);
    if (keys) {
        berth.key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::focusWidget(), berth.find("preset.naming.name"));
        berth.type("preset.naming.name", mine);
        berth.key(Qt::Key_Return);
    } else {
        berth.click("preset.save");
        QVERIFY(!berth.find("preset.naming.yes")->isEnabled()); // there is no name yet
        berth.type("preset.naming.name", mine);
        berth.click("preset.naming.yes");
    }
    QTRY_VERIFY(!berth.isShown("preset.naming"));
    QCOMPARE(imageIn(places, mineFile), imageOne);
    QCOMPARE(berth.combo().currentText(), mine);
    QCOMPARE(berth.lines().first(), mine); // in the list at once
    QVERIFY(berth.notice().contains(mine));
    QVERIFY(!berth.isShown("preset.modified"));
}

void PresetBarTest::aTakenNameKeepsTheDialogOpen()
{
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    berth.setImage(imageTwo);
    berth.menuByKeys(Qt::Key_A);
    berth.type("preset.naming.name", QStringLiteral("MINE"));
    berth.key(Qt::Key_Return);
    QVERIFY(berth.text("preset.naming.problem").contains(QLatin1String("already")));
    QCOMPARE(imageIn(places, mineFile), imageOne);
    berth.type("preset.naming.name", QStringLiteral("other"));
    berth.key(Qt::Key_Return);
    QTRY_VERIFY(!berth.isShown("preset.naming"));
    QCOMPARE(berth.desk().name(), QStringLiteral("other"));
    QCOMPARE(imageIn(places, mineFile), imageOne);

    berth.menuByKeys(Qt::Key_A);
    berth.type("preset.naming.name", QStringLiteral("third"));
    berth.key(Qt::Key_Escape);
    QTRY_VERIFY(!berth.isShown("preset.naming"));
    QCOMPARE(filesIn(places).size(), 2);
    QCOMPARE(berth.desk().name(), QStringLiteral("other"));
}

void PresetBarTest::savesOverItsOwnFile_data()
{
    eitherHand();
}

void PresetBarTest::savesOverItsOwnFile()
{
    QFETCH(bool, keys);
    PresetPlaces places;
    const Preset preset = presetOf(mine, imageOne);
    places.write(mineFile, preset);
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.setImage(imageTwo);
    if (keys)
        berth.key(Qt::Key_S, Qt::ControlModifier);
    else
        berth.click("preset.save");
    QCOMPARE(imageIn(places, mineFile), imageTwo);
    QCOMPARE(readPresetFile(places.path(mineFile))->preset.id, preset.id);
    QCOMPARE(filesIn(places), QStringList{mineFile});
    QVERIFY(!berth.isShown("preset.naming"));
    QVERIFY(!berth.isShown("preset.modified"));
}

void PresetBarTest::builtInOnesAreSavedUnderAnotherName()
{
    PresetPlaces places;
    PresetHarness berth(places);
    const PresetEntry builtIn = builtInEntries().first();
    berth.chooseByKeys(builtIn.summary.name);
    QCOMPARE(berth.desk().file(), builtIn.file);
    berth.setImage(imageTwo);
    berth.key(Qt::Key_S, Qt::ControlModifier);
    const QString proposed = qobject_cast<QLineEdit *>(berth.find("preset.naming.name"))->text();
    QVERIFY(proposed.startsWith(builtIn.summary.name));
    QVERIFY(proposed != builtIn.summary.name);
    berth.key(Qt::Key_Return);
    QTRY_COMPARE(berth.desk().name(), proposed);
    QCOMPARE(filesIn(places).size(), 1);
    QCOMPARE(berth.lines().filter(QStringLiteral("(built in)")).size(), builtInEntries().size());
    QCOMPARE(builtInPreset(builtIn.file)->fields.text(FieldId::Image), builtIn.summary.image);
}

void PresetBarTest::renames_data()
{
    eitherHand();
}

void PresetBarTest::renames()
{
    QFETCH(bool, keys);
    PresetPlaces places;
    const Preset preset = presetOf(mine, imageOne);
    places.write(mineFile, preset);
    places.write(QStringLiteral("other.berth.json"), presetOf(QStringLiteral("other"), imageOne));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.setImage(imageTwo); // what is unsaved stays so
    fromMenu(berth, keys, Qt::Key_N, "preset.rename");
    berth.type("preset.naming.name", QStringLiteral("other"));
    berth.key(Qt::Key_Return);
    QVERIFY(berth.text("preset.naming.problem").contains(QLatin1String("already")));
    berth.type("preset.naming.name", QStringLiteral("ours"));
    if (keys)
        berth.key(Qt::Key_Return);
    else
        berth.click("preset.naming.yes");
    QTRY_COMPARE(berth.combo().currentText(), QStringLiteral("ours"));
    QCOMPARE(filesIn(places),
        (QStringList{QStringLiteral("other.berth.json"), QStringLiteral("ours.berth.json")}));
    const auto read = readPresetFile(places.path(QStringLiteral("ours.berth.json")));
    QCOMPARE(read->preset.name, QStringLiteral("ours"));
    QCOMPARE(read->preset.id, preset.id); // by which the vault knows it
    QCOMPARE(read->preset.fields.text(FieldId::Image), imageOne);
    QVERIFY(berth.isShown("preset.modified"));
    berth.click("preset.save");
    QCOMPARE(imageIn(places, QStringLiteral("ours.berth.json")), imageTwo);
}

void PresetBarTest::duplicates_data()
{
    eitherHand();
}

void PresetBarTest::duplicates()
{
    QFETCH(bool, keys);
    PresetPlaces places;
    const Preset preset = presetOf(mine, imageOne);
    places.write(mineFile, preset);
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    fromMenu(berth, keys, Qt::Key_D, "preset.duplicate");
    QTRY_COMPARE(filesIn(places).size(), 2);
    QCOMPARE(berth.desk().file(), mineFile); // the form is left as it is
    QVERIFY(berth.lines().contains(QStringLiteral("mine 2")));
    QVERIFY(berth.notice().contains(QStringLiteral("mine 2")));
    const PresetEntry copy = berth.library().named(QStringLiteral("mine 2")).first();
    QVERIFY(copy.summary.id != preset.id);
    QCOMPARE(imageIn(places, copy.file), imageOne);
}

void PresetBarTest::favouritesComeFirst()
{
    PresetPlaces places;
    for (const char *name : {"a", "b", "c"})
        places.write(
            QLatin1String(name) + QStringLiteral(".berth.json"), presetOf(QLatin1String(name), imageOne));
    {
        PresetHarness berth(places);
        berth.chooseByKeys(QStringLiteral("a"));
        berth.chooseByKeys(QStringLiteral("c"));
        berth.menuByKeys(Qt::Key_F);
        QTRY_COMPARE(berth.lines().first(), QStringLiteral("★ c"));
        const QByteArray bytes = places.read(QStringLiteral("c.berth.json"));
        berth.chooseByKeys(QStringLiteral("b"));
        QCOMPARE(berth.lines().mid(0, 3),
            (QStringList{QStringLiteral("★ c"), QStringLiteral("b"), QStringLiteral("a")}));
        QCOMPARE(places.read(QStringLiteral("c.berth.json")), bytes); // a favourite is nothing of the file's
    }
    PresetHarness berth(places, presetOf(QStringLiteral("b"), imageOne).fields);
    QCOMPARE(berth.lines().first(), QStringLiteral("★ c"));
    berth.chooseByMouse(QStringLiteral("★ c"));
    QTRY_COMPARE(berth.desk().name(), QStringLiteral("c"));
    berth.menuByMouse("preset.favourite");
    QTRY_VERIFY(!berth.lines().contains(QStringLiteral("★ c")));
}

void PresetBarTest::whatWasUsedLastComesFirst()
{
    PresetPlaces places;
    for (const char *name : {"a", "b", "c"})
        places.write(
            QLatin1String(name) + QStringLiteral(".berth.json"), presetOf(QLatin1String(name), imageOne));
    PresetHarness berth(places);
    QCOMPARE(berth.lines().mid(0, 3),
        (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    berth.chooseByMouse(QStringLiteral("b"));
    berth.chooseByMouse(QStringLiteral("c"));
    QTRY_COMPARE(berth.lines().mid(0, 3),
        (QStringList{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
    QCOMPARE(berth.lines().size(), 3 + builtInEntries().size());
}

void PresetBarTest::findsByAPartOfTheName()
{
    PresetPlaces places;
    places.write(QStringLiteral("x.berth.json"), presetOf(QStringLiteral("Training Ä"), imageOne));
    places.write(QStringLiteral("y.berth.json"), presetOf(QStringLiteral("inference"), imageTwo));
    PresetHarness berth(places);
    berth.combo().setFocus();
    QTest::keyClick(&berth.combo(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&berth.combo(), QStringLiteral("FEREN"));
    auto *matches = qobject_cast<QAbstractItemView *>(berth.find("preset.matches"));
    QCOMPARE(matches->model()->rowCount(), 1);
    QTest::keyClick(matches, Qt::Key_Down);
    QTest::keyClick(matches, Qt::Key_Return);
    QTRY_COMPARE(berth.desk().name(), QStringLiteral("inference"));
    berth.chooseByKeys(QStringLiteral("raining"));
    QTRY_COMPARE(berth.image(), imageOne);
    berth.chooseByKeys(QStringLiteral("no such thing"));
    QCOMPARE(berth.combo().currentText(), QStringLiteral("Training Ä"));
    QCOMPARE(berth.image(), imageOne);
}

void PresetBarTest::escapeGivesUpTheSearch()
{
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.combo().setFocus();
    QTest::keyClick(&berth.combo(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&berth.combo(), QStringLiteral("zz"));
    QTest::keyClick(&berth.combo(), Qt::Key_Escape);
    QCOMPARE(berth.combo().currentText(), mine);
    QCOMPARE(berth.desk().file(), mineFile);
}

void PresetBarTest::choosesFromTheList()
{
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    berth.chooseByMouse(builtInEntries().last().summary.name);
    QTRY_COMPARE(berth.desk().file(), builtInEntries().last().file);
    berth.combo().setFocus();
    QTest::keyClick(&berth.combo(), Qt::Key_Down);
    QAbstractItemView *list = berth.combo().view();
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(berth.desk().file(), builtInEntries().last().file); // not while it is only looked at
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(berth.desk().file(), mineFile);
    QCOMPARE(berth.image(), imageOne);
}

void PresetBarTest::deletesAndUndoes_data()
{
    eitherHand();
}

void PresetBarTest::deletesAndUndoes()
{
    QFETCH(bool, keys);
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    const QByteArray bytes = places.read(mineFile);
    fromMenu(berth, keys, Qt::Key_L, "preset.delete");
    QTRY_VERIFY(berth.notice().contains(mine));
    QVERIFY(filesIn(places).isEmpty());
    QVERIFY(!berth.lines().contains(mine));
    QCOMPARE(berth.combo().currentText(), QString());
    QCOMPARE(berth.image(), imageOne); // the form stays
    if (keys) {
        berth.find("preset.undo")->setFocus();
        berth.key(Qt::Key_Space);
    } else {
        berth.click("preset.undo");
    }
    QTRY_COMPARE(berth.combo().currentText(), mine);
    QCOMPARE(places.read(mineFile), bytes);
    QVERIFY(berth.lines().contains(mine));
    QVERIFY(!berth.isShown("preset.modified"));
    QVERIFY(!berth.isShown("preset.undo"));
}

void PresetBarTest::undoAfterAnotherWasOpened()
{
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.menuByKeys(Qt::Key_L);
    berth.setImage(imageTwo);
    berth.click("preset.undo");
    QTRY_COMPARE(berth.combo().currentText(), mine);
    QCOMPARE(berth.image(), imageTwo); // and what was done meanwhile is not lost
    QVERIFY(berth.isShown("preset.modified"));
}

void PresetBarTest::reverts_data()
{
    eitherHand();
}

void PresetBarTest::reverts()
{
    QFETCH(bool, keys);
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.setImage(imageTwo);
    berth.draft().set(FieldId::Disk, 20.0);
    fromMenu(berth, keys, Qt::Key_R, "preset.revert");
    QTRY_COMPARE(berth.image(), imageOne);
    QVERIFY(!berth.draft().fields().isSet(FieldId::Disk));
    QVERIFY(!berth.isShown("preset.modified"));
    QVERIFY(!berth.isInMenu("preset.revert"));
}

void PresetBarTest::marksUnsavedChanges()
{
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    berth.setImage(imageTwo);
    QVERIFY(!berth.isShown("preset.modified")); // of no preset
    berth.setImage(QString());
    berth.draft().set(FieldId::Image, std::monostate());
    berth.chooseByKeys(mine);
    QVERIFY(!berth.isShown("preset.modified"));
    berth.setImage(imageTwo);
    QVERIFY(berth.isShown("preset.modified"));
    berth.setImage(imageOne);
    QVERIFY(!berth.isShown("preset.modified"));
    berth.draft().setOfferId(77);
    QVERIFY(!berth.isShown("preset.modified")); // the offer is none of the preset's
}

void PresetBarTest::asksAboutUnsavedChanges_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<int>("key"); // 0: the mouse
    QTest::addColumn<QString>("kept"); // the image in the file afterwards
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("save by mouse") << QByteArray("preset.unsaved.save") << 0 << imageTwo << true;
    QTest::newRow("save by Enter") << QByteArray() << int(Qt::Key_Return) << imageTwo << true;
    QTest::newRow("discard by mouse") << QByteArray("preset.unsaved.discard") << 0 << imageOne << true;
    QTest::newRow("cancel by mouse") << QByteArray("preset.unsaved.cancel") << 0 << imageOne << false;
    QTest::newRow("cancel by Esc") << QByteArray() << int(Qt::Key_Escape) << imageOne << false;
}

void PresetBarTest::asksAboutUnsavedChanges()
{
    QFETCH(QByteArray, button);
    QFETCH(int, key);
    QFETCH(QString, kept);
    QFETCH(bool, goesOn);
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    places.write(
        QStringLiteral("other.berth.json"), presetOf(QStringLiteral("other"), QStringLiteral("image:3")));
    PresetHarness berth(places);
    berth.chooseByKeys(mine);
    berth.setImage(imageTwo);
    berth.chooseByKeys(QStringLiteral("other"));
    const QPointer<QWidget> question = berth.find("preset.unsaved");
    QCOMPARE(berth.image(), imageTwo); // nothing before the answer
    QCOMPARE(berth.combo().currentText(), mine);
    if (key != 0)
        berth.key(static_cast<Qt::Key>(key));
    else
        berth.click(button.constData());
    QTRY_VERIFY(!question || !question->isVisible());
    QTRY_COMPARE(berth.desk().name(), goesOn ? QStringLiteral("other") : mine);
    QCOMPARE(berth.image(), goesOn ? QStringLiteral("image:3") : imageTwo);
    QCOMPARE(berth.combo().currentText(), berth.desk().name());
    QCOMPARE(berth.isShown("preset.modified"), !goesOn);
    QCOMPARE(imageIn(places, mineFile), kept);
}

void PresetBarTest::asksAboutAFormWithoutAPreset()
{
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    berth.setImage(imageTwo);
    berth.chooseByKeys(mine);
    berth.click("preset.unsaved.save");
    berth.type("preset.naming.name", QStringLiteral("rescued"));
    berth.key(Qt::Key_Return);
    QTRY_COMPARE(berth.desk().file(), mineFile); // on the way again
    QCOMPARE(berth.image(), imageOne);
    QCOMPARE(imageIn(places, QStringLiteral("rescued.berth.json")), imageTwo);

    berth.setImage(imageTwo);
    berth.chooseByKeys(QStringLiteral("rescued"));
    berth.click("preset.unsaved.save");
    QTRY_COMPARE(berth.desk().name(), QStringLiteral("rescued"));
    QCOMPARE(imageIn(places, mineFile), imageTwo);
}

void PresetBarTest::offersOnlyWhatIsPossible()
{
    PresetPlaces places;
    places.write(mineFile, presetOf(mine, imageOne));
    PresetHarness berth(places);
    for (const char *action :
        {"preset.rename", "preset.duplicate", "preset.favourite", "preset.revert", "preset.delete"})
        QVERIFY2(!berth.isInMenu(action), action);
    for (const char *action : {"preset.saveAs", "preset.import", "preset.export"})
        QVERIFY2(berth.isInMenu(action), action);
    berth.chooseByKeys(builtInEntries().first().summary.name);
    for (const char *action : {"preset.rename", "preset.revert", "preset.delete"})
        QVERIFY2(!berth.isInMenu(action), action);
    for (const char *action : {"preset.duplicate", "preset.favourite"})
        QVERIFY2(berth.isInMenu(action), action);
    berth.chooseByKeys(mine);
    for (const char *action : {"preset.rename", "preset.duplicate", "preset.favourite", "preset.delete"})
        QVERIFY2(berth.isInMenu(action), action);
}

BERTH_TEST(PresetBarTest)
#include "presetbartest.moc"
