// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace berth {

class ContractDestroyer;
class LaunchController;
class Session;
class Vault;
struct LaunchRecord;
struct LaunchResult;

// Keeps the key that comes with a new contract (instance_api_key) in the vault, under the contract, and
// takes it out when the contract is gone. The sandbox's are kept nowhere.
class ContractKeys : public QObject
{
    Q_OBJECT

public:
    ContractKeys(LaunchController &controller, ContractDestroyer &destroyer, const Session &session,
        Vault &vault, QObject *parent = nullptr);

private:
    void keep(const LaunchResult &result);
    void forget(const LaunchRecord &record);

    const Session &m_session;
    Vault &m_vault;
};

}
