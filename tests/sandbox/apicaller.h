// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace berth::test {

// A reply read to its end.
struct CallResult
{
    int status = 0;
    QByteArray type;
    QByteArray body;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QJsonObject json;
};

// Calls a sandbox whose account has the key "k".
class ApiCaller
{
public:
    [[nodiscard]] static SandboxOptions options() { return {.key = QStringLiteral("k"), .realTime = false}; }
    [[nodiscard]] static QString ask(qint64 id) { return QStringLiteral("/api/v0/asks/%1/").arg(id); }
    [[nodiscard]] static QString instance(qint64 id)
    {
        return QStringLiteral("/api/v0/instances/%1/").arg(id);
    }

    [[nodiscard]] QNetworkReply *start(const Sandbox &sandbox, const QByteArray &method, const QString &path,
        const QByteArray &body, const QByteArray &key = "k");
    [[nodiscard]] static CallResult finish(QNetworkReply *reply);
    CallResult call(const Sandbox &sandbox, const QByteArray &method, const QString &path,
        const QByteArray &body = {}, const QByteArray &key = "k");
    // The id of a new contract for any offer.
    [[nodiscard]] qint64 create(const Sandbox &sandbox);

private:
    QNetworkAccessManager m_network;
};

}
