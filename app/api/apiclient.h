// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiaccount.h"
#include "api/apicall.h"
#include "api/apirequest.h"
#include "api/proxylookup.h"
#include "api/rawreply.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

class QNetworkAccessManager;
class QNetworkProxy;
class QNetworkRequest;

namespace berth {

// Sends requests to the API and hands back raw replies. It never follows a redirect, never ignores a TLS
// error, keeps no cookies and no cache, and sends the key neither over plain HTTP (except to this computer)
// nor to any other host. A request with `once` goes out on a connection of its own, from a body that cannot
// be sent twice.
class ApiClient final : public QObject
{
    Q_OBJECT

public:
    explicit ApiClient(ApiAccount account, QObject *parent = nullptr);
    // With another way of finding proxies than the system's; an empty one means no proxy.
    ApiClient(ApiAccount account, ProxyLookup::Source proxies, QObject *parent = nullptr);
    ~ApiClient() override;

    [[nodiscard]] const ApiAccount &account() const { return m_account; }
    // Holds for calls sent from now on.
    void setAccount(const ApiAccount &account);

    // The call belongs to this client and deletes itself after its one finished().
    ApiCall *send(const ApiRequest &request);

    // Opens the connection that the next `once` call will take, if that follows within `spareKeptFor`. Worth
    // calling when a confirmation is shown.
    void warmUp();
    static constexpr std::chrono::seconds spareKeptFor{10};

private:
    void prepare();
    void leaveBadConnections(const RawReply &reply);
    [[nodiscard]] QUrl urlFor(const QString &path) const;
    // Why the request cannot be sent at all, or an empty string.
    [[nodiscard]] QString objection(const ApiRequest &request, const QUrl &url) const;
    [[nodiscard]] QNetworkRequest networkRequest(const ApiRequest &request, const QUrl &url) const;
    [[nodiscard]] std::unique_ptr<QNetworkAccessManager> newManager(const QNetworkProxy &proxy) const;
    [[nodiscard]] std::unique_ptr<QNetworkAccessManager> takeSpare(const QNetworkProxy &proxy);

    ApiAccount m_account;
    ProxyLookup m_proxies;
    std::shared_ptr<QNetworkAccessManager> m_manager; // for ordinary calls; those under way share it
    std::unique_ptr<QNetworkAccessManager> m_spare; // connected, not used yet
    QElapsedTimer m_spareAge;
};

}
