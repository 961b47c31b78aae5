// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/keysource.h"
#include "store/vault.h"

#include <QObject>
#include <QSettings>
#include <QUrl>

#include <optional>

namespace berth {

// Where an account's key is. The last two are used where they are and never copied.
enum class KeyUse : quint8 { Vault, Environment, OfficialClient };

struct Account
{
    QString name;
    QUrl baseUrl;
    KeyUse keyUse = KeyUse::Vault;
    friend bool operator==(const Account &, const Account &) = default;
};

// The accounts that a person has named, and which one is current. Names, addresses and where the key is stand
// in settings.ini; keys are in the vault, under the account's name. There is always one: at first "default",
// with the address that the settings had before there were accounts.
class Accounts : public QObject
{
    Q_OBJECT

public:
    using KeyThen = std::function<void(const Expected<ApiKey, VaultError> &)>;

    Accounts(const QString &stateDir, Vault &vault, EnvironmentLookup environment, QString homeDir,
        QObject *parent = nullptr);

    [[nodiscard]] const QList<Account> &all() const { return m_accounts; }
    [[nodiscard]] Account current() const;
    [[nodiscard]] std::optional<Account> find(
        const QString &name) const; // big and small letters are the same

    // The errors are sentences for a person.
    [[nodiscard]] Expected<void, QString> add(const Account &account);
    [[nodiscard]] Expected<void, QString> setBaseUrl(const QString &name, const QUrl &url);
    [[nodiscard]] Expected<void, QString> setCurrent(const QString &name);
    // For Environment and OfficialClient; what the vault holds is left alone.
    [[nodiscard]] Expected<void, QString> setKeyUse(const QString &name, KeyUse use);

    // Moves the key, too; nothing is changed where that fails.
    void rename(const QString &name, const QString &newName, QObject *context, Vault::Done then);
    // The key goes with it. The last account stays.
    void remove(const QString &name, QObject *context, Vault::Done then);
    // Into the vault; the account uses that from then on. An empty key takes out what is there.
    void setKey(const QString &name, const Secret &key, QObject *context, Vault::Done then);
    // Origin None where it has no key yet.
    void key(const QString &name, QObject *context, KeyThen then);

    // Keys that lie ready and that no account uses: to be offered at the first start.
    [[nodiscard]] QList<ApiKey> found() const;
    // berthctl's order: VAST_API_KEY, the current account's, the official client's. A vault that does not
    // answer is passed over when another has a key.
    void firstKey(QObject *context, KeyThen then);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] qsizetype indexOf(const QString &name) const;
    void load();
    void save();
    void answer(QObject *context, const Vault::Done &then, const Expected<void, VaultError> &result);

    QSettings m_file;
    Vault &m_vault;
    EnvironmentLookup m_environment;
    QString m_homeDir;
    QList<Account> m_accounts;
    QString m_current;
};

}
