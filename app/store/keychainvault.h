// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault.h"

#include <chrono>

namespace berth {

// Where the system keeps keys: the Secret Service or KWallet, macOS's keychain, Windows' Credential Manager.
// Which file implements it is chosen by CMake (BERTH_KEYCHAIN). Nothing is ever kept in clear in its place.
class KeychainVault final : public Vault
{
public:
    // `service` sets Berth's entries apart from those of others. A keyring that gives no answer for as long
    // as `patience` (a person may be asked for a password meanwhile) counts as locked.
    explicit KeychainVault(QString service = QStringLiteral("Berth"),
        std::chrono::milliseconds patience = std::chrono::minutes(2));

    [[nodiscard]] QString description() const override;
    void read(const QString &key, QObject *context, Got then) override;
    void write(const QString &key, const Secret &value, QObject *context, Done then) override;
    void remove(const QString &key, QObject *context, Done then) override;

private:
    QString m_service;
    std::chrono::milliseconds m_patience;
};

}
