// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/answer.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace berth::sandbox {

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

Answer textAnswer(const QByteArray &text, int status)
{
    return {.status = status, .contentType = "text/plain; charset=utf-8", .body = text};
}

}
