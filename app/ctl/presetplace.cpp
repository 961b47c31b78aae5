// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/presetplace.h"

#include "ctl/terminal.h"
#include "store/deletedpresets.h"
#include "store/keychainvault.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

}

PresetPlace::PresetPlace(const QString &stateDir, Terminal &terminal)
    : m_stateDir(stateDir)
    , m_terminal(terminal)
    , m_library(stateDir)
    , m_vault(std::make_unique<KeychainVault>(), stateDir, QFileInfo::exists(FileVault::pathIn(stateDir)))
    , m_secrets(m_vault)
{
}

PresetLibrary &PresetPlace::library()
{
    if (!m_library.isLoaded()) {
        QEventLoop loop;
        QObject::connect(&m_library, &PresetLibrary::loaded, &loop, &QEventLoop::quit);
        m_library.start();
        loop.exec();
    }
    return m_library;
}

void PresetPlace::say(const QString &option, const PresetError &error)
{
    m_terminal.problem(option, error.remedy.isEmpty() ? error.message : error.message + u' ' + error.remedy);
}

std::optional<OpenPreset> PresetPlace::find(const QString &nameOrFile, const QString &option)
{
    const bool isPath = nameOrFile.contains(u'/') || nameOrFile.contains(u'\\');
    if (!isPath) {
        PresetEntries found = library().named(nameOrFile);
        if (const auto entry = library().entry(nameOrFile); found.isEmpty() && entry)
            found << *entry;
        // One of one's own hides a built-in one of the same name.
        if (found.size() > 1 && !found.at(1).builtIn) {
            QStringList files;
            for (const PresetEntry &entry : std::as_const(found))
                files << entry.file;
            m_terminal.problem(option,
                Words::tr("several presets are called “%1”; name one by its file: %2")
                    .arg(nameOrFile, files.join(QLatin1String(", "))));
            return std::nullopt;
        }
        if (!found.isEmpty()) {
            auto open = library().open(found.first().file);
            if (!open) {
                say(option, open.error());
                return std::nullopt;
            }
            return *open;
        }
    }
    if (!QFileInfo(nameOrFile).isFile()) {
        m_terminal.problem(option, Words::tr("there is neither a preset nor a file “%1”").arg(nameOrFile));
        return std::nullopt;
    }
    const QFileInfo info(nameOrFile);
    const bool own = info.canonicalPath() == QFileInfo(m_library.folder().path()).canonicalFilePath();
    auto open = own ? m_library.open(info.fileName()) : readPresetFile(nameOrFile);
    if (!open) {
        say(option, open.error());
        return std::nullopt;
    }
    return *open;
}

Preset PresetPlace::withSecrets(const OpenPreset &open)
{
    const Preset &preset = open.preset;
    PresetSecrets::Filled filled{preset.fields, missingSecrets(preset.fields), std::nullopt};
    if (filled.missing.isEmpty())
        return preset;
    if (!open.file.isEmpty()) {
        QEventLoop loop;
        m_secrets.fill(preset, &loop, [&](const PresetSecrets::Filled &answer) {
            filled = answer;
            loop.quit();
        });
        loop.exec();
    }
    for (const SecretRef &ref : std::as_const(filled.missing)) {
        m_terminal.say(filled.error
                ? Words::tr("warning: the secret %1 can't be had: %2")
                      .arg(ref.shownName(), filled.error->message)
                : Words::tr("warning: no value is kept for the secret %1").arg(ref.shownName()));
    }
    Preset whole = preset;
    whole.fields = filled.fields;
    return whole;
}

bool PresetPlace::storeSecrets(const Preset &preset, const SecretRefs &before)
{
    const SecretRefs refs = secretRefs(preset.fields);
    if (missingSecrets(preset.fields).size() == refs.size() && before.isEmpty())
        return true;
    Expected<void, VaultError> stored;
    QEventLoop loop;
    m_secrets.store(preset, before, &loop, [&](const Expected<void, VaultError> &answer) {
        stored = answer;
        loop.quit();
    });
    loop.exec();
    const bool anyValue = missingSecrets(preset.fields).size() < refs.size();
    if (stored && (m_vault.place() != VaultPlace::Memory || !anyValue))
        return true;
    m_terminal.say(Words::tr("The preset's secrets were not kept. %1")
                       .arg(stored ? m_vault.words() : stored.error().message));
    return false;
}

void PresetPlace::forgetDeleted()
{
    (void)library(); // loaded
    DeletedPresets deleted(m_library, m_secrets);
    QObject::connect(
        &deleted, &DeletedPresets::failed, &deleted, [this](const QString &words) { m_terminal.say(words); });
    bool done = false;
    QEventLoop loop;
    QObject::connect(&deleted, &DeletedPresets::swept, &loop, [&] {
        done = true;
        loop.quit();
    });
    deleted.sweep();
    if (!done)
        loop.exec();
}

}
