// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetfolder.h"

#include "core/filereason.h"
#include "store/presetname.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QUuid>

#include <chrono>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PresetFolder)
};

constexpr std::chrono::milliseconds lockWait{3000};
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QChar forgottenMark = u'f'; // behind the number in a name in the trash
constexpr qsizetype stampLength = 17; // of a name in the trash: yyyyMMddHHmmsszzz
const QString stampFormat = QStringLiteral("yyyyMMddHHmmsszzz");

QByteArray revisionOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

PresetError fileError(const QString &path, const QString &reason)
{
    return {PresetProblem::File,
        Words::tr("%1 can't be written: %2.").arg(QDir::toNativeSeparators(path), reason),
        Words::tr("Check the folder's permissions and the space on the disk.")};
}

// "STAMP-0f-FILE" of "STAMP-0-FILE".
QString forgotten(const QString &inTrash)
{
    return inTrash.section(u'-', 0, 1) + forgottenMark + u'-' + inTrash.section(u'-', 2);
}

PresetError notFound(const QString &file)
{
    return {PresetProblem::NotFound, Words::tr("There is no preset file %1.").arg(file), QString()};
}

PresetError notLocked(const QLockFile &lock)
{
    if (lock.error() != QLockFile::LockFailedError)
        return fileError(lock.fileName(), Words::tr("the lock can't be taken"));
    return {PresetProblem::Busy, Words::tr("Another Berth is writing presets at this moment."),
        Words::tr("Try again.")};
}

PresetError newer(const QString &name)
{
    return {PresetProblem::Newer,
        Words::tr("“%1” was written by a newer Berth, so this one does not change it.").arg(name),
        Words::tr("Save it under another name, or update Berth.")};
}

Expected<void, PresetError> checkName(const QString &name)
{
    if (!name.trimmed().isEmpty())
        return {};
    return fail(PresetError{
        PresetProblem::BadName, Words::tr("The preset has no name."), Words::tr("Give it a name.")});
}

Expected<QByteArray, PresetError> readAll(const QString &path, const QString &file)
{
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly)) {
        if (!QFileInfo::exists(path))
            return fail(notFound(file));
        return fail(PresetError{PresetProblem::File,
            Words::tr("%1 can't be read: %2.").arg(QDir::toNativeSeparators(path), fileReason(source)),
            Words::tr("Check the file's permissions.")});
    }
    QByteArray bytes = source.read(maxPresetFile + 1);
    if (source.error() != QFile::NoError)
        return fail(PresetError{PresetProblem::File,
            Words::tr("%1 can't be read: %2.").arg(QDir::toNativeSeparators(path), fileReason(source)),
            QString()});
    return bytes;
}

Expected<OpenPreset, PresetError> openBytes(const QByteArray &bytes, const QString &file)
{
    const auto reading = presetFromJson(bytes, presetNameOfFile(file));
    if (!reading)
        return fail(PresetError{PresetProblem::Broken,
            Words::tr("%1 is no preset. %2").arg(file, reading.error().text()),
            Words::tr("Correct the file in a text editor, or delete it.")});
    return OpenPreset{reading->preset, file, revisionOf(bytes), reading->isNewer(), reading->problems};
}

// A file that is there keeps its permissions; a new one is for its owner alone.
Expected<void, PresetError> writeWhole(const QString &path, const QByteArray &bytes)
{
    const bool isNew = !QFileInfo::exists(path);
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly))
        return fail(fileError(path, fileReason(target)));
    if (isNew)
        target.setPermissions(ownerOnly);
    if (target.write(bytes) != bytes.size() || !target.commit())
        return fail(fileError(path, fileReason(target)));
    return {};
}

// One step only: a state folder that is not there is somebody's mistake, not ours to make.
Expected<void, PresetError> makeFolder(const QString &path)
{
    if (QDir(path).exists())
        return {};
    if (!QDir().mkdir(path) && !QDir(path).exists())
        return fail(fileError(path, Words::tr("the folder can't be made")));
    QFile::setPermissions(path, ownerOnly | QFile::ExeOwner);
    return {};
}

}

PresetFolder::PresetFolder(const QString &stateDir)
    : m_path(stateDir + QLatin1String("/presets"))
    , m_trash(m_path + QLatin1String("/.trash"))
    , m_lock(stateDir + QLatin1String("/presets.lock"))
{
}

Expected<void, PresetError> PresetFolder::make() const
{
    const auto made = makeFolder(m_path);
    return made ? makeFolder(m_trash) : made;
}

QStringList PresetFolder::files() const
{
    return QDir(m_path).entryList(
        {u'*' + QString::fromLatin1(presetSuffix)}, QDir::Files | QDir::System, QDir::Unsorted);
}

Expected<QByteArray, PresetError> PresetFolder::bytesOf(const QString &file) const
{
    if (file.isEmpty() || file.contains(u'/') || file.contains(u'\\'))
        return fail(notFound(file));
    return readAll(pathOf(file), file);
}

Expected<OpenPreset, PresetError> PresetFolder::open(const QString &file) const
{
    const auto bytes = bytesOf(file);
    if (!bytes)
        return fail(bytes.error());
    return openBytes(*bytes, file);
}

Expected<OpenPreset, PresetError> PresetFolder::create(Preset preset) const
{
    if (const auto good = checkName(preset.name); !good)
        return fail(good.error());
    if (const auto made = make(); !made)
        return fail(made.error());
    QLockFile lock(m_lock);
    if (!lock.tryLock(static_cast<int>(lockWait.count())))
        return fail(notLocked(lock));
    if (preset.id.isEmpty())
        preset.id = newPresetId();
    const QByteArray bytes = presetToJson(preset);
    // First beside, then moved: QFile::rename() never writes over a file, not even one that somebody else has
    // made meanwhile.
    const QString beside = m_trash + QLatin1String("/new-") + QUuid::createUuid().toString(QUuid::Id128);
    if (const auto written = writeWhole(beside, bytes); !written)
        return fail(written.error());
    QStringList taken = files();
    for (int tries = 0; tries < 10; ++tries) {
        const QString file = freePresetFile(preset.name, taken);
        if (QFile::rename(beside, pathOf(file)))
            return openBytes(bytes, file);
        taken << file;
    }
    QFile::remove(beside);
    return fail(fileError(m_path, Words::tr("no file could be made there")));
}

Expected<OpenPreset, PresetError> PresetFolder::save(const OpenPreset &open, WhenChanged whenChanged) const
{
    if (open.readOnly)
        return fail(newer(open.preset.name));
    if (const auto good = checkName(open.preset.name); !good)
        return fail(good.error());
    QLockFile lock(m_lock);
    if (!lock.tryLock(static_cast<int>(lockWait.count())))
        return fail(notLocked(lock));
    const auto bytes = bytesOf(open.file);
    const bool gone = !bytes && bytes.error().kind == PresetProblem::NotFound;
    if (!bytes && !gone)
        return fail(bytes.error());
    if (gone || revisionOf(*bytes) != open.revision) {
        if (whenChanged == WhenChanged::Refuse)
            return fail(PresetError{PresetProblem::Conflict,
                gone ? Words::tr("%1 was deleted or renamed outside since it was opened.").arg(open.file)
                     : Words::tr("%1 was changed outside since it was opened.").arg(open.file),
                Words::tr("Save under another name, save over it, or revert to what the file holds now.")});
        QString inTrash;
        if (!gone) {
            if (const auto kept = toTrash(open.file, inTrash); !kept)
                return fail(kept.error());
        }
    }
    if (const auto made = make(); !made)
        return fail(made.error());
    Preset preset = open.preset;
    if (preset.id.isEmpty())
        preset.id = newPresetId();
    const QByteArray json = presetToJson(preset);
    if (const auto written = writeWhole(pathOf(open.file), json); !written)
        return fail(written.error());
    return openBytes(json, open.file);
}

Expected<OpenPreset, PresetError> PresetFolder::rename(const QString &file, const QString &name) const
{
    if (const auto good = checkName(name); !good)
        return fail(good.error());
    QLockFile lock(m_lock);
    if (!lock.tryLock(static_cast<int>(lockWait.count())))
        return fail(notLocked(lock));
    auto opened = open(file);
    if (!opened)
        return opened;
    if (opened->readOnly)
        return fail(newer(opened->preset.name));
    opened->preset.name = name;
    if (opened->preset.id.isEmpty())
        opened->preset.id = newPresetId();
    const QByteArray json = presetToJson(opened->preset);
    if (const auto written = writeWhole(pathOf(file), json); !written)
        return fail(written.error());
    QStringList taken = files();
    taken.removeOne(file);
    const QString wanted = freePresetFile(name, taken);
    // The name is in the file by now, so a name of the file that can't be changed is a blemish only.
    const bool moved = wanted != file && QFile::rename(pathOf(file), pathOf(wanted));
    return openBytes(json, moved ? wanted : file);
}

Expected<void, PresetError> PresetFolder::toTrash(const QString &file, QString &inTrash) const
{
    if (const auto made = make(); !made)
        return made;
    const QString stamp = QDateTime::currentDateTimeUtc().toString(stampFormat);
    for (int number = 0; number < 100; ++number) {
        inTrash = QStringLiteral("%1-%2-%3").arg(stamp).arg(number).arg(file);
        const QString target = m_trash + u'/' + inTrash;
        if (!QFileInfo::exists(target) && QFile::rename(pathOf(file), target))
            return {};
    }
    return fail(fileError(m_trash, Words::tr("%1 can't be moved there").arg(file)));
}

Expected<QString, PresetError> PresetFolder::remove(const QString &file) const
{
    QLockFile lock(m_lock);
    if (!lock.tryLock(static_cast<int>(lockWait.count())))
        return fail(notLocked(lock));
    if (file.isEmpty() || file.contains(u'/') || !QFileInfo::exists(pathOf(file)))
        return fail(notFound(file));
    QString inTrash;
    if (const auto moved = toTrash(file, inTrash); !moved)
        return fail(moved.error());
    return inTrash;
}

Expected<QString, PresetError> PresetFolder::restore(const QString &inTrash) const
{
    QLockFile lock(m_lock);
    if (!lock.tryLock(static_cast<int>(lockWait.count())))
        return fail(notLocked(lock));
    const QString source = m_trash + u'/' + nameInTrash(inTrash); // marked where another Berth has swept
    if (inTrash.contains(u'/') || !QFileInfo(source).isFile())
        return fail(notFound(inTrash));
    const QString before = inTrash.section(u'-', 2);
    const QStringList taken = files();
    const bool isFree = !taken.contains(before, Qt::CaseInsensitive);
    const QString file = isFree ? before : freePresetFile(presetNameOfFile(before), taken);
    if (!QFile::rename(source, pathOf(file)))
        return fail(fileError(m_path, Words::tr("%1 can't be moved there").arg(file)));
    return file;
}

QList<TrashedPreset> PresetFolder::unforgotten() const
{
    QList<TrashedPreset> found;
    const QStringList all = QDir(m_trash).entryList(QDir::Files, QDir::Name);
    for (const QString &name : all) {
        if (name.section(u'-', 0, 0).size() != stampLength
            || name.section(u'-', 1, 1).endsWith(forgottenMark))
            continue;
        if (const auto read = readPresetFile(m_trash + u'/' + name))
            found.append({name, read->preset});
    }
    return found;
}

QString PresetFolder::nameInTrash(const QString &inTrash) const
{
    return QFileInfo::exists(m_trash + u'/' + inTrash) ? inTrash : forgotten(inTrash);
}

void PresetFolder::markForgotten(const QString &inTrash) const
{
    QFile::rename(m_trash + u'/' + inTrash, m_trash + u'/' + forgotten(inTrash));
}

QList<Preset> PresetFolder::purgeTrash(const QDateTime &before) const
{
    QList<Preset> gone;
    const QStringList all = QDir(m_trash).entryList(QDir::Files);
    const QString limit = before.toUTC().toString(stampFormat);
    for (const QString &name : all) {
        const QString stamp = name.section(u'-', 0, 0);
        if (stamp.size() != stampLength || stamp >= limit)
            continue;
        const QString path = m_trash + u'/' + name;
        const auto preset = readPresetFile(path);
        if (QFile::remove(path) && preset)
            gone << preset->preset;
    }
    return gone;
}

Expected<OpenPreset, PresetError> readPresetFile(const QString &path)
{
    const QString file = QFileInfo(path).fileName();
    const auto bytes = readAll(path, file);
    if (!bytes)
        return fail(bytes.error());
    auto opened = openBytes(*bytes, file);
    if (opened) {
        opened->file.clear();
        opened->revision.clear();
    }
    return opened;
}

Expected<void, PresetError> writePresetFile(const QString &path, const Preset &preset)
{
    return writeWhole(path, presetToJson(preset));
}

}
