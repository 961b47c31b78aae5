// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetlibrary.h"

#include "store/builtinpresets.h"
#include "support/testcase.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace berth;

class PresetLibraryTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTheBuiltInOnesAtOnce();
    void showsWhatIsThere();
    void followsChangesOutside();
    void followsAFileWrittenInPlace();
    void followsTheFolderItself();
    void ownChangesShowAtOnce();
    void namesMayNotClash();
    void builtInOnesCanBeCopiedOnly();
    void aCopyMadeOutsideGetsAnIdOfItsOwn();
    void favouritesAndUseComeFirstAndLeaveFilesAlone();
    void brokenOnesAreListedWithTheirPlace();
    void theIndexIsOnlyACache_data();
    void theIndexIsOnlyACache();
    void aChangeWhileItWasNotRunningIsSeen();
    void manyComeInSteps();
    void endsWhileItLooks();
    void purgingSparesIdsInUse();
};

namespace {

struct LibraryPlace
{
    QTemporaryDir dir;

    [[nodiscard]] QString path(const QString &file) const
    {
        return dir.path() + QLatin1String("/presets/") + file;
    }
    void put(
        const QString &file, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly) const
    {
        QDir().mkpath(dir.path() + QLatin1String("/presets"));
        QFile target(path(file));
        if (!target.open(mode) || target.write(bytes) != bytes.size())
            qFatal("can't write %s", qPrintable(file));
    }
    void put(const QString &name) const
    {
        put(name + QLatin1String(".berth.json"), json(name, QStringLiteral("id-") + name));
    }
    [[nodiscard]] static QByteArray json(const QString &name, const QString &id)
    {
        Preset preset;
        preset.name = name;
        preset.id = id;
        preset.fields.set(FieldId::Image, QStringLiteral("image-of-") + name);
        return presetToJson(preset);
    }
};

QStringList own(const PresetLibrary &library)
{
    QStringList names;
    for (const PresetEntry &entry : library.entries()) {
        if (!entry.builtIn)
            names << entry.summary.name;
    }
    return names;
}

void load(PresetLibrary &library)
{
    QSignalSpy loaded(&library, &PresetLibrary::loaded);
    library.start();
    QVERIFY(loaded.wait(20'000));
    QVERIFY(library.isLoaded());
}

QStringList list(std::initializer_list<const char *> names)
{
    QStringList all;
    for (const char *name : names)
        all << QString::fromLatin1(name);
    return all;
}

}

void PresetLibraryTest::holdsTheBuiltInOnesAtOnce()
{
    const LibraryPlace place;
    const PresetLibrary library(place.dir.path());
    QCOMPARE(library.entries().size(), builtInEntries().size());
    QVERIFY(!QFile::exists(place.path(QString())));
}

void PresetLibraryTest::showsWhatIsThere()
{
    const LibraryPlace place;
    place.put(QStringLiteral("b"));
    place.put(QStringLiteral("A"));
    place.put(QStringLiteral("other.json"), "{}");
    PresetLibrary library(place.dir.path());
    load(library);
    QCOMPARE(own(library), list({"A", "b"}));
    const auto entry = library.entry(QStringLiteral("b.berth.json"));
    QCOMPARE(entry->summary.image, QStringLiteral("image-of-b"));
    QCOMPARE(entry->summary.id, QStringLiteral("id-b"));
    QVERIFY(entry->changed > 0 && entry->size > 0);
    QCOMPARE(library.named(QStringLiteral("B")).size(), 1);
    QVERIFY(library.open(QStringLiteral("b.berth.json")).has_value());
}

void PresetLibraryTest::followsChangesOutside()
{
    const LibraryPlace place;
    PresetLibrary library(place.dir.path());
    load(library);
    place.put(QStringLiteral("one"));
    QTRY_COMPARE(own(library), list({"one"}));
    // As editors do: a new file moved over the old one.
    place.put(QStringLiteral("new"), LibraryPlace::json(QStringLiteral("two"), QStringLiteral("i")));
    QVERIFY(QFile::remove(place.path(QStringLiteral("one.berth.json"))));
    QVERIFY(QFile::rename(place.path(QStringLiteral("new")), place.path(QStringLiteral("one.berth.json"))));
    QTRY_COMPARE(own(library), list({"two"}));
    QVERIFY(QFile::rename(
        place.path(QStringLiteral("one.berth.json")), place.path(QStringLiteral("two.berth.json"))));
    QTRY_VERIFY(library.entry(QStringLiteral("two.berth.json")).has_value());
    QVERIFY(QFile::remove(place.path(QStringLiteral("two.berth.json"))));
    QTRY_COMPARE(own(library), QStringList());
}

void PresetLibraryTest::followsAFileWrittenInPlace()
{
    const LibraryPlace place;
    place.put(QStringLiteral("one"));
    PresetLibrary library(place.dir.path());
    load(library);
    const QByteArray before = LibraryPlace::json(QStringLiteral("one"), QStringLiteral("id-one"));
    // The same length in the same moment: neither size nor, perhaps, time tells.
    QByteArray after = before;
    after.replace("\"one\"", "\"two\"");
    place.put(QStringLiteral("one.berth.json"), after);
    QTRY_COMPARE(own(library), list({"two"}));
    place.put(QStringLiteral("one.berth.json"), "}", QIODevice::Append);
    QTRY_VERIFY(library.entries().first().isBroken());
    place.put(QStringLiteral("one.berth.json"), before);
    QTRY_COMPARE(own(library), list({"one"}));
}

void PresetLibraryTest::followsTheFolderItself()
{
    const LibraryPlace place;
    place.put(QStringLiteral("one"));
    PresetLibrary library(place.dir.path());
    load(library);
    QVERIFY(QDir(place.path(QString())).removeRecursively());
    QTRY_COMPARE(own(library), QStringList());
    QTRY_VERIFY(QFile::exists(place.path(QString())));
    place.put(QStringLiteral("two"));
    QTRY_COMPARE_WITH_TIMEOUT(own(library), list({"two"}), 10'000);
}

void PresetLibraryTest::ownChangesShowAtOnce()
{
    const LibraryPlace place;
    PresetLibrary library(place.dir.path());
    load(library);
    Preset preset;
    preset.id = QStringLiteral("of another");
    preset.fields.set(FieldId::Image, QStringLiteral("a"));
    QSignalSpy changed(&library, &PresetLibrary::entriesChanged);
    auto created = library.saveAs(preset, QStringLiteral("Mine"));
    QVERIFY(created.has_value());
    QCOMPARE(changed.size(), 1);
    QVERIFY(created->preset.id != preset.id);
    QCOMPARE(own(library), list({"Mine"}));
    created->preset.notes = QStringLiteral("n");
    QVERIFY(library.save(*created).has_value());
    QCOMPARE(library.entry(created->file)->summary.notes, QStringLiteral("n"));
    const auto copy = library.duplicate(created->file);
    QCOMPARE(copy->preset.name, QStringLiteral("Mine 2"));
    QVERIFY(copy->preset.id != created->preset.id);
    QCOMPARE(copy->preset.notes, QStringLiteral("n"));
    QCOMPARE(own(library), list({"Mine", "Mine 2"}));
    const auto renamed = library.rename(created->file, QStringLiteral("Yours"));
    QCOMPARE(own(library), list({"Mine 2", "Yours"}));
    const auto removed = library.remove(renamed->file);
    QCOMPARE(own(library), list({"Mine 2"}));
    QCOMPARE(library.restore(*removed).value(), renamed->file);
    QCOMPARE(own(library), list({"Mine 2", "Yours"}));
    // And it stays so when the watcher has told.
    QTest::qWait(300);
    QCOMPARE(own(library), list({"Mine 2", "Yours"}));
}

void PresetLibraryTest::namesMayNotClash()
{
    const LibraryPlace place;
    PresetLibrary library(place.dir.path());
    load(library);
    QVERIFY(library.saveAs({}, QStringLiteral("Mine")).has_value());
    const auto again = library.saveAs({}, QStringLiteral("mine"));
    QCOMPARE(again.error().kind, PresetProblem::NameTaken);
    QVERIFY(again.error().remedy.contains(QStringLiteral("mine 2")));
    const auto other = library.saveAs({}, QStringLiteral("Other"));
    QCOMPARE(library.rename(other->file, QStringLiteral("MINE")).error().kind, PresetProblem::NameTaken);
    QCOMPARE(library.rename(other->file, QStringLiteral("OTHER"))->file, QStringLiteral("OTHER.berth.json"));
    QCOMPARE(library.saveAs({}, QStringLiteral(" ")).error().kind, PresetProblem::BadName);
}

void PresetLibraryTest::builtInOnesCanBeCopiedOnly()
{
    const LibraryPlace place;
    PresetLibrary library(place.dir.path());
    load(library);
    const PresetEntry builtIn = builtInEntries().first();
    const auto open = library.open(builtIn.file);
    QVERIFY(open->readOnly);
    QCOMPARE(library.save(*open).error().kind, PresetProblem::Newer);
    QCOMPARE(library.rename(builtIn.file, QStringLiteral("x")).error().kind, PresetProblem::Newer);
    QCOMPARE(library.remove(builtIn.file).error().kind, PresetProblem::NotFound);
    const auto copy = library.duplicate(builtIn.file);
    QCOMPARE(copy->preset.name, builtIn.summary.name + QStringLiteral(" 2"));
    QVERIFY(copy->preset.fields == open->preset.fields);
    // One of one's own may be called like a built-in one, and comes first then.
    QVERIFY(library.saveAs(open->preset, builtIn.summary.name).has_value());
    QVERIFY(!library.named(builtIn.summary.name).first().builtIn);
}

void PresetLibraryTest::aCopyMadeOutsideGetsAnIdOfItsOwn()
{
    const LibraryPlace place;
    place.put(QStringLiteral("one"));
    place.put(QStringLiteral("copy.berth.json"),
        LibraryPlace::json(QStringLiteral("copy"), QStringLiteral("id-one")));
    PresetLibrary library(place.dir.path());
    load(library);
    const auto saved = library.save(*library.open(QStringLiteral("copy.berth.json")));
    QVERIFY(saved->preset.id != QStringLiteral("id-one"));
    QCOMPARE(
        library.save(*library.open(QStringLiteral("one.berth.json")))->preset.id, QStringLiteral("id-one"));
}

void PresetLibraryTest::favouritesAndUseComeFirstAndLeaveFilesAlone()
{
    const LibraryPlace place;
    for (const char *name : {"a", "b", "c", "d"})
        place.put(QString::fromLatin1(name));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    PresetLibrary library(place.dir.path());
    load(library);
    const qint64 before = library.entry(QStringLiteral("d.berth.json"))->changed;
    library.setFavourite(QStringLiteral("d.berth.json"), true);
    library.markUsed(QStringLiteral("b.berth.json"), now.addSecs(-10));
    library.markUsed(QStringLiteral("c.berth.json"), now);
    QCOMPARE(own(library), list({"d", "c", "b", "a"}));
    QVERIFY(library.entries().first().favourite);
    QCOMPARE(
        library.entry(QStringLiteral("c.berth.json"))->lastUsed.toMSecsSinceEpoch(), now.toMSecsSinceEpoch());
    const QString builtIn = builtInEntries().last().file;
    library.setFavourite(builtIn, true);
    QVERIFY(library.entry(builtIn)->favourite);
    library.setFavourite(builtIn, false);

    PresetLibrary again(place.dir.path());
    load(again);
    QCOMPARE(own(again), list({"d", "c", "b", "a"}));
    QCOMPARE(again.entry(QStringLiteral("d.berth.json"))->changed, before);
}

void PresetLibraryTest::brokenOnesAreListedWithTheirPlace()
{
    const LibraryPlace place;
    place.put(QStringLiteral("bad.berth.json"), "{\n  \"name\": }");
    place.put(QStringLiteral("new.berth.json"), R"({"berth_preset": 9, "name": "Later"})");
    PresetLibrary library(place.dir.path());
    load(library);
    QCOMPARE(own(library), list({"bad", "Later"}));
    const auto bad = library.entry(QStringLiteral("bad.berth.json"));
    QVERIFY(bad->isBroken());
    QCOMPARE(bad->summary.fault->line, 2);
    QVERIFY(library.entry(QStringLiteral("new.berth.json"))->summary.newer);
    // The second time it comes from the index.
    QFile(place.path(QStringLiteral("bad.berth.json")))
        .setFileTime(QDateTime::currentDateTimeUtc().addDays(-1), QFileDevice::FileModificationTime);
    library.rescan();
    QTest::qWait(200);
    PresetLibrary again(place.dir.path());
    load(again);
    QCOMPARE(again.entry(QStringLiteral("bad.berth.json"))->summary.fault->line, 2);
    QCOMPARE(
        again.entry(QStringLiteral("bad.berth.json"))->summary.fault->message, bad->summary.fault->message);
}

void PresetLibraryTest::theIndexIsOnlyACache_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("gone") << QByteArray();
    QTest::newRow("rubbish") << QByteArray("rubbish");
    QTest::newRow("long rubbish") << QByteArray(5000, '\x7f');
}

void PresetLibraryTest::theIndexIsOnlyACache()
{
    QFETCH(QByteArray, damage);
    const LibraryPlace place;
    place.put(QStringLiteral("one"));
    {
        PresetLibrary library(place.dir.path());
        load(library);
    }
    const QString index = place.dir.filePath(QStringLiteral("presets.index"));
    QVERIFY(QFile::exists(index));
#ifndef Q_OS_WIN
    QVERIFY(!(QFile::permissions(index) & (QFile::ReadGroup | QFile::ReadOther)));
#endif
    QVERIFY(QFile::remove(index));
    if (!damage.isEmpty()) {
        QFile file(index);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(damage) == damage.size());
    }
    PresetLibrary library(place.dir.path());
    load(library);
    QCOMPARE(own(library), list({"one"}));
}

void PresetLibraryTest::aChangeWhileItWasNotRunningIsSeen()
{
    const LibraryPlace place;
    place.put(QStringLiteral("one"));
    place.put(QStringLiteral("two"));
    {
        PresetLibrary library(place.dir.path());
        load(library);
    }
    QByteArray changed = LibraryPlace::json(QStringLiteral("one"), QStringLiteral("id-one"));
    changed.replace("\"one\"", "\"now\""); // of the same size, within the same second
    place.put(QStringLiteral("one.berth.json"), changed);
    QVERIFY(QFile::remove(place.path(QStringLiteral("two.berth.json"))));
    PresetLibrary library(place.dir.path());
    load(library);
    QCOMPARE(own(library), list({"now"}));
}

void PresetLibraryTest::manyComeInSteps()
{
    const LibraryPlace place;
    constexpr int count = 600; // more than are watched one by one
    for (int i = 0; i < count; ++i)
        place.put(QStringLiteral("p%1").arg(i));
    PresetLibrary library(place.dir.path());
    load(library);
    QCOMPARE(own(library).size(), count);
    place.put(QStringLiteral("more"));
    QTRY_COMPARE_WITH_TIMEOUT(own(library).size(), count + 1, 30'000);
    // Written in place, which only looking now and then can tell.
    place.put(
        QStringLiteral("p7.berth.json"), LibraryPlace::json(QStringLiteral("seven"), QStringLiteral("x")));
    QTRY_VERIFY_WITH_TIMEOUT(!library.named(QStringLiteral("seven")).isEmpty(), 60'000);
}

void PresetLibraryTest::endsWhileItLooks()
{
    const LibraryPlace place;
    for (int i = 0; i < 300; ++i)
        place.put(QStringLiteral("p%1").arg(i));
    for (int i = 0; i < 5; ++i) {
        PresetLibrary library(place.dir.path());
        library.start();
        if (i > 2)
            QCoreApplication::processEvents(QEventLoop::AllEvents, i);
    }
    QCoreApplication::processEvents();
}

void PresetLibraryTest::purgingSparesIdsInUse()
{
    const LibraryPlace place;
    PresetLibrary library(place.dir.path());
    load(library);
    const auto kept = library.saveAs({}, QStringLiteral("kept"));
    const auto gone = library.saveAs({}, QStringLiteral("gone"));
    place.put(kept->file, "changed outside");
    QVERIFY(library.save(*kept, WhenChanged::Overwrite).has_value());
    QVERIFY(library.remove(gone->file).has_value());
    // What is in the trash of "kept" is no preset; put one of its id there as well.
    place.put(kept->file, LibraryPlace::json(QStringLiteral("kept"), kept->preset.id));
    QVERIFY(library.save(*kept, WhenChanged::Overwrite).has_value());
    QVERIFY(library.purgeTrash(30).isEmpty());
    const QList<Preset> purged = library.purgeTrash(-1);
    QCOMPARE(purged.size(), 1);
    QCOMPARE(purged.first().id, gone->preset.id);
}

BERTH_TEST(PresetLibraryTest)
#include "presetlibrarytest.moc"
