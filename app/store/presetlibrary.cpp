// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetlibrary.h"

#include "store/builtinpresets.h"
#include "store/presetname.h"
#include "store/presetscan.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace berth {
namespace {

constexpr std::chrono::milliseconds gather{50};
constexpr std::chrono::milliseconds pollEvery{5000};
// A watch takes a descriptor or a place in a table of the system; above this the folder alone is watched,
// which tells of everything but a file that is written in place, and that is found by looking now and then.
constexpr qsizetype maxWatched = 500;

}

PresetLibrary::PresetLibrary(const QString &stateDir, QObject *parent)
    : QObject(parent)
    , m_folder(stateDir)
    , m_indexPath(stateDir + QLatin1String("/presets.index"))
    , m_usage(stateDir)
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(gather);
    m_poll.setInterval(pollEvery);
    connect(&m_soon, &QTimer::timeout, this, &PresetLibrary::scan);
    connect(&m_poll, &QTimer::timeout, this, &PresetLibrary::scan);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &PresetLibrary::rescan);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PresetLibrary::rescan);
    publish();
}

PresetLibrary::~PresetLibrary()
{
    m_stop = true;
    m_pool.waitForDone();
}

void PresetLibrary::start()
{
    if (m_started)
        return;
    m_started = true;
    watch();
    scan();
}

void PresetLibrary::rescan()
{
    // Not started anew by each event: a long row of them must not put it off for ever.
    if (m_started && !m_soon.isActive())
        m_soon.start();
}

void PresetLibrary::scan()
{
    if (m_scanning) {
        m_scanAgain = true;
        return;
    }
    m_scanning = true;
    m_touched.clear();
    PresetScan work;
    work.folder = m_folder.path();
    work.known = m_seen;
    work.knownAt = m_seenAt;
    const bool first = !m_loaded;
    m_seenAt = QDateTime::currentMSecsSinceEpoch();
    work.soFar = [this](const PresetEntries &entries) {
        if (m_stop)
            return false;
        QMetaObject::invokeMethod(
            this, [this, entries] { take(entries); }, Qt::QueuedConnection);
        return true;
    };
    m_pool.start([this, work, first, indexPath = m_indexPath, now = m_seenAt]() mutable {
        if (first) {
            work.known = readPresetIndex(indexPath);
            work.knownAt = std::numeric_limits<qint64>::max(); // only settled files are in it
        }
        const PresetScanResult result = scanPresets(work);
        if (result.ended)
            return;
        QMetaObject::invokeMethod(
            this, [this, result] { finish(result.seen, result.changed); }, Qt::QueuedConnection);
        if (result.changed)
            writePresetIndex(indexPath, result.seen, now);
    });
}

// Part of a first look at many files. Later looks are quick, and a part of them would hide the rest.
void PresetLibrary::take(const PresetEntries &entries)
{
    if (m_loaded)
        return;
    for (const PresetEntry &entry : entries) {
        if (!m_touched.contains(entry.file))
            m_seen.insert(entry.file, entry);
    }
    publish();
}

void PresetLibrary::finish(const PresetIndex &seen, bool changed)
{
    m_scanning = false;
    PresetIndex now = seen;
    for (const QString &file : std::as_const(m_touched)) {
        now.remove(file);
        if (const auto ours = m_seen.constFind(file); ours != m_seen.constEnd())
            now.insert(file, *ours);
    }
    m_seen = now;
    const bool first = !m_loaded;
    m_loaded = true;
    if (changed || first) {
        m_usage.load();
        publish();
    }
    watch();
    if (first)
        Q_EMIT loaded();
    if (m_scanAgain) {
        m_scanAgain = false;
        rescan();
    }
}

void PresetLibrary::watch()
{
    // A folder that was deleted outside is made again, so that there is something to watch.
    if (m_watcher.directories().isEmpty() && m_folder.make())
        m_watcher.addPath(m_folder.path());
    const bool folderWatched = !m_watcher.directories().isEmpty();
    if (m_seen.size() <= maxWatched && folderWatched) {
        const QStringList before = m_watcher.files();
        const QSet<QString> watched(before.cbegin(), before.cend());
        QStringList more;
        for (const PresetEntry &entry : std::as_const(m_seen)) {
            if (const QString path = m_folder.pathOf(entry.file); !watched.contains(path))
                more << path;
        }
        if (!more.isEmpty() && m_watcher.addPaths(more).isEmpty()) {
            m_poll.stop();
            return;
        }
        if (more.isEmpty()) {
            m_poll.stop();
            return;
        }
    }
    m_poll.start();
}

void PresetLibrary::publish()
{
    PresetEntries entries(m_seen.cbegin(), m_seen.cend());
    entries << builtInEntries();
    for (PresetEntry &entry : entries)
        m_usage.apply(entry);
    sortPresets(entries);
    m_entries = entries;
    Q_EMIT entriesChanged();
}

void PresetLibrary::update(const QString &file)
{
    m_touched.insert(file);
    if (const auto entry = scanPreset(m_folder.path(), file))
        m_seen.insert(file, *entry);
    else
        m_seen.remove(file);
}

std::optional<PresetEntry> PresetLibrary::entry(const QString &file) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
        [&file](const PresetEntry &entry) { return entry.file == file; });
    return found == m_entries.cend() ? std::nullopt : std::optional(*found);
}

PresetEntries PresetLibrary::named(const QString &name) const
{
    PresetEntries own;
    PresetEntries builtIn;
    for (const PresetEntry &entry : m_entries) {
        if (entry.summary.name.compare(name, Qt::CaseInsensitive) == 0)
            (entry.builtIn ? builtIn : own) << entry;
    }
    return own + builtIn;
}

QString PresetLibrary::freeName(const QString &name) const
{
    QStringList taken;
    for (const PresetEntry &entry : m_entries)
        taken << entry.summary.name;
    return freePresetName(name, taken);
}

Expected<void, PresetError> PresetLibrary::checkFree(const QString &name, const QString &exceptFile) const
{
    const PresetEntries same = named(name);
    for (const PresetEntry &entry : same) {
        if (!entry.builtIn && entry.file != exceptFile)
            return fail(PresetError{PresetProblem::NameTaken,
                tr("There is a preset called “%1” already.").arg(entry.summary.name),
                tr("Choose another name, such as “%1”.").arg(freeName(name))});
    }
    return {};
}

Expected<OpenPreset, PresetError> PresetLibrary::open(const QString &file) const
{
    if (const auto preset = builtInPreset(file)) {
        OpenPreset open;
        open.preset = *preset;
        open.file = file;
        open.readOnly = true;
        return open;
    }
    return m_folder.open(file);
}

Expected<OpenPreset, PresetError> PresetLibrary::save(const OpenPreset &open, WhenChanged whenChanged)
{
    if (builtInPreset(open.file))
        return fail(PresetError{PresetProblem::Newer,
            tr("“%1” is built in and can't be changed.").arg(open.preset.name),
            tr("Save it under another name.")});
    // A copy of a file made outside has the same id; the one that is saved first gets one of its own.
    OpenPreset own = open;
    const bool shared = std::any_of(m_seen.cbegin(), m_seen.cend(), [&](const PresetEntry &entry) {
        return entry.file != own.file && !entry.summary.id.isEmpty() && entry.summary.id == own.preset.id;
    });
    if (shared)
        own.preset.id.clear();
    auto saved = m_folder.save(own, whenChanged);
    if (saved) {
        update(saved->file);
        publish();
    }
    return saved;
}

Expected<OpenPreset, PresetError> PresetLibrary::saveAs(Preset preset, const QString &name)
{
    if (const auto free = checkFree(name, QString()); !free)
        return fail(free.error());
    preset.name = name;
    preset.id.clear();
    auto created = m_folder.create(preset);
    if (created) {
        update(created->file);
        publish();
    }
    return created;
}

Expected<OpenPreset, PresetError> PresetLibrary::rename(const QString &file, const QString &name)
{
    if (const auto preset = builtInPreset(file))
        return fail(
            PresetError{PresetProblem::Newer, tr("“%1” is built in and can't be changed.").arg(preset->name),
                tr("Save it under another name.")});
    if (const auto free = checkFree(name, file); !free)
        return fail(free.error());
    auto renamed = m_folder.rename(file, name);
    if (renamed) {
        update(file);
        update(renamed->file);
        publish();
    }
    return renamed;
}

Expected<OpenPreset, PresetError> PresetLibrary::duplicate(const QString &file)
{
    const auto opened = open(file);
    if (!opened)
        return opened;
    return saveAs(opened->preset, freeName(opened->preset.name));
}

Expected<QString, PresetError> PresetLibrary::remove(const QString &file)
{
    auto removed = m_folder.remove(file);
    if (removed) {
        update(file);
        publish();
    }
    return removed;
}

Expected<QString, PresetError> PresetLibrary::restore(const QString &inTrash)
{
    auto restored = m_folder.restore(inTrash);
    if (restored) {
        update(*restored);
        publish();
    }
    return restored;
}

QList<Preset> PresetLibrary::purgeTrash(int days)
{
    QList<Preset> gone = m_folder.purgeTrash(QDateTime::currentDateTimeUtc().addDays(-days));
    gone.removeIf([this](const Preset &preset) {
        return std::any_of(m_seen.cbegin(), m_seen.cend(),
            [&preset](const PresetEntry &entry) { return entry.summary.id == preset.id; });
    });
    for (const Preset &preset : std::as_const(gone))
        m_usage.forget(preset.id);
    return gone;
}

void PresetLibrary::setFavourite(const QString &file, bool on)
{
    if (const auto found = entry(file)) {
        m_usage.setFavourite(found->usageKey(), on);
        publish();
    }
}

void PresetLibrary::markUsed(const QString &file, const QDateTime &at)
{
    if (const auto found = entry(file)) {
        m_usage.markUsed(found->usageKey(), at);
        publish();
    }
}

}
