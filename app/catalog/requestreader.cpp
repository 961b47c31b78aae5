// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/requestreader.h"

#include "catalog/runtype.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

using Read = Expected<FieldValue, QString>;

QString text(const char *sentence)
{
    return QCoreApplication::translate("RequestReader", sentence);
}

// The largest whole number that JSON carries without loss.
constexpr double maxWhole = 9007199254740992.0;

Read readText(const QJsonValue &value)
{
    if (!value.isString())
        return fail(text("must be text in quotes"));
    return FieldValue(value.toString());
}

Read readChoice(const Field &field, const QJsonValue &value)
{
    if (!value.isString())
        return fail(text("must be text in quotes"));
    QString word = value.toString();
    if (field.id == FieldId::Runtype) {
        if (const auto runtype = parseRuntype(word))
            word = runtypeText(*runtype);
    }
    QStringList words;
    for (const FieldChoice &choice : field.choices) {
        if (word == QLatin1String(choice.value))
            return FieldValue(word);
        words << QString::fromLatin1(choice.value);
    }
    return fail(text("must be one of: %1").arg(words.join(QLatin1String(", "))));
}

Read readInteger(const QJsonValue &value)
{
    const double number = value.toDouble(NAN);
    if (!value.isDouble() || std::floor(number) != number || std::abs(number) > maxWhole)
        return fail(text("must be a whole number"));
    return FieldValue(value.toInteger());
}

Read readDecimal(const QJsonValue &value)
{
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return fail(text("must be a number"));
    return FieldValue(value.toDouble());
}

Read readAmount(const QJsonValue &value)
{
    const auto money = value.isDouble() ? Money::fromDollars(value.toDouble()) : std::nullopt;
    if (!money)
        return fail(text("must be an amount in dollars, such as 0.25"));
    return FieldValue(*money);
}

Read readFlag(const QJsonValue &value)
{
    if (!value.isBool())
        return fail(text("must be true or false"));
    return FieldValue(value.toBool());
}

Read readList(const QJsonValue &value)
{
    if (!value.isArray())
        return fail(text("must be a list of texts, such as [\"-c\", \"echo\"]"));
    const QJsonArray array = value.toArray();
    QStringList list;
    for (const QJsonValue &element : array) {
        if (!element.isString())
            return fail(text("every element of the list must be text in quotes"));
        list << element.toString();
    }
    return FieldValue(list);
}

Read readEnv(const QJsonValue &value)
{
    if (!value.isObject())
        return fail(text("must be an object of texts, such as {\"NAME\": \"value\", \"-p 80:80\": \"1\"}"));
    EnvRows rows;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it->isString())
            return fail(text("the value of %1 must be text in quotes").arg(it.key()));
        rows << envRowFromWire(it.key(), it->toString());
    }
    return FieldValue(rows);
}

Read readLogin(const QJsonValue &value)
{
    if (!value.isString())
        return fail(text("must be text: -u USER -p TOKEN REGISTRY"));
    const auto login = parseImageLogin(value.toString());
    if (!login)
        return fail(login.error());
    return FieldValue(*login);
}

void readKey(ReadResult &result, const QString &key, const QJsonValue &value)
{
    const auto id = fieldByKey(key);
    if (!id || !field(*id).onWire) {
        result.problems.append({key, text("is not a field of the create call"), true});
        return;
    }
    if (value.isNull()) // the official client writes null for "left alone"
        return;
    const Read read = fieldValueFromJson(field(*id), value);
    if (read)
        result.fields.set(*id, *read);
    else
        result.problems.append({key, read.error(), false});
}

}

Expected<FieldValue, QString> fieldValueFromJson(const Field &field, const QJsonValue &value)
{
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Script:
        return readText(value);
    case FieldKind::Choice:
        return readChoice(field, value);
    case FieldKind::Integer:
        return readInteger(value);
    case FieldKind::Decimal:
        return readDecimal(value);
    case FieldKind::Amount:
        return readAmount(value);
    case FieldKind::Flag:
        return readFlag(value);
    case FieldKind::List:
        return readList(value);
    case FieldKind::KeyValues:
        return readEnv(value);
    case FieldKind::Login:
        return readLogin(value);
    }
    Q_UNREACHABLE();
}

ReadResult readRequestBody(const QJsonObject &body)
{
    ReadResult result;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (it.key() == QLatin1String("volume_info") && it->isObject()) {
            const QJsonObject inner = it->toObject();
            for (auto at = inner.begin(); at != inner.end(); ++at)
                readKey(result, QLatin1String("volume_info.") + at.key(), *at);
        } else if (it.key() == QLatin1String("volume_info") && !it->isNull()) {
            result.problems.append({it.key(), text("must be an object"), false});
        } else if (it.key() != QLatin1String("volume_info")) {
            readKey(result, it.key(), *it);
        }
    }
    return result;
}

Expected<FieldValue, QString> parseFieldText(const Field &field, const QString &input)
{
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Script:
    case FieldKind::Choice:
    case FieldKind::Login:
        return fieldValueFromJson(field, QJsonValue(input));
    case FieldKind::Amount: {
        const auto money = Money::parse(input);
        if (!money)
            return fail(money.error());
        return FieldValue(*money);
    }
    default:
        break;
    }
    // A lone value is no JSON document for Qt, so it is read as the element of a list.
    QJsonParseError error;
    const QJsonArray wrapped = QJsonDocument::fromJson('[' + input.toUtf8() + ']', &error).array();
    if (error.error != QJsonParseError::NoError || wrapped.size() != 1) {
        const Read wanted = fieldValueFromJson(field, QJsonValue());
        return fail(wanted ? text("can't be read") : wanted.error());
    }
    return fieldValueFromJson(field, wrapped.first());
}

}
