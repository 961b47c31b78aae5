// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetlibrary.h"
#include "store/presetsecrets.h"
#include "store/vaultchain.h"

namespace berth {

class Terminal;

// Presets and their secrets, as a command needs them: every call waits for its answer.
class PresetPlace
{
public:
    // A file for secrets is used where there is one already: it was made after a yes.
    PresetPlace(const QString &stateDir, Terminal &terminal);

    [[nodiscard]] PresetLibrary &library();
    // By name, by the name of its file or "builtin:NAME", or any file elsewhere, whose `file` is empty then.
    // A problem is said under `option`.
    [[nodiscard]] std::optional<OpenPreset> find(const QString &nameOrFile, const QString &option);
    // The preset with its secrets; those that are not kept are said, and stay empty. A file from elsewhere
    // gets none: whoever knows the id of a preset must not get its secrets into an image of theirs.
    [[nodiscard]] Preset withSecrets(const OpenPreset &open);
    // False, and said, where one could not be kept beyond this run.
    [[nodiscard]] bool storeSecrets(const Preset &preset, const SecretRefs &before);
    // The secrets of deleted presets go from the vault; a failure is said.
    void forgetDeleted();
    void say(const QString &option, const PresetError &error);

private:
    QString m_stateDir;
    Terminal &m_terminal;
    PresetLibrary m_library;
    VaultChain m_vault;
    PresetSecrets m_secrets;
};

}
