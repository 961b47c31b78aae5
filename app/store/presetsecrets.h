// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/preset.h"
#include "store/secretref.h"
#include "store/vault.h"

namespace berth {

// The secrets of presets, in the vault under each preset's id. As with the vault, `then` comes once, later.
class PresetSecrets
{
public:
    explicit PresetSecrets(Vault &vault)
        : m_vault(vault)
    {
    }

    struct Filled
    {
        RequestFields fields;
        SecretRefs missing; // nothing is kept for these, or it can't be had
        std::optional<VaultError> error; // why it can't be had; not set where nothing is kept
    };
    // Puts the values in where there are none yet.
    void fill(const Preset &preset, QObject *context, std::function<void(const Filled &)> then);

    // Keeps every value that is there. An empty one leaves alone what is kept; places of `before` that are no
    // longer there are forgotten. Stops at the first error.
    void store(const Preset &preset, const SecretRefs &before, QObject *context, Vault::Done then);
    // For a preset that is gone for good.
    void forget(const Preset &preset, QObject *context, Vault::Done then);

private:
    Vault &m_vault;
};

}
