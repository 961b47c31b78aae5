// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/deletedpresets.h"

#include <QObject>

#include <optional>

namespace berth {

class LaunchDraft;

// The preset that the form was filled from, and what a person does with it. Its file's changes outside are
// followed while the form has none of its own. Errors come back; what comes later is told by a signal.
class PresetDesk : public QObject
{
    Q_OBJECT

public:
    using Result = Expected<void, PresetError>;

    PresetDesk(LaunchDraft &draft, PresetLibrary &library, PresetSecrets &secrets, QObject *parent = nullptr);

    [[nodiscard]] const std::optional<OpenPreset> &preset() const { return m_open; }
    // The preset's file in the library; empty where none is open, or one from elsewhere.
    [[nodiscard]] QString file() const { return m_open ? m_open->file : QString(); }
    [[nodiscard]] QString name() const { return m_open ? m_open->preset.name : QString(); }
    // With none open: whether the form holds anything.
    [[nodiscard]] bool isModified() const;
    // Whether Save has a file that it may write; else it takes Save as.
    [[nodiscard]] bool canSave() const { return m_open && !m_open->readOnly && !m_open->file.isEmpty(); }

    // The form takes the fields at once and the secrets when the vault has them; the offer stays.
    [[nodiscard]] Result open(const QString &file);
    // A file anywhere. One outside the library gets a place there when it is saved.
    [[nodiscard]] Result openPath(const QString &path);
    // What is open, for resume() after a restart, when the form holds what it held then. Empty: nothing that
    // could be resumed.
    [[nodiscard]] QByteArray mark() const;
    void resume(const QByteArray &mark);
    [[nodiscard]] Result revert();
    [[nodiscard]] Result save(WhenChanged whenChanged = WhenChanged::Refuse);
    [[nodiscard]] Result saveAs(const QString &name);
    [[nodiscard]] Result rename(const QString &name);
    // Notes, offer query and price ceiling of `with`, saved at once; the form's own changes stay unsaved.
    [[nodiscard]] Result setDetails(const Preset &with);
    // A copy with the secrets; gives its file. The form is left as it is.
    [[nodiscard]] Expected<QString, PresetError> duplicate();
    // The form keeps what it has; restore() opens it again.
    [[nodiscard]] Result remove();
    [[nodiscard]] Result restore();
    void endUndo(); // the secrets of what was removed go from the vault
    // Into the library, without opening it; gives its file. Values of secrets, which only the bare body of a
    // request has, go to the vault.
    [[nodiscard]] Expected<QString, PresetError> import(const QString &path);
    // The form as it stands. Gives the names of the secrets that were left out.
    [[nodiscard]] Expected<QStringList, PresetError> exportTo(const QString &path) const;

Q_SIGNALS:
    void changed(); // another preset, its name or details, or isModified()
    void told(const QString &words); // a notice
    void failed(const QString &words); // what the vault could not do

private:
    void take(const OpenPreset &open);
    void fillSecrets();
    void settle(const OpenPreset &saved);
    void keepSecrets(const Preset &preset, const RequestFields &values, const SecretRefs &before);
    void followLibrary();
    void remark(const QString &words);
    void tellChanged(bool unsaved);
    void check();

    LaunchDraft &m_draft;
    PresetLibrary &m_library;
    PresetSecrets &m_secrets;
    DeletedPresets m_deleted;
    std::optional<OpenPreset> m_open;
    RequestFields m_saved; // what the preset holds, with its secrets
    quint64 m_turn = 0; // tells an answer of the vault for an earlier preset
    QStringList m_remarks; // on what is open
    QByteArray m_told; // the revision outside that a person knows of
    bool m_writing = false;
    bool m_wasModified = false;
    struct Removed
    {
        QString inTrash;
        RequestFields saved;
    };
    std::optional<Removed> m_removed;
    struct Imported
    {
        QString file;
        RequestFields fields; // with what is on its way to the vault
    };
    std::optional<Imported> m_imported;
};

}
