// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apiclient.h"

#include "core/version.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QThreadPool>

#include <algorithm>

namespace berth {
namespace {

bool isSendableKey(const QString &key)
{
    return std::all_of(key.begin(), key.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

}

ApiClient::ApiClient(ApiAccount account, QObject *parent)
    : ApiClient(std::move(account), ProxyLookup::system(), parent)
{
}

ApiClient::ApiClient(ApiAccount account, ProxyLookup::Source proxies, QObject *parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_proxies(std::move(proxies))
    , m_manager(newManager(QNetworkProxy(QNetworkProxy::NoProxy)))
{
    prepare();
}

ApiClient::~ApiClient()
{
    // The calls use the managers, which go before QObject deletes its children.
    qDeleteAll(findChildren<ApiCall *>(QString(), Qt::FindDirectChildrenOnly));
}

void ApiClient::setAccount(const ApiAccount &account)
{
    m_account = account;
    m_spare.reset();
    prepare();
}

// What a first request would wait for begins now, on other threads.
void ApiClient::prepare()
{
    m_proxies.prepare(m_account.baseUrl);
    // Qt loads TLS and the system's authorities when they are first asked for, which takes longer than a
    // frame.
    if (m_account.baseUrl.scheme() == QLatin1String("https") && !m_account.key.isEmpty())
        QThreadPool::globalInstance()->start([] { (void)QSslConfiguration::defaultConfiguration(); });
}

ApiCall *ApiClient::send(const ApiRequest &request)
{
    auto *call = new ApiCall(request, request.timeout.value_or(m_account.timeout), this);
    const QUrl url = urlFor(request.path);
    if (const QString why = objection(request, url); !why.isEmpty()) {
        call->refuse(why);
        return call;
    }
    if (!request.once)
        connect(call, &ApiCall::finished, this, &ApiClient::leaveBadConnections);
    m_proxies.find(url, call,
        [this, call, once = request.once, ready = networkRequest(request, url)](const QNetworkProxy &proxy) {
            if (call->isDone())
                return;
            if (once) {
                call->begin(takeSpare(proxy), ready);
            } else {
                m_manager->setProxy(proxy);
                call->begin(m_manager, ready);
            }
        });
    return call;
}

// With Qt 6.4 a request that follows at once on a broken HTTP/2 connection is put on that same connection and
// never sent. Other calls under way keep the manager that they have.
void ApiClient::leaveBadConnections(const RawReply &reply)
{
    if (reply.delivery == Delivery::Broken || reply.delivery == Delivery::TimedOut)
        m_manager = newManager(QNetworkProxy(QNetworkProxy::NoProxy));
}

void ApiClient::warmUp()
{
    const QUrl url = urlFor(QStringLiteral("/"));
    if (!url.isValid() || url.host().isEmpty())
        return;
    m_proxies.find(url, this, [this, url](const QNetworkProxy &proxy) {
        m_spare = newManager(proxy);
        m_spareAge.start();
        if (url.scheme() == QLatin1String("https")) {
            m_spare->connectToHostEncrypted(url.host(), static_cast<quint16>(url.port(443)));
        } else {
            m_spare->connectToHost(url.host(), static_cast<quint16>(url.port(80)));
        }
    });
}

QUrl ApiClient::urlFor(const QString &path) const
{
    const QUrl base = m_account.baseUrl.adjusted(
        QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    if (!path.startsWith(u'/'))
        return {};
    return QUrl::fromEncoded(base.toEncoded() + path.toUtf8(), QUrl::StrictMode);
}

QString ApiClient::objection(const ApiRequest &request, const QUrl &url) const
{
    const bool plain = url.scheme() == QLatin1String("http");
    if (!url.isValid() || url.host().isEmpty() || (!plain && url.scheme() != QLatin1String("https")))
        return tr("The address of the API is not a web address. Check it in the settings.");
    if (plain && request.withKey && !m_account.key.isEmpty() && !isLoopback(url))
        return tr(
            "The API key is not sent over an unprotected connection. Use an address that starts with https.");
    if (request.withKey && !isSendableKey(m_account.key.reveal()))
        return tr(
            "The API key has a character that cannot be sent. Copy it again from your Vast.ai account.");
    if (request.once && request.body.isEmpty())
        return tr("The request has no body.");
    return {};
}

QNetworkRequest ApiClient::networkRequest(const ApiRequest &request, const QUrl &url) const
{
    QNetworkRequest ready(url);
    ready.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    ready.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    ready.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    ready.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    ready.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    ready.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    ready.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    // HTTP/2 has rules of its own for repeating a request. Over plain HTTP the attribute has no effect but to
    // keep a connection that was opened beforehand from being found.
    ready.setAttribute(
        QNetworkRequest::Http2AllowedAttribute, !request.once || url.scheme() == QLatin1String("http"));
    ready.setAttribute(QNetworkRequest::Http2CleartextAllowedAttribute, false);
    ready.setTransferTimeout(0);
    ready.setRawHeader("Accept", "application/json");
    ready.setRawHeader("User-Agent",
        m_account.userAgent.isEmpty() ? QByteArray("berth/") + version : m_account.userAgent.toUtf8());
    if (!request.body.isEmpty()) {
        ready.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        ready.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    }
    if (request.once)
        ready.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    if (request.once && url.scheme() == QLatin1String("https")) { // asking for it loads all that TLS needs
        QSslConfiguration tls = ready.sslConfiguration();
        tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
        ready.setSslConfiguration(tls);
    }
    // Last, so that whoever adds a line above cannot log it by accident.
    if (request.withKey && !m_account.key.isEmpty())
        ready.setRawHeader("Authorization", "Bearer " + m_account.key.reveal().toLatin1());
    return ready;
}

std::unique_ptr<QNetworkAccessManager> ApiClient::newManager(const QNetworkProxy &proxy) const
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    // Said outright, so that a proxy set for the whole application does not come in.
    manager->setProxy(proxy);
    return manager;
}

std::unique_ptr<QNetworkAccessManager> ApiClient::takeSpare(const QNetworkProxy &proxy)
{
    const bool fresh = m_spare && !m_spareAge.hasExpired(std::chrono::milliseconds(spareKeptFor).count())
        && m_spare->proxy() == proxy;
    std::unique_ptr<QNetworkAccessManager> manager = fresh ? std::move(m_spare) : newManager(proxy);
    m_spare.reset();
    return manager;
}

}
