// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetfolder.h"

#include "catalog/fullrequest.h"
#include "support/testcase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <memory>

using namespace berth;

class PresetFolderTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void createsOpensSaves();
    void filesAreForTheirOwnerAlone();
    void aFilesPermissionsStay();
    void namesClashByLetterCaseToo();
    void aChangeOutsideIsAConflict();
    void aDeletionOutsideIsAConflict();
    void savingOverKeepsACopy();
    void twoWritersLoseNothing();
    void renamingMovesTheFile();
    void removingCanBeUndone();
    void theTrashIsPurged();
    void newerAndBrokenOnesAreNotTouched();
    void torn();
    void problemsHaveWords();
    void linksAreFollowed();
};

namespace {

struct FolderPlace
{
    QTemporaryDir dir;
    PresetFolder folder{dir.path()};

    void put(const QString &file, const QByteArray &bytes) const
    {
        QDir().mkpath(folder.path());
        QFile target(folder.pathOf(file));
        if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
            qFatal("can't write %s", qPrintable(file));
    }
    [[nodiscard]] QByteArray bytes(const QString &path) const
    {
        QFile source(path);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }
    [[nodiscard]] QStringList trash() const
    {
        return QDir(folder.path() + QLatin1String("/.trash")).entryList(QDir::Files);
    }
};

Preset named(const QString &name)
{
    Preset preset;
    preset.name = name;
    preset.fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    return preset;
}

}

void PresetFolderTest::createsOpensSaves()
{
    const FolderPlace place;
    auto created = place.folder.create(named(QStringLiteral("A/B")));
    QVERIFY(created.has_value());
    QCOMPARE(created->file, QStringLiteral("A_B.berth.json"));
    QCOMPARE(created->preset.id.size(), 36);
    QVERIFY(!created->readOnly);
    auto open = place.folder.open(created->file);
    QVERIFY(open.has_value());
    QVERIFY(open->preset == created->preset);
    open->preset.fields.set(FieldId::Disk, 20.0);
    auto saved = place.folder.save(*open);
    QVERIFY(saved.has_value());
    QVERIFY(saved->revision != open->revision);
    QVERIFY(place.folder.open(created->file)->preset == open->preset);
    // What was given back can be saved again.
    saved->preset.notes = QStringLiteral("n");
    QVERIFY(place.folder.save(*saved).has_value());
    QCOMPARE(place.folder.files(), QStringList{created->file});
    QCOMPARE(place.trash(), QStringList());
}

void PresetFolderTest::filesAreForTheirOwnerAlone()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no such bits; the folder is its owner's there.");
#endif
    const FolderPlace place;
    const auto created = place.folder.create(named(QStringLiteral("A")));
    QVERIFY(created.has_value());
    constexpr QFile::Permissions others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(place.folder.pathOf(created->file)) & others));
    QVERIFY(!(QFile::permissions(place.folder.path()) & others));
    QVERIFY(!(QFile::permissions(place.folder.path() + QLatin1String("/.trash")) & others));
}

// Somebody shares the folder with a group on purpose.
void PresetFolderTest::aFilesPermissionsStay()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no such bits.");
#endif
    const FolderPlace place;
    const auto created = place.folder.create(named(QStringLiteral("A")));
    const QString path = place.folder.pathOf(created->file);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QVERIFY(place.folder.save(*created).has_value());
    QVERIFY(QFile::permissions(path) & QFile::ReadGroup);
    QVERIFY(!(QFile::permissions(path) & QFile::ReadOther));
}

void PresetFolderTest::namesClashByLetterCaseToo()
{
    const FolderPlace place;
    QCOMPARE(place.folder.create(named(QStringLiteral("Mine")))->file, QStringLiteral("Mine.berth.json"));
    QCOMPARE(place.folder.create(named(QStringLiteral("MINE")))->file, QStringLiteral("MINE 2.berth.json"));
    QCOMPARE(place.folder.create(named(QStringLiteral("Mine")))->file, QStringLiteral("Mine 3.berth.json"));
    QCOMPARE(place.folder.create(named(QStringLiteral("nul")))->file, QStringLiteral("nul_.berth.json"));
}

void PresetFolderTest::aChangeOutsideIsAConflict()
{
    const FolderPlace place;
    auto open = place.folder.create(named(QStringLiteral("A")));
    const QByteArray outside = presetToJson(named(QStringLiteral("A"))) + " ";
    place.put(open->file, outside);
    open->preset.notes = QStringLiteral("mine");
    const auto saved = place.folder.save(*open);
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().kind, PresetProblem::Conflict);
    QVERIFY(!saved.error().message.isEmpty() && !saved.error().remedy.isEmpty());
    QCOMPARE(place.bytes(place.folder.pathOf(open->file)), outside);
}

void PresetFolderTest::aDeletionOutsideIsAConflict()
{
    const FolderPlace place;
    const auto open = place.folder.create(named(QStringLiteral("A")));
    QVERIFY(QFile::remove(place.folder.pathOf(open->file)));
    QCOMPARE(place.folder.save(*open).error().kind, PresetProblem::Conflict);
    QCOMPARE(place.folder.files(), QStringList());
    QVERIFY(place.folder.save(*open, WhenChanged::Overwrite).has_value());
    QCOMPARE(place.folder.files(), QStringList{open->file});
}

void PresetFolderTest::savingOverKeepsACopy()
{
    const FolderPlace place;
    auto open = place.folder.create(named(QStringLiteral("A")));
    const QByteArray outside = "not even JSON";
    place.put(open->file, outside);
    open->preset.notes = QStringLiteral("mine");
    QVERIFY(place.folder.save(*open, WhenChanged::Overwrite).has_value());
    QCOMPARE(place.folder.open(open->file)->preset.notes, QStringLiteral("mine"));
    QCOMPARE(place.trash().size(), 1);
    QCOMPARE(place.bytes(place.folder.path() + QLatin1String("/.trash/") + place.trash().first()), outside);
}

// Each writer adds a line to what it read, and reads again after a conflict: no line may be lost.
void PresetFolderTest::twoWritersLoseNothing()
{
    const FolderPlace place;
    const QString file = place.folder.create(named(QStringLiteral("A")))->file;
    constexpr int writers = 3;
    constexpr int rounds = 10;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back(QThread::create([&place, file, writer] {
            for (int round = 0; round < rounds;) {
                auto open = place.folder.open(file);
                if (!open)
                    continue;
                open->preset.notes += QStringLiteral("%1/%2 ").arg(writer).arg(round);
                if (place.folder.save(*open))
                    ++round;
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait(60'000));
    const QString notes = place.folder.open(file)->preset.notes;
    for (int writer = 0; writer < writers; ++writer) {
        for (int round = 0; round < rounds; ++round)
            QVERIFY(notes.contains(QStringLiteral("%1/%2 ").arg(writer).arg(round)));
    }
    QCOMPARE(place.folder.files(), QStringList{file});
}

void PresetFolderTest::renamingMovesTheFile()
{
    const FolderPlace place;
    const auto open = place.folder.create(named(QStringLiteral("A")));
    (void)place.folder.create(named(QStringLiteral("C")));
    const auto renamed = place.folder.rename(open->file, QStringLiteral("B?"));
    QVERIFY(renamed.has_value());
    QCOMPARE(renamed->file, QStringLiteral("B_.berth.json"));
    QCOMPARE(renamed->preset.name, QStringLiteral("B?"));
    QCOMPARE(renamed->preset.id, open->preset.id);
    QVERIFY(place.folder.open(renamed->file).has_value());
    // Only big and small letters change; and onto a name that is taken.
    QCOMPARE(place.folder.rename(renamed->file, QStringLiteral("b?"))->file, QStringLiteral("b_.berth.json"));
    QCOMPARE(place.folder.rename(QStringLiteral("b_.berth.json"), QStringLiteral("c"))->file,
        QStringLiteral("c 2.berth.json"));
    QCOMPARE(place.folder.rename(QStringLiteral("c 2.berth.json"), QStringLiteral(" ")).error().kind,
        PresetProblem::BadName);
    QStringList files = place.folder.files();
    files.sort();
    QCOMPARE(files, (QStringList{QStringLiteral("C.berth.json"), QStringLiteral("c 2.berth.json")}));
    // The old state of an open one is no longer that of a file.
    QCOMPARE(place.folder.save(*open).error().kind, PresetProblem::Conflict);
}

void PresetFolderTest::removingCanBeUndone()
{
    const FolderPlace place;
    const auto open = place.folder.create(named(QStringLiteral("A-B")));
    const QByteArray before = place.bytes(place.folder.pathOf(open->file));
    const auto first = place.folder.remove(open->file);
    QVERIFY(first.has_value());
    QCOMPARE(place.folder.files(), QStringList());
    QCOMPARE(place.folder.restore(*first).value(), open->file);
    QCOMPARE(place.bytes(place.folder.pathOf(open->file)), before);
    QCOMPARE(place.folder.restore(*first).error().kind, PresetProblem::NotFound);

    // Its name is taken meanwhile.
    const auto second = place.folder.remove(open->file);
    (void)place.folder.create(named(QStringLiteral("A-B")));
    QCOMPARE(place.folder.restore(*second).value(), QStringLiteral("A-B 2.berth.json"));
    QCOMPARE(place.folder.files().size(), 2);
    QCOMPARE(place.folder.remove(QStringLiteral("none.berth.json")).error().kind, PresetProblem::NotFound);
    QCOMPARE(place.folder.remove(QStringLiteral("../x")).error().kind, PresetProblem::NotFound);
    QCOMPARE(place.folder.restore(QStringLiteral("../x")).error().kind, PresetProblem::NotFound);
}

void PresetFolderTest::theTrashIsPurged()
{
    const FolderPlace place;
    const auto open = place.folder.create(named(QStringLiteral("A")));
    QVERIFY(place.folder.remove(open->file).has_value());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(place.folder.purgeTrash(now.addDays(-1)).isEmpty());
    QCOMPARE(place.trash().size(), 1);
    const QList<Preset> gone = place.folder.purgeTrash(now.addDays(1));
    QCOMPARE(gone.size(), 1);
    QCOMPARE(gone.first().id, open->preset.id);
    QCOMPARE(place.trash().size(), 0);
}

void PresetFolderTest::newerAndBrokenOnesAreNotTouched()
{
    const FolderPlace place;
    const QByteArray newer = R"({"berth_preset": 7, "name": "N", "request": {}, "future": [1]})";
    const QByteArray broken = "{ \"name\": ";
    place.put(QStringLiteral("n.berth.json"), newer);
    place.put(QStringLiteral("b.berth.json"), broken);
    const auto open = place.folder.open(QStringLiteral("n.berth.json"));
    QVERIFY(open->readOnly);
    QCOMPARE(place.folder.save(*open).error().kind, PresetProblem::Newer);
    QCOMPARE(place.folder.save(*open, WhenChanged::Overwrite).error().kind, PresetProblem::Newer);
    QCOMPARE(place.folder.rename(QStringLiteral("n.berth.json"), QStringLiteral("x")).error().kind,
        PresetProblem::Newer);
    QCOMPARE(place.folder.open(QStringLiteral("b.berth.json")).error().kind, PresetProblem::Broken);
    QCOMPARE(place.folder.rename(QStringLiteral("b.berth.json"), QStringLiteral("x")).error().kind,
        PresetProblem::Broken);
    QCOMPARE(place.bytes(place.folder.pathOf(QStringLiteral("n.berth.json"))), newer);
    QCOMPARE(place.bytes(place.folder.pathOf(QStringLiteral("b.berth.json"))), broken);
    // A person may delete a broken one, and take that back.
    const auto removed = place.folder.remove(QStringLiteral("b.berth.json"));
    QCOMPARE(place.folder.restore(*removed).value(), QStringLiteral("b.berth.json"));
    QCOMPARE(place.bytes(place.folder.pathOf(QStringLiteral("b.berth.json"))), broken);
}

// A file cut short by something else than Berth is told as broken and stays as it is.
void PresetFolderTest::torn()
{
    const FolderPlace place;
    Preset preset = named(QStringLiteral("T"));
    preset.fields = test::fullRequest();
    const auto open = place.folder.create(preset);
    const QByteArray whole = place.bytes(place.folder.pathOf(open->file));
    for (qsizetype length = 0; length < whole.size() - 1; ++length) {
        place.put(open->file, whole.left(length));
        const auto torn = place.folder.open(open->file);
        QCOMPARE(torn.error().kind, PresetProblem::Broken);
        QCOMPARE(place.folder.save(*open).error().kind, PresetProblem::Conflict);
        QCOMPARE(place.bytes(place.folder.pathOf(open->file)), whole.left(length));
    }
}

void PresetFolderTest::problemsHaveWords()
{
    const FolderPlace place;
    const PresetFolder nowhere(place.dir.filePath(QStringLiteral("none")));
    const auto created = nowhere.create(named(QStringLiteral("A")));
    QCOMPARE(created.error().kind, PresetProblem::File);
    QVERIFY(!created.error().message.isEmpty());
    QCOMPARE(nowhere.open(QStringLiteral("a.berth.json")).error().kind, PresetProblem::NotFound);
    QCOMPARE(nowhere.files(), QStringList());
    QCOMPARE(place.folder.create(named(QString())).error().kind, PresetProblem::BadName);
    QCOMPARE(place.folder.open(QStringLiteral("../settings.ini")).error().kind, PresetProblem::NotFound);
}

// A preset that is a link into somebody's own repository stays one.
void PresetFolderTest::linksAreFollowed()
{
    const FolderPlace place;
    const QTemporaryDir elsewhere;
    const QString target = elsewhere.filePath(QStringLiteral("mine.json"));
    QVERIFY(writePresetFile(target, named(QStringLiteral("L"))).has_value());
    QVERIFY(QDir().mkpath(place.folder.path()));
    const QString link = place.folder.pathOf(QStringLiteral("L.berth.json"));
#ifdef Q_OS_WIN
    QSKIP("What Qt calls a link is a shortcut there.");
#endif
    if (!QFile::link(target, link))
        QSKIP("no symbolic links here");
    auto open = place.folder.open(QStringLiteral("L.berth.json"));
    QVERIFY(open.has_value());
    open->preset.notes = QStringLiteral("changed");
    QVERIFY(place.folder.save(*open).has_value());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(readPresetFile(target)->preset.notes, QStringLiteral("changed"));
}

BERTH_TEST(PresetFolderTest)
#include "presetfoldertest.moc"
