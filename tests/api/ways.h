// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "support/rawproxy.h"
#include "support/rawserver.h"
#include "support/testca.h"

#include <QSslConfiguration>

#include <memory>
#include <optional>

namespace berth::test {

enum class Way : quint8 { Plain, Tls, TlsThroughProxy };

// A server, a client that knows it, and what lies between.
struct Setting
{
    std::unique_ptr<RawServer> server;
    std::unique_ptr<RawProxy> proxy;
    std::unique_ptr<ApiClient> client;
};

// Makes settings; its authority is the only one that this process trusts.
class Ways
{
public:
    Ways()
    {
        if (m_ca.isValid())
            m_identity = m_ca.issue(QStringLiteral("IP:127.0.0.1,DNS:api.berth.example"));
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({m_ca.certificate()});
        QSslConfiguration::setDefaultConfiguration(tls);
    }

    [[nodiscard]] const TestCa &ca() const { return m_ca; }
    // Only Way::Plain without the openssl program.
    [[nodiscard]] bool has(Way way) const { return way == Way::Plain || m_identity.has_value(); }

    [[nodiscard]] Setting setting(Way way, std::chrono::milliseconds timeout = std::chrono::seconds(30)) const
    {
        Setting made;
        made.server = std::make_unique<RawServer>(way == Way::Plain ? std::nullopt : m_identity);
        ApiAccount account = accountFor(made.server->url());
        account.timeout = timeout;
        ProxyLookup::Source source;
        if (way == Way::TlsThroughProxy) {
            made.proxy = std::make_unique<RawProxy>(made.server->port());
            account.baseUrl = QUrl(QStringLiteral("https://api.berth.example"));
            source = [proxy = made.proxy->proxy()](
                         const QNetworkProxyQuery &) { return QList<QNetworkProxy>{proxy}; };
        }
        made.client = std::make_unique<ApiClient>(account, source);
        return made;
    }

private:
    TestCa m_ca;
    std::optional<TlsIdentity> m_identity;
};

}

Q_DECLARE_METATYPE(berth::test::Way)
