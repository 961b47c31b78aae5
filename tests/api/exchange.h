// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/rawreply.h"

#include <QPointer>
#include <QTest>

namespace berth::test {

// Waits for one call's end, and counts how often it ended.
class Exchange
{
public:
    explicit Exchange(ApiCall *call)
        : m_call(call)
    {
        QObject::connect(call, &ApiCall::finished, call, [this](const RawReply &reply) {
            ++m_times;
            m_reply = reply;
        });
    }

    // Until the call has deleted itself, so that a second end would have been seen.
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return m_times > 0 && !m_call; }, 40000) && m_times == 1;
    }
    [[nodiscard]] const RawReply &reply() const { return m_reply; }
    [[nodiscard]] int times() const { return m_times; }

private:
    QPointer<ApiCall> m_call;
    RawReply m_reply;
    int m_times = 0;
};

inline const QByteArray created = R"({"success": true, "new_contract": 77})";

inline ApiAccount accountFor(const QUrl &url, const QString &key = QStringLiteral("k-1234567890"))
{
    ApiAccount account;
    account.baseUrl = url;
    account.key = Secret(key);
    account.timeout = std::chrono::seconds(30);
    return account;
}

inline ApiRequest get(const QString &path = QStringLiteral("/api/v0/users/current/"))
{
    ApiRequest request;
    request.path = path;
    return request;
}

inline ApiRequest post(const QByteArray &body)
{
    ApiRequest request;
    request.method = "POST";
    request.path = QStringLiteral("/api/v0/bundles/");
    request.body = body;
    return request;
}

inline ApiRequest createRequest(const QByteArray &body = R"({"image":"x"})")
{
    ApiRequest request;
    request.method = "PUT";
    request.path = QStringLiteral("/api/v0/asks/5/");
    request.body = body;
    request.once = true;
    return request;
}

}
