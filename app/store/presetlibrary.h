// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetfolder.h"
#include "store/presetindex.h"
#include "store/presetusage.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <atomic>

namespace berth {

// Every preset of a person, and the built-in ones, as a list that follows the folder: what is changed, added
// or deleted outside shows up by itself. Files are looked at on a thread of the library's own.
class PresetLibrary : public QObject
{
    Q_OBJECT

public:
    explicit PresetLibrary(const QString &stateDir, QObject *parent = nullptr);
    ~PresetLibrary() override;

    // Begins to look; entriesChanged() follows, several times where there is much, and then loaded().
    void start();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    // Looks again, as if the folder had changed.
    void rescan();

    [[nodiscard]] const PresetFolder &folder() const { return m_folder; }
    // As sortPresets() has it.
    [[nodiscard]] const PresetEntries &entries() const { return m_entries; }
    // Nothing where there is no such file.
    [[nodiscard]] std::optional<PresetEntry> entry(const QString &file) const;
    // Those of this name, big and small letters being the same; own ones before a built-in one.
    [[nodiscard]] PresetEntries named(const QString &name) const;
    // NAME, or with a number behind it where it is taken.
    [[nodiscard]] QString freeName(const QString &name) const;

    // Also "builtin:NAME". Reads one small file, at once.
    [[nodiscard]] Expected<OpenPreset, PresetError> open(const QString &file) const;
    // As in PresetFolder, and the list is up to date when they return. save() and rename() need no name that
    // is free among the files but say NameTaken where another preset of one's own is called so.
    [[nodiscard]] Expected<OpenPreset, PresetError> save(
        const OpenPreset &open, WhenChanged whenChanged = WhenChanged::Refuse);
    // A new preset with an id of its own; for an import, too. The secrets of the one it came from stay with
    // that.
    [[nodiscard]] Expected<OpenPreset, PresetError> saveAs(Preset preset, const QString &name);
    [[nodiscard]] Expected<OpenPreset, PresetError> rename(const QString &file, const QString &name);
    // Under the next free name.
    [[nodiscard]] Expected<OpenPreset, PresetError> duplicate(const QString &file);
    // What is given back undoes it with restore().
    [[nodiscard]] Expected<QString, PresetError> remove(const QString &file);
    [[nodiscard]] Expected<QString, PresetError> restore(const QString &inTrash);
    // Deletes what is in the trash for longer than so many days. Gives presets whose id is nowhere else any
    // more: their secrets can go.
    QList<Preset> purgeTrash(int days);

    void setFavourite(const QString &file, bool on);
    void markUsed(const QString &file, const QDateTime &at);

Q_SIGNALS:
    void entriesChanged();
    void loaded(); // once, when every file was looked at

private:
    void scan();
    void take(const PresetEntries &entries);
    void finish(const PresetIndex &seen, bool changed);
    void watch();
    void update(const QString &file); // after a change of our own
    void publish();
    [[nodiscard]] Expected<void, PresetError> checkFree(const QString &name, const QString &exceptFile) const;

    PresetFolder m_folder;
    QString m_indexPath;
    PresetUsage m_usage;
    PresetIndex m_seen;
    qint64 m_seenAt = 0;
    PresetEntries m_entries;
    QSet<QString> m_touched; // files changed by ourselves while a scan runs that may have seen them before
    bool m_started = false;
    bool m_scanning = false;
    bool m_scanAgain = false;
    bool m_loaded = false;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; // gathers what happens within a moment
    QTimer m_poll; // for what can't be watched
    std::atomic_bool m_stop = false;
    QThreadPool m_pool; // one thread; last, so that it ends first
};

}
