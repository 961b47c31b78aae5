// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proxylookup.h"

#include <QHostAddress>
#include <QPointer>

namespace berth {
namespace {

QUrl originOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

// The first proxy that can carry HTTP; the list is in order of preference.
QNetworkProxy firstUsable(const QList<QNetworkProxy> &proxies)
{
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() != QNetworkProxy::FtpCachingProxy && proxy.type() != QNetworkProxy::DefaultProxy)
            return proxy;
    }
    return QNetworkProxy(QNetworkProxy::NoProxy);
}

}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || QHostAddress(host).isLoopback();
}

struct ProxyLookup::Waiting
{
    QUrl origin;
    QPointer<QObject> context;
    std::function<void(const QNetworkProxy &)> then;
};

ProxyLookup::Source ProxyLookup::system()
{
    return [](const QNetworkProxyQuery &query) { return QNetworkProxyFactory::systemProxyForQuery(query); };
}

ProxyLookup::ProxyLookup(Source source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
{
    m_pool.setMaxThreadCount(1);
}

ProxyLookup::~ProxyLookup() = default;

void ProxyLookup::find(const QUrl &url, QObject *context, std::function<void(const QNetworkProxy &)> then)
{
    if (!m_source || isLoopback(url)) {
        then(QNetworkProxy(QNetworkProxy::NoProxy));
        return;
    }
    const QUrl origin = originOf(url);
    if (isKnown(origin)) {
        then(m_proxy);
        return;
    }
    m_waiting.push_back({origin, context, std::move(then)});
    start(origin);
}

void ProxyLookup::prepare(const QUrl &url)
{
    const QUrl origin = originOf(url);
    if (m_source && origin.isValid() && !isLoopback(url) && !isKnown(origin))
        start(origin);
}

void ProxyLookup::forget()
{
    m_age.invalidate();
}

bool ProxyLookup::isKnown(const QUrl &origin) const
{
    return m_age.isValid() && m_origin == origin
        && !m_age.hasExpired(std::chrono::milliseconds(keptFor).count());
}

void ProxyLookup::start(const QUrl &origin)
{
    if (m_running.contains(origin))
        return;
    m_running.append(origin);
    m_pool.start([this, source = m_source, origin] {
        const QNetworkProxy proxy = firstUsable(source(QNetworkProxyQuery(origin)));
        QMetaObject::invokeMethod(
            this, [this, origin, proxy] { done(origin, proxy); }, Qt::QueuedConnection);
    });
}

void ProxyLookup::done(const QUrl &origin, const QNetworkProxy &proxy)
{
    m_running.removeAll(origin);
    m_origin = origin;
    m_proxy = proxy;
    m_age.start();
    std::vector<Waiting> ready;
    std::erase_if(m_waiting, [&](Waiting &one) {
        if (one.origin != origin)
            return false;
        ready.push_back(std::move(one));
        return true;
    });
    for (const Waiting &one : ready) {
        if (one.context)
            one.then(proxy);
    }
}

}
