// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetscan.h"

#include "store/presetname.h"

#include <QDateTime>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

namespace berth {
namespace {

constexpr qint64 tellEvery = 100; // ms

qint64 timeOf(const QFileInfo &info)
{
    return info.fileTime(QFile::FileModificationTime).toMSecsSinceEpoch();
}

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
    struct Unread
    {
        QString file;
        qint64 size;
        qint64 changed;
    };
    QList<Unread> unread;
    QDirIterator it(scan.folder, {u'*' + QString::fromLatin1(presetSuffix)}, QDir::Files | QDir::System);
    result.seen.reserve(scan.known.size());
    while (it.hasNext()) {
        it.next();
        const QFileInfo info = it.fileInfo();
        const QString file = info.fileName();
        const qint64 size = info.size();
        const qint64 changed = timeOf(info);
        const auto known = scan.known.constFind(file);
        if (known != scan.known.constEnd() && isSameFile(*known, size, changed, scan.knownAt))
            result.seen.insert(file, *known);
        else
            unread.append({file, size, changed});
    }
    result.changed = !unread.isEmpty() || result.seen.size() != scan.known.size();
    const auto tell = [&] {
        PresetEntries entries(result.seen.cbegin(), result.seen.cend());
        return !scan.soFar || scan.soFar(entries);
    };
    if (unread.isEmpty())
        return result;

    QElapsedTimer since;
    since.start();
    if (!result.seen.isEmpty() && unread.size() > 200 && !tell())
        result.ended = true;
    for (const Unread &one : unread) {
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
