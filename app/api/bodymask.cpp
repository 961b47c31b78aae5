// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/bodymask.h"

#include "core/secret.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

namespace berth {
namespace {

// Replacing shorter values everywhere would eat ordinary words.
constexpr qsizetype shortestRepeatedKey = 8;

bool namesKey(const QString &name)
{
    return name.endsWith(QLatin1String("api_key"), Qt::CaseInsensitive);
}

// In free text, with whatever quoting and escaping: api_key": "abc, api_key=abc, api_key\":\"abc
const QRegularExpression &keyInText()
{
    static const QRegularExpression expression(
        QStringLiteral(
            "(api_key\\b[\\\\\"'&;a-z]{0,12}\\s*[:=]\\s*(?:\\\\*[\"']|&quot;)?)([^\\s\"'\\\\,;&<>{}]+)"),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

QString maskText(QString text, const QStringList &keys)
{
    for (const QString &key : keys)
        text.replace(key, maskedText());
    return text.replace(keyInText(), QStringLiteral("\\1") + maskedText());
}

void collectKeys(const QJsonValue &value, bool isKey, QStringList &keys)
{
    if (value.isString()) {
        if (isKey && value.toString().size() >= shortestRepeatedKey)
            keys.append(value.toString());
    } else if (value.isArray()) {
        for (const QJsonValue &one : value.toArray())
            collectKeys(one, isKey, keys);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectKeys(it.value(), isKey || namesKey(it.key()), keys);
    }
}

QJsonValue maskValue(const QJsonValue &value, const QStringList &keys)
{
    if (value.isString())
        return maskText(value.toString(), keys);
    if (value.isArray()) {
        QJsonArray masked;
        for (const QJsonValue &one : value.toArray())
            masked.append(maskValue(one, keys));
        return masked;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject masked;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const bool hide = namesKey(it.key()) && !it.value().isNull();
            masked.insert(
                maskText(it.key(), keys), hide ? QJsonValue(maskedText()) : maskValue(it.value(), keys));
        }
        return masked;
    }
    return value;
}

}

QByteArray maskApiKeys(const QByteArray &body)
{
    const QJsonDocument json = QJsonDocument::fromJson(body);
    if (json.isNull())
        return maskText(QString::fromUtf8(body), {}).toUtf8();
    const QJsonValue value = json.isObject() ? QJsonValue(json.object()) : QJsonValue(json.array());
    QStringList keys;
    collectKeys(value, false, keys);
    const QJsonValue masked = maskValue(value, keys);
    return (masked.isObject() ? QJsonDocument(masked.toObject()) : QJsonDocument(masked.toArray())).toJson();
}

}
