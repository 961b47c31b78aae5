// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QThreadPool>
#include <QUrl>

#include <chrono>
#include <functional>
#include <vector>

namespace berth {

// Finds the proxy for an address without blocking. The system's own lookup may wait for the network
// (automatic configuration by script), so it runs on a thread of its own and its answer is kept for a while.
// This computer itself is never reached through a proxy.
class ProxyLookup : public QObject
{
    Q_OBJECT

public:
    // May block, and is called on another thread.
    using Source = std::function<QList<QNetworkProxy>(const QNetworkProxyQuery &)>;
    // What the system is set to: environment, desktop or Windows settings.
    [[nodiscard]] static Source system();

    explicit ProxyLookup(Source source, QObject *parent = nullptr);
    ~ProxyLookup() override;

    // Calls `then` with the proxy: at once when it is known, else later. Never after `context` is gone.
    void find(const QUrl &url, QObject *context, std::function<void(const QNetworkProxy &)> then);
    // Starts the lookup, so that a later find() need not wait for it.
    void prepare(const QUrl &url);
    void forget();

    static constexpr std::chrono::seconds keptFor{60};

private:
    struct Waiting;
    void start(const QUrl &origin);
    void done(const QUrl &origin, const QNetworkProxy &proxy);
    [[nodiscard]] bool isKnown(const QUrl &origin) const;

    Source m_source;
    QUrl m_origin; // what m_proxy is for
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy};
    QElapsedTimer m_age;
    QList<QUrl> m_running;
    std::vector<Waiting> m_waiting;
    QThreadPool m_pool; // last, so that it stops before what its tasks use
};

// "localhost", 127.0.0.0/8 and ::1.
[[nodiscard]] bool isLoopback(const QUrl &url);

}
