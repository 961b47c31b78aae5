// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contractkeys.h"

#include "launch/contractdestroyer.h"
#include "launch/launchcontroller.h"
#include "store/vault.h"
#include "ui/session.h"

namespace berth {

ContractKeys::ContractKeys(LaunchController &controller, ContractDestroyer &destroyer, const Session &session,
    Vault &vault, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_vault(vault)
{
    connect(&controller, &LaunchController::finished, this, &ContractKeys::keep);
    connect(&destroyer, &ContractDestroyer::gone, this, &ContractKeys::forget);
}

void ContractKeys::keep(const LaunchResult &result)
{
    const Secret &key = result.outcome.instanceApiKey;
    if (m_session.isSandbox() || result.outcome.contract <= 0 || key.isEmpty())
        return;
    // Nobody is told where that fails: whatever this key opens, the account's opens, too.
    m_vault.write(contractVaultKey(m_session.baseUrl(), result.outcome.contract), key, this,
        [](const Expected<void, VaultError> &) {});
}

void ContractKeys::forget(const LaunchRecord &record)
{
    if (m_session.isSandbox() || record.contract <= 0)
        return;
    m_vault.remove(contractVaultKey(record.baseUrl, record.contract), this,
        [](const Expected<void, VaultError> &) {}); // it opens nothing any more
}

}
