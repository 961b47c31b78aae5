// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiaccount.h"
#include "core/expected.h"
#include "core/secret.h"
#include "store/keysource.h"

#include <QObject>

#include <functional>

namespace berth {

class ApiClient;
class Settings;

// Whom the window talks to: Vast.ai with a person's key, or the built-in sandbox.
class Session : public QObject
{
    Q_OBJECT

public:
    // Starts the sandbox when it is first wanted and says how to reach it.
    using SandboxStarter = std::function<Expected<ApiAccount, QString>()>;

    Session(ApiClient &client, Settings &settings, SandboxStarter startSandbox, QObject *parent = nullptr);

    [[nodiscard]] bool isSandbox() const { return m_sandbox; }
    [[nodiscard]] bool hasKey() const { return !m_key.key.isEmpty() || m_sandbox; }
    [[nodiscard]] const ApiKey &key() const { return m_key; }
    [[nodiscard]] QUrl baseUrl() const;

    // The key is kept in memory, for this run only.
    void useKey(const ApiKey &key);
    void useBaseUrl(const QUrl &url);
    void applySettings(); // after base URL or time-out have changed
    [[nodiscard]] Expected<void, QString> enterSandbox();
    void leaveSandbox();

Q_SIGNALS:
    void changed();

private:
    void applyToClient(const ApiAccount &account);

    ApiClient &m_client;
    Settings &m_settings;
    SandboxStarter m_startSandbox;
    ApiKey m_key;
    QUrl m_baseUrl; // given on the command line; else the settings'
    bool m_sandbox = false;
};

}
