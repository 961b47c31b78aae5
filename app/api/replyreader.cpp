// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replyreader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace berth {
namespace {

constexpr qsizetype longestPlainText = 400; // characters; a longer one is a page, not a message

QString tr(const char *text)
{
    return QCoreApplication::translate("berth::ReplyReader", text);
}

QString textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().trimmed();
    case QJsonValue::Object:
        return serverWords(value.toObject()).message;
    case QJsonValue::Array:
        return value.toArray().isEmpty() ? QString() : textOf(value.toArray().first());
    case QJsonValue::Double:
        return value.toVariant().toString();
    default:
        return {};
    }
}

bool looksLikeHtml(const RawReply &reply)
{
    return reply.contentType.toLower().contains("html") || reply.body.trimmed().startsWith('<');
}

ApiError undelivered(const RawReply &reply)
{
    switch (reply.delivery) {
    case Delivery::NotSent:
        return NotSentError{reply.error};
    case Delivery::TimedOut:
        return TransportError{reply.error, true, false};
    case Delivery::Cancelled:
        return TransportError{reply.error, false, true};
    case Delivery::TooLarge:
    case Delivery::Redirected:
        return MalformedError{reply.status, reply.error};
    case Delivery::Broken:
    case Delivery::Answered:
        break;
    }
    return TransportError{reply.error};
}

ApiError refusal(const RawReply &reply, const QJsonDocument &json)
{
    if (json.isObject()) {
        const ServerWords words = serverWords(json.object());
        return RefusalError{reply.status, words.code, words.message};
    }
    if (looksLikeHtml(reply))
        return MalformedError{reply.status, tr("The answer is a web page.")};
    const QString text = QString::fromUtf8(reply.body).trimmed();
    if (text.isEmpty() && reply.status >= 500)
        return MalformedError{reply.status, tr("The answer is empty.")};
    if (text.size() > longestPlainText || !json.isNull())
        return MalformedError{reply.status, tr("The answer is not a JSON object.")};
    return RefusalError{reply.status, {}, text};
}

}

ServerWords serverWords(const QJsonObject &object)
{
    ServerWords words;
    const QJsonValue error = object.value(QLatin1String("error"));
    if (error.isObject()) {
        words = serverWords(error.toObject());
        const QString code = textOf(error.toObject().value(QLatin1String("code")));
        if (words.code.isEmpty())
            words.code = code;
    } else {
        words.code = textOf(error);
    }
    for (const char *key : {"msg", "message", "detail"}) {
        if (words.message.isEmpty())
            words.message = textOf(object.value(QLatin1String(key)));
    }
    return words;
}

Expected<QJsonObject, ApiError> readObject(const RawReply &reply)
{
    if (reply.delivery != Delivery::Answered)
        return fail(undelivered(reply));
    const QJsonDocument json = QJsonDocument::fromJson(reply.body);
    if (reply.status < 200 || reply.status >= 300)
        return fail(refusal(reply, json));
    if (reply.body.trimmed().isEmpty())
        return fail(ApiError(MalformedError{reply.status, tr("The answer is empty.")}));
    if (!json.isObject()) {
        return fail(ApiError(MalformedError{reply.status,
            looksLikeHtml(reply) ? tr("The answer is a web page.")
                                 : tr("The answer is not a JSON object.")}));
    }
    const QJsonObject object = json.object();
    if (object.value(QLatin1String("success")) == QJsonValue(false)) {
        const ServerWords words = serverWords(object);
        return fail(ApiError(RefusalError{reply.status, words.code, words.message}));
    }
    return object;
}

}
