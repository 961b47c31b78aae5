// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/answer.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace berth::sandbox {

Refusal badSearch(const QString &what)
{
    return {400, QStringLiteral("invalid_request"), QStringLiteral("Error in query: %1").arg(what)};
}

Answer jsonAnswer(const QJsonObject &object, int status)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Answer jsonAnswer(const QJsonArray &array, int status)
{
    return {.status = status, .body = QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

Answer refusalAnswer(const Refusal &refusal, const QJsonObject &more)
{
    QJsonObject body = more;
    body.insert(QLatin1String("success"), false);
    body.insert(QLatin1String("error"), refusal.error);
    body.insert(QLatin1String("msg"), refusal.message);
    return jsonAnswer(body, refusal.status);
}

Answer successAnswer(const QString &message)
{
    QJsonObject body{{QLatin1String("success"), true}};
    if (!message.isEmpty())
        body[QLatin1String("msg")] = message;
    return jsonAnswer(body);
}

Answer textAnswer(const QByteArray &text, int status)
{
    return {.status = status, .contentType = "text/plain; charset=utf-8", .body = text};
}

}
