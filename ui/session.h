// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiaccount.h"
#include "core/expected.h"
#include "store/accounts.h"

#include <QObject>

#include <functional>
#include <optional>

namespace berth {

class ApiClient;
class Settings;

// Whom the window talks to: Vast.ai with the key of the current account, or the built-in sandbox.
class Session : public QObject
{
    Q_OBJECT

public:
    // Starts the sandbox when it is first wanted and says how to reach it.
    using SandboxStarter = std::function<Expected<ApiAccount, QString>()>;

    Session(ApiClient &client, Settings &settings, Accounts &accounts, SandboxStarter startSandbox,
        QObject *parent = nullptr);

    [[nodiscard]] bool isSandbox() const { return m_sandbox; }
    [[nodiscard]] bool hasKey() const { return !key().key.isEmpty() || m_sandbox; }
    // What is used outside the sandbox: the key for this run where there is one, else the account's.
    [[nodiscard]] const ApiKey &key() const { return usesRunKey() ? m_runKey : m_accountKey; }
    [[nodiscard]] bool usesRunKey() const { return !m_runKey.key.isEmpty() && isRunAccount(); }
    [[nodiscard]] QUrl baseUrl() const;

    // The current account's own key, as far as it is known.
    [[nodiscard]] const ApiKey &accountKey() const { return m_accountKey; }
    [[nodiscard]] bool hasReadKey() const { return m_read; }
    // Why it could not be read or kept.
    [[nodiscard]] const std::optional<VaultError> &keyProblem() const { return m_keyProblem; }
    // It is used, but what was to be changed in the vault has failed.
    [[nodiscard]] bool isUnkept() const { return m_unkept; }

    // Asks the vault; accountChanged() follows. Call it when the first frame stands.
    void readKey();
    // Uses it at once and puts it into the vault; an empty one is forgotten there.
    void keepKey(const Secret &key);
    // Both are for this run, and stand in for the account that is current now: another account, chosen by
    // hand, is reached with its own.
    void useKey(const ApiKey &key);
    void useBaseUrl(const QUrl &url);

    void applySettings(); // after the time-out has changed
    [[nodiscard]] Expected<void, QString> enterSandbox();
    void leaveSandbox();

Q_SIGNALS:
    void changed(); // whom we talk to
    void accountChanged(); // what is known of the current account and its key

private:
    [[nodiscard]] bool isRunAccount() const;
    void followAccounts();
    [[nodiscard]] ApiAccount wanted() const; // outside the sandbox
    void applyToClient(const ApiAccount &account);

    ApiClient &m_client;
    Settings &m_settings;
    Accounts &m_accounts;
    SandboxStarter m_startSandbox;
    Account m_account; // the current one, as last seen
    qsizetype m_accountCount;
    ApiKey m_accountKey;
    std::optional<VaultError> m_keyProblem;
    bool m_read = false;
    bool m_keeping = false;
    bool m_unkept = false;
    int m_asked = 0; // an answer to an earlier question does not count
    QString m_runAccount;
    ApiKey m_runKey;
    QUrl m_runBaseUrl;
    bool m_sandbox = false;
};

}
