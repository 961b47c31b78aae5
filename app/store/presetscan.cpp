// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetscan.h"

#include "store/presetname.h"

#include <QDateTime>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <dirent.h>
#include <sys/stat.h>
#endif

namespace berth {
namespace {

constexpr qint64 tellEvery = 100; // ms

qint64 timeOf(const QFileInfo &info)
{
    return info.fileTime(QFile::FileModificationTime).toMSecsSinceEpoch();
}

struct Listed
{
    QString file;
    qint64 size = 0;
    qint64 changed = 0;
};

bool isPresetFile(QStringView name)
{
    return name.endsWith(QLatin1String(presetSuffix)) && !name.startsWith(u'.');
}

#ifdef Q_OS_UNIX

// Half of the time to open a long list would be Qt's, for what it knows of a file beyond size and time.
QList<Listed> listFolder(const QString &folder)
{
    QList<Listed> all;
    DIR *dir = opendir(QFile::encodeName(folder).constData());
    if (!dir)
        return all;
    while (const dirent *entry = readdir(dir)) {
        const QString file = QFile::decodeName(entry->d_name);
        struct stat info = {};
        if (!isPresetFile(file) || fstatat(dirfd(dir), entry->d_name, &info, 0) != 0
            || !S_ISREG(info.st_mode))
            continue;
#ifdef Q_OS_DARWIN
        const timespec &time = info.st_mtimespec;
#else
        const timespec &time = info.st_mtim;
#endif
        all.append({file, info.st_size, qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000});
    }
    closedir(dir);
    return all;
}

#else

QList<Listed> listFolder(const QString &folder)
{
    QList<Listed> all;
    QDirIterator it(folder, QDir::Files | QDir::System);
    while (it.hasNext()) {
        it.next();
        if (isPresetFile(it.fileName()))
            all.append({it.fileName(), it.fileInfo().size(), timeOf(it.fileInfo())});
    }
    return all;
}

#endif

PresetEntry readEntry(const QString &path, const QString &file, qint64 size, qint64 changed)
{
    PresetEntry entry;
    entry.file = file;
    entry.size = size;
    entry.changed = changed;
    QFile source(path);
    if (source.open(QIODevice::ReadOnly)) {
        entry.summary = summarizePreset(source.read(maxPresetFile + 1), presetNameOfFile(file));
    } else {
        entry.summary.name = presetNameOfFile(file);
        entry.summary.fault = PresetFault{source.errorString()};
    }
    return entry;
}

}

PresetScanResult scanPresets(const PresetScan &scan)
{
    PresetScanResult result;
    QList<Listed> unread;
    QList<PresetIndex::const_iterator> same;
    const QList<Listed> files = listFolder(scan.folder);
    same.reserve(files.size());
    for (const Listed &one : files) {
        const auto known = scan.known.constFind(one.file);
        if (known != scan.known.constEnd() && isSameFile(*known, one.size, one.changed, scan.knownAt))
            same << known;
        else
            unread << one;
    }
    result.changed = !unread.isEmpty() || same.size() != scan.known.size();
    if (!result.changed) {
        result.seen = scan.known;
        return result;
    }
    result.seen.reserve(files.size());
    for (const auto &known : std::as_const(same))
        result.seen.insert(known.key(), *known);
    const auto tell = [&] {
        PresetEntries entries(result.seen.cbegin(), result.seen.cend());
        return !scan.soFar || scan.soFar(entries);
    };
    QElapsedTimer since;
    since.start();
    if (!result.seen.isEmpty() && unread.size() > 200 && !tell())
        result.ended = true;
    for (const Listed &one : std::as_const(unread)) {
        if (result.ended)
            return result;
        result.seen.insert(
            one.file, readEntry(scan.folder + u'/' + one.file, one.file, one.size, one.changed));
        if (since.elapsed() >= tellEvery) {
            result.ended = !tell();
            since.restart();
        }
    }
    return result;
}

std::optional<PresetEntry> scanPreset(const QString &folder, const QString &file)
{
    const QFileInfo info(folder + u'/' + file);
    if (!info.isFile())
        return std::nullopt;
    return readEntry(info.filePath(), file, info.size(), timeOf(info));
}

}
