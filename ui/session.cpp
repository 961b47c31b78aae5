// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session.h"

#include "api/apiclient.h"
#include "store/settings.h"

namespace berth {

Session::Session(ApiClient &client, Settings &settings, SandboxStarter startSandbox, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_settings(settings)
    , m_startSandbox(std::move(startSandbox))
{
    applySettings();
}

QUrl Session::baseUrl() const
{
    return m_client.account().baseUrl;
}

void Session::useKey(const ApiKey &key)
{
    m_key = key;
    applySettings();
}

void Session::useBaseUrl(const QUrl &url)
{
    m_baseUrl = url;
    applySettings();
}

void Session::applySettings()
{
    if (m_sandbox)
        return;
    ApiAccount account;
    account.baseUrl = m_baseUrl.isEmpty() ? m_settings.baseUrl() : m_baseUrl;
    account.key = m_key.key;
    account.timeout = m_settings.timeout();
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
    m_sandbox = false;
    applySettings();
}

void Session::applyToClient(const ApiAccount &account)
{
    m_client.setAccount(account);
    Q_EMIT changed();
}

}
