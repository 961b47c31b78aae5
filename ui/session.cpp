// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session.h"

#include "api/apiclient.h"
#include "store/settings.h"

#include <utility>

namespace berth {
namespace {

bool isSameName(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

}

Session::Session(
    ApiClient &client, Settings &settings, Accounts &accounts, SandboxStarter startSandbox, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_settings(settings)
    , m_accounts(accounts)
    , m_startSandbox(std::move(startSandbox))
    , m_account(accounts.current())
    , m_accountCount(accounts.all().size())
    , m_runAccount(m_account.name)
{
    connect(&m_accounts, &Accounts::changed, this, &Session::followAccounts);
    applySettings();
}

QUrl Session::baseUrl() const
{
    return m_client.account().baseUrl;
}

bool Session::isRunAccount() const
{
    return isSameName(m_account.name, m_runAccount);
}

void Session::useKey(const ApiKey &key)
{
    m_runAccount = m_account.name;
    m_runKey = key;
    applySettings();
}

void Session::useBaseUrl(const QUrl &url)
{
    m_runAccount = m_account.name;
    m_runBaseUrl = url;
    applySettings();
}

void Session::readKey()
{
    const int asked = ++m_asked;
    m_read = false;
    m_keeping = false;
    m_unkept = false;
    m_keyProblem.reset();
    m_accountKey = {};
    m_accounts.key(m_account.name, this, [this, asked](const Expected<ApiKey, VaultError> &answer) {
        if (asked != m_asked)
            return;
        m_read = true;
        if (answer)
            m_accountKey = *answer;
        else
            m_keyProblem = answer.error();
        applySettings();
        Q_EMIT accountChanged();
    });
}

void Session::keepKey(const Secret &key)
{
    const int asked = ++m_asked;
    m_read = true;
    m_keeping = true;
    m_unkept = false;
    m_keyProblem.reset();
    m_accountKey = {key, KeyOrigin::None, {}};
    applySettings();
    Q_EMIT accountChanged();
    m_accounts.setKey(m_account.name, key, this, [this, asked](const Expected<void, VaultError> &done) {
        if (asked != m_asked)
            return;
        m_keeping = false;
        if (done) {
            m_accountKey.origin = m_accountKey.key.isEmpty() ? KeyOrigin::None : KeyOrigin::Vault;
        } else {
            m_unkept = true;
            m_keyProblem = done.error();
        }
        Q_EMIT accountChanged();
    });
}

void Session::followAccounts()
{
    const Account before = std::exchange(m_account, m_accounts.current());
    const qsizetype countBefore = std::exchange(m_accountCount, m_accounts.all().size());
    const bool renamed = countBefore == m_accountCount && !m_accounts.find(before.name);
    if (renamed && isSameName(before.name, m_runAccount))
        m_runAccount = m_account.name;
    const bool another = !renamed && !isSameName(before.name, m_account.name);
    if (another || (before.keyUse != m_account.keyUse && !m_keeping))
        readKey();
    if (!another && before.baseUrl != m_account.baseUrl && isRunAccount())
        m_runBaseUrl.clear(); // what a person has just written counts
    applySettings();
    Q_EMIT accountChanged();
}

ApiAccount Session::wanted() const
{
    ApiAccount account;
    account.baseUrl = m_runBaseUrl.isEmpty() || !isRunAccount() ? m_account.baseUrl : m_runBaseUrl;
    account.key = key().key;
    account.timeout = m_settings.timeout();
    return account;
}

void Session::applySettings()
{
    if (m_sandbox)
        return;
    const ApiAccount account = wanted();
    const ApiAccount &now = m_client.account();
    if (now.baseUrl != account.baseUrl || now.timeout != account.timeout || !(now.key == account.key))
        applyToClient(account);
}

Expected<void, QString> Session::enterSandbox()
{
    if (m_sandbox)
        return {};
    auto account = m_startSandbox();
    if (!account)
        return fail(account.error());
    m_sandbox = true;
    account->timeout = m_settings.timeout();
    applyToClient(*account);
    return {};
}

void Session::leaveSandbox()
{
    if (!m_sandbox)
        return;
    m_sandbox = false;
    if (!m_read)
        readKey();
    applyToClient(wanted());
}

void Session::applyToClient(const ApiAccount &account)
{
    m_client.setAccount(account);
    Q_EMIT changed();
}

}
