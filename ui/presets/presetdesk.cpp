// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetdesk.h"

#include "launch/launchdraft.h"
#include "store/builtinpresets.h"

#include <QFileInfo>
#include <QScopedValueRollback>

namespace berth {
namespace {

const QByteArray unsavedMark = QByteArrayLiteral("unsaved");

QString wordsOf(const VaultError &error)
{
    return (error.message + u' ' + error.remedy).trimmed();
}

// Puts values in where there are none.
void takeSecrets(RequestFields &fields, const RequestFields &from)
{
    const SecretRefs missing = missingSecrets(fields);
    for (const SecretRef &ref : missing) {
        if (const Secret value = secretAt(from, ref); !value.isEmpty())
            setSecretAt(fields, ref, value);
    }
}

QStringList namesOf(const SecretRefs &refs)
{
    QStringList names;
    for (const SecretRef &ref : refs)
        names << ref.shownName();
    return names;
}

}

PresetDesk::PresetDesk(LaunchDraft &draft, PresetLibrary &library, PresetSecrets &secrets, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
    , m_library(library)
    , m_secrets(secrets)
    , m_deleted(library, secrets)
{
    connect(&m_library, &PresetLibrary::loaded, &m_deleted, &DeletedPresets::sweep); // what a crash left
    connect(&m_deleted, &DeletedPresets::failed, this, &PresetDesk::failed);
    connect(&m_draft, &LaunchDraft::fieldChanged, this, &PresetDesk::check);
    connect(&m_draft, &LaunchDraft::replaced, this, &PresetDesk::check);
    connect(&m_library, &PresetLibrary::entriesChanged, this, &PresetDesk::followLibrary);
}

bool PresetDesk::isModified() const
{
    return m_draft.fields() != m_saved;
}

void PresetDesk::check()
{
    if (isModified() == m_wasModified)
        return;
    m_wasModified = isModified();
    Q_EMIT changed();
}

void PresetDesk::take(const OpenPreset &open)
{
    m_open = open;
    m_told.clear();
    m_remarks.clear();
    m_saved = open.preset.fields;
    m_draft.replace(m_saved);
    m_wasModified = isModified();
    Q_EMIT changed();
    if (open.readOnly && !builtInPreset(open.file))
        remark(tr("“%1” was written by a newer Berth, so this one only reads it. Save keeps the form under "
                  "another name.")
                   .arg(name()));
    if (!open.problems.isEmpty())
        remark(tr("Something in “%1” was not understood; it is kept. %2: %3")
                   .arg(name(), open.problems.first().key, open.problems.first().message));
    fillSecrets();
}

void PresetDesk::fillSecrets()
{
    const quint64 turn = ++m_turn;
    Preset preset = m_open->preset;
    preset.fields = m_saved;
    if (missingSecrets(preset.fields).isEmpty())
        return;
    m_secrets.fill(preset, this, [this, turn, id = preset.id](const PresetSecrets::Filled &filled) {
        if (turn != m_turn || !m_open)
            return;
        takeSecrets(m_saved, filled.fields);
        RequestFields now = m_draft.fields();
        takeSecrets(now, filled.fields);
        for (const FieldId field : {FieldId::ImageLogin, FieldId::Env})
            m_draft.set(field, now.value(field));
        if (m_open->preset.id != id) // saved under another name meanwhile
            keepSecrets(m_open->preset, m_saved, {});
        check();
        if (filled.error)
            Q_EMIT failed(wordsOf(*filled.error));
        if (const SecretRefs missing = missingSecrets(now); !missing.isEmpty())
            remark(tr("No value is kept here for %1. Type it in the form; Save keeps it, but not in the "
                      "preset's file.")
                       .arg(namesOf(missing).join(QLatin1String(", "))));
    });
}

PresetDesk::Result PresetDesk::open(const QString &file)
{
    auto opened = m_library.open(file);
    if (!opened)
        return fail(opened.error());
    if (m_imported && m_imported->file == file)
        takeSecrets(opened->preset.fields, m_imported->fields);
    m_imported.reset();
    take(*opened);
    m_library.markUsed(file, QDateTime::currentDateTimeUtc());
    return {};
}

PresetDesk::Result PresetDesk::openPath(const QString &path)
{
    const QFileInfo info(path);
    const QString own = QFileInfo(m_library.folder().path()).canonicalFilePath();
    if (!own.isEmpty() && QFileInfo(info.canonicalFilePath()).path() == own)
        return open(info.fileName());
    auto opened = readPresetFile(path);
    if (!opened)
        return fail(opened.error());
    // Whoever knows the id of a preset must not get its secrets into an image of theirs.
    opened->preset.id = newPresetId();
    take(*opened);
    return {};
}

QByteArray PresetDesk::mark() const
{
    if (file().isEmpty())
        return {};
    const QByteArrayList parts{
        file().toUtf8(), m_open->revision.toHex(), isModified() ? unsavedMark : QByteArray()};
    return parts.join('\n');
}

void PresetDesk::resume(const QByteArray &mark)
{
    const QByteArrayList parts = mark.split('\n');
    if (parts.size() != 3)
        return;
    const auto opened = m_library.open(QString::fromUtf8(parts.at(0)));
    if (!opened)
        return;
    const QByteArray revision = QByteArray::fromHex(parts.at(1));
    const bool same = opened->revision == revision;
    if (!same && parts.at(2) != unsavedMark) {
        take(*opened);
        tellChanged(false);
        return;
    }
    m_open = *opened;
    m_remarks.clear();
    m_open->revision = revision; // so that Save asks where the file was changed meanwhile
    m_saved = opened->preset.fields;
    m_wasModified = isModified();
    Q_EMIT changed();
    fillSecrets();
    if (!same)
        tellChanged(true);
}

// Several may come of one preset; none hides another.
void PresetDesk::remark(const QString &words)
{
    m_remarks << words;
    Q_EMIT told(m_remarks.join(u'\n'));
}

void PresetDesk::tellChanged(bool unsaved)
{
    remark(unsaved ? tr("“%1” was changed outside. The form keeps its own changes; Save asks which to keep, "
                        "and Revert takes what the file holds now.")
                         .arg(name())
                   : tr("“%1” was changed outside; the form shows it as it is now.").arg(name()));
}

PresetDesk::Result PresetDesk::revert()
{
    if (!m_open)
        return {};
    if (m_open->file.isEmpty()) {
        m_draft.replace(m_saved);
        return {};
    }
    const auto opened = m_library.open(m_open->file);
    if (!opened && opened.error().kind == PresetProblem::NotFound) {
        m_draft.replace(m_saved); // all that is left of it
        return {};
    }
    if (!opened)
        return fail(opened.error());
    // What the vault gave before is shown at once.
    OpenPreset whole = *opened;
    takeSecrets(whole.preset.fields, m_saved);
    take(whole);
    return {};
}

void PresetDesk::settle(const OpenPreset &saved)
{
    const SecretRefs before = secretRefs(m_saved);
    m_open = saved;
    m_told.clear();
    m_saved = m_draft.fields();
    m_wasModified = false;
    keepSecrets(saved.preset, m_saved, before);
    Q_EMIT changed();
}

void PresetDesk::keepSecrets(const Preset &preset, const RequestFields &values, const SecretRefs &before)
{
    Preset whole = preset;
    whole.fields = values;
    m_secrets.store(whole, before, this, [this](const Expected<void, VaultError> &kept) {
        if (!kept)
            Q_EMIT failed(tr("The preset is saved, its secrets are not. %1").arg(wordsOf(kept.error())));
    });
}

PresetDesk::Result PresetDesk::save(WhenChanged whenChanged)
{
    OpenPreset mine = *m_open;
    mine.preset.fields = m_draft.fields();
    const QScopedValueRollback<bool> writing(m_writing, true);
    const auto saved = m_library.save(mine, whenChanged);
    if (!saved)
        return fail(saved.error());
    settle(*saved);
    return {};
}

PresetDesk::Result PresetDesk::saveAs(const QString &name)
{
    Preset mine = m_open ? m_open->preset : Preset();
    mine.fields = m_draft.fields();
    const QScopedValueRollback<bool> writing(m_writing, true);
    const auto saved = m_library.saveAs(mine, name);
    if (!saved)
        return fail(saved.error());
    m_library.markUsed(saved->file, QDateTime::currentDateTimeUtc());
    settle(*saved);
    return {};
}

PresetDesk::Result PresetDesk::rename(const QString &name)
{
    const auto now = m_library.open(m_open->file);
    if (!now)
        return fail(now.error());
    if (now->revision != m_open->revision)
        return fail(PresetError{PresetProblem::Conflict,
            tr("%1 was changed outside since it was opened.").arg(file()), tr("Save or revert first.")});
    const QScopedValueRollback<bool> writing(m_writing, true);
    const auto renamed = m_library.rename(m_open->file, name);
    if (!renamed)
        return fail(renamed.error());
    m_open = *renamed;
    Q_EMIT changed();
    return {};
}

Expected<QString, PresetError> PresetDesk::duplicate()
{
    const auto copy = m_library.duplicate(m_open->file);
    if (!copy)
        return fail(copy.error());
    Preset from = m_open->preset;
    from.fields = m_saved;
    m_secrets.fill(from, this, [this, to = copy->preset](const PresetSecrets::Filled &filled) {
        Preset whole = to;
        whole.fields = filled.fields;
        const auto tell = [this, name = to.name](const VaultError &error) {
            Q_EMIT failed(
                tr("“%1” has not got the secrets of the one it was made from. %2").arg(name, wordsOf(error)));
        };
        if (filled.error)
            tell(*filled.error);
        m_secrets.store(whole, {}, this, [tell](const Expected<void, VaultError> &kept) {
            if (!kept)
                tell(kept.error());
        });
    });
    return copy->file;
}

PresetDesk::Result PresetDesk::remove()
{
    const QScopedValueRollback<bool> writing(m_writing, true);
    const auto removed = m_library.remove(m_open->file);
    if (!removed)
        return fail(removed.error());
    m_removed = Removed{*removed, m_saved};
    ++m_turn;
    m_open.reset();
    m_saved = {};
    m_wasModified = isModified();
    Q_EMIT changed();
    return {};
}

PresetDesk::Result PresetDesk::restore()
{
    if (!m_removed)
        return {};
    const QScopedValueRollback<bool> writing(m_writing, true);
    const auto file = m_library.restore(m_removed->inTrash);
    if (!file)
        return fail(file.error());
    const RequestFields saved = std::exchange(m_removed, std::nullopt)->saved;
    const auto opened = m_library.open(*file);
    if (!opened)
        return fail(opened.error());
    keepSecrets(opened->preset, saved, {}); // another Berth that was started meanwhile has forgotten them
    if (m_open)
        return {}; // another one is in the form by now
    m_open = *opened;
    m_saved = saved;
    m_wasModified = isModified();
    Q_EMIT changed();
    return {};
}

void PresetDesk::endUndo()
{
    m_removed.reset();
    m_deleted.sweep();
}

Expected<QString, PresetError> PresetDesk::import(const QString &path)
{
    const auto read = readPresetFile(path);
    if (!read)
        return fail(read.error());
    const auto saved = m_library.saveAs(read->preset, m_library.freeName(read->preset.name));
    if (!saved)
        return fail(saved.error());
    m_imported = Imported{saved->file, read->preset.fields};
    keepSecrets(saved->preset, read->preset.fields, {}); // the body of a request has them in clear
    return saved->file;
}

Expected<QStringList, PresetError> PresetDesk::exportTo(const QString &path) const
{
    Preset mine = m_open ? m_open->preset : Preset();
    mine.fields = m_draft.fields();
    if (mine.id.isEmpty())
        mine.id = newPresetId();
    if (mine.name.isEmpty())
        mine.name = QFileInfo(path).fileName().section(u'.', 0, 0);
    if (const auto written = writePresetFile(path, mine); !written)
        return fail(written.error());
    return namesOf(secretRefs(mine.fields));
}

void PresetDesk::followLibrary()
{
    if (m_writing || file().isEmpty())
        return;
    const auto now = m_library.open(file());
    if (!now && now.error().kind != PresetProblem::NotFound)
        return;
    const QByteArray revision = now ? now->revision : QByteArrayLiteral("gone");
    if (revision == m_open->revision || revision == m_told)
        return;
    if (now && !isModified()) {
        take(*now);
        tellChanged(false);
        return;
    }
    m_told = revision;
    m_remarks.clear();
    if (now)
        tellChanged(true);
    else
        remark(tr("The file of “%1” was deleted or renamed outside. The form still holds it; Save offers to "
                  "write it again.")
                   .arg(name()));
}

}
