// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/preset.h"
#include "store/preseterror.h"

#include <QDateTime>

namespace berth {

// A preset as it was read from its file.
struct OpenPreset
{
    Preset preset;
    QString file; // the file's name in the folder, or of a built-in one "builtin:NAME"
    QByteArray revision; // of the bytes that were read; tells whether the file has changed since
    bool readOnly = false; // newer than this program, or built in
    QList<ReadProblem> problems; // what was not understood; kept all the same
};

// What lies in the trash.
struct TrashedPreset
{
    QString inTrash;
    Preset preset;
};

enum class WhenChanged : quint8 {
    Refuse, // PresetProblem::Conflict
    Overwrite, // what stands there goes to the trash first
};

// The folder of presets and what happens to its files, one after the other and from any thread. Every write
// is whole or not at all; nothing is ever deleted or written over without a copy in the trash.
class PresetFolder
{
public:
    // `presets` in the state folder, which must be there.
    explicit PresetFolder(const QString &stateDir);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString pathOf(const QString &file) const { return m_path + u'/' + file; }
    [[nodiscard]] QStringList files() const;
    // The folder and its trash, for their owner alone, where they are not there yet.
    [[nodiscard]] Expected<void, PresetError> make() const;

    [[nodiscard]] Expected<OpenPreset, PresetError> open(const QString &file) const;
    // A new file, named after the preset; a number is added where the file's name is taken. An empty id is
    // replaced by a new one.
    [[nodiscard]] Expected<OpenPreset, PresetError> create(Preset preset) const;
    // Writes `open.preset` over the file that it was read from.
    [[nodiscard]] Expected<OpenPreset, PresetError> save(
        const OpenPreset &open, WhenChanged whenChanged = WhenChanged::Refuse) const;
    // Changes the name in the file and the file's name after it.
    [[nodiscard]] Expected<OpenPreset, PresetError> rename(const QString &file, const QString &name) const;

    // Into presets/.trash; what is given back is for restore(). Works for broken files, too.
    [[nodiscard]] Expected<QString, PresetError> remove(const QString &file) const;
    // Gives the file's name, which has a number added where its old one is taken by now.
    [[nodiscard]] Expected<QString, PresetError> restore(const QString &inTrash) const;
    // Those in the trash that can be read and are not marked yet as having no secrets in the vault any more.
    [[nodiscard]] QList<TrashedPreset> unforgotten() const;
    void markForgotten(const QString &inTrash) const; // restore() finds it all the same
    [[nodiscard]] QString nameInTrash(const QString &inTrash) const; // with its mark
    // Presets that were put into the trash before `before` (UTC) are deleted. Gives those that could be read,
    // so that their secrets can be taken out of the vault; the same id may still be in the folder.
    QList<Preset> purgeTrash(const QDateTime &before) const;

private:
    [[nodiscard]] Expected<QByteArray, PresetError> bytesOf(const QString &file) const;
    [[nodiscard]] Expected<void, PresetError> toTrash(const QString &file, QString &inTrash) const;

    QString m_path;
    QString m_trash;
    QString m_lock;
};

// A file anywhere, for import. `revision` and `file` are empty.
[[nodiscard]] Expected<OpenPreset, PresetError> readPresetFile(const QString &path);
// Written whole or not at all, over what stands there; for export.
[[nodiscard]] Expected<void, PresetError> writePresetFile(const QString &path, const Preset &preset);

}
