// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fieldsjson.h"

#include "catalog/requestwriter.h"
#include "store/secretref.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FieldsJson)
};

const QString envName = QStringLiteral("env");
const QString loginName = QStringLiteral("image_login");
const QString volumeName = QStringLiteral("volume_info");
const QString rentalTypeName = QStringLiteral("rental_type");

const QString kindKey = QStringLiteral("kind");
const QString nameKey = QStringLiteral("name");
const QString valueKey = QStringLiteral("value");
const QString secretKey = QStringLiteral("secret");
const QString userKey = QStringLiteral("user");
const QString registryKey = QStringLiteral("registry");

QString kindWord(EnvKind kind)
{
    switch (kind) {
    case EnvKind::Variable:
        return QStringLiteral("variable");
    case EnvKind::Port:
        return QStringLiteral("port");
    case EnvKind::Flag:
        return QStringLiteral("flag");
    }
    Q_UNREACHABLE();
}

// Numbers are how drafts of the first version had it.
std::optional<EnvKind> kindFrom(const QJsonValue &value)
{
    for (const EnvKind kind : {EnvKind::Variable, EnvKind::Port, EnvKind::Flag}) {
        if (value == kindWord(kind) || (value.isDouble() && value.toInt(-1) == static_cast<int>(kind)))
            return kind;
    }
    if (value.isUndefined())
        return EnvKind::Variable;
    return std::nullopt;
}

QJsonObject rowToJson(const EnvRow &row, QJsonObject object)
{
    object.remove(valueKey);
    object.remove(secretKey);
    object.remove(kindKey);
    if (row.kind != EnvKind::Variable)
        object.insert(kindKey, kindWord(row.kind));
    object.insert(nameKey, row.name);
    if (row.secret)
        object.insert(secretKey, true);
    else if (row.kind != EnvKind::Port)
        object.insert(valueKey, row.value.reveal());
    return object;
}

// A key that nobody knows and that may hold a secret.
bool isHiddenKey(const QString &key)
{
    return looksSecret(key) || key.contains(QLatin1String("auth"), Qt::CaseInsensitive);
}

// Masked text is what a shared body has in a secret's place; it is nobody's password.
Secret unmasked(const QString &text)
{
    return text == maskedText() ? Secret() : Secret(text);
}

class FieldsReader
{
public:
    explicit FieldsReader(const QJsonObject &json)
        : m_json(json)
    {
    }

    FieldsReading read()
    {
        QJsonObject body = m_json;
        if (body.value(envName).isArray())
            readRows(body.take(envName).toArray());
        else if (body.value(envName).isObject())
            readRows(rowsFromWire(body.take(envName).toObject()));
        if (body.value(loginName).isObject())
            readLogin(body.take(loginName).toObject());
        readRentalType(body.take(rentalTypeName));

        const ReadResult read = readRequestBody(body);
        for (const Field &f : catalogue()) {
            if (read.fields.isSet(f.id))
                m_result.fields.set(f.id, read.fields.value(f.id));
        }
        for (const ReadProblem &problem : read.problems)
            keep(problem, body);
        dropMasks();
        return m_result;
    }

private:
    void report(const QString &key, const QString &message, bool unknown = false)
    {
        m_result.problems.append({key, message, unknown});
    }

    // Nothing that may be a secret is put back into a file.
    void keep(const ReadProblem &problem, const QJsonObject &body)
    {
        if (problem.key == loginName || (problem.unknownKey && isHiddenKey(problem.key))) {
            report(problem.key, Words::tr("%1; it may be a secret, so it is left out").arg(problem.message),
                problem.unknownKey);
            return;
        }
        m_result.problems.append(problem);
        const QString outer = problem.key.section(u'.', 0, 0);
        if (outer == volumeName && problem.key != volumeName) {
            const QString inner = problem.key.mid(volumeName.size() + 1);
            QJsonObject object = m_result.kept.value(volumeName).toObject();
            object.insert(inner, body.value(volumeName).toObject().value(inner));
            m_result.kept.insert(volumeName, object);
        } else {
            m_result.kept.insert(problem.key, body.value(problem.key));
        }
    }

    void reportUnknown(const QString &place, QJsonObject &more)
    {
        const QStringList keys = more.keys();
        for (const QString &key : keys) {
            const bool hidden = isHiddenKey(key);
            report(place + u'.' + key,
                hidden ? Words::tr("is not known here; it may be a secret, so it is left out")
                       : Words::tr("is not known here"),
                true);
            if (hidden)
                more.remove(key);
        }
    }

    static QJsonArray rowsFromWire(const QJsonObject &env)
    {
        QJsonArray array;
        for (auto it = env.constBegin(); it != env.constEnd(); ++it) {
            const EnvRow row = envRowFromWire(it.key(), it->toString());
            QJsonObject object{{kindKey, kindWord(row.kind)}, {nameKey, row.name}};
            if (row.secret)
                object.insert(secretKey, true);
            object.insert(valueKey, row.kind == EnvKind::Variable ? *it : QJsonValue(row.value.reveal()));
            array << object;
        }
        return array;
    }

    void readRows(const QJsonArray &array)
    {
        EnvRows rows;
        QJsonArray kept;
        for (qsizetype at = 0; at < array.size(); ++at) {
            if (!readRow(array.at(at), at, rows, kept))
                kept.append(array.at(at));
        }
        m_result.fields.set(FieldId::Env, rows);
        if (!kept.isEmpty())
            m_result.kept.insert(envName, kept);
    }

    bool readRow(const QJsonValue &value, qsizetype at, EnvRows &rows, QJsonArray &kept)
    {
        const QJsonObject object = value.toObject();
        const QString place = QStringLiteral("env[%1]").arg(at);
        const auto kind = kindFrom(object.value(kindKey));
        if (!object.value(nameKey).isString() || !kind) {
            report(place,
                !kind ? Words::tr("is none of variable, port and flag")
                      : Words::tr("must be an object with a name"));
            return false;
        }
        const QString name = object.value(nameKey).toString();
        const QJsonValue text = object.value(valueKey);
        const QJsonValue secret = object.value(secretKey);
        bool isSecret = secret.toBool();
        if ((!text.isUndefined() && !text.isString()) || (!secret.isUndefined() && !secret.isBool())) {
            report(place,
                Words::tr("the value of %1 must be text in quotes, and secret must be true or false")
                    .arg(name));
            isSecret = isSecret || looksSecret(name);
            if (!isSecret)
                return false;
        }
        EnvRow row{*kind, name, Secret(text.toString()), isSecret};
        if (row.secret) {
            row.value = unmasked(text.toString());
            if (!row.value.isEmpty())
                report(place + u'.' + valueKey,
                    Words::tr("the secret %1 stands in the file in clear; it is left out when the preset is "
                              "saved")
                        .arg(row.name));
        } else if (row.kind == EnvKind::Port && !row.value.isEmpty()) {
            row.value = {};
            report(place + u'.' + valueKey,
                Words::tr("a port has no value; it is left out when the preset is saved"));
        }
        QJsonObject more = object;
        for (const QString &known : {kindKey, nameKey, valueKey, secretKey})
            more.remove(known);
        reportUnknown(place, more);
        if (!more.isEmpty()) {
            more.insert(nameKey, row.name);
            more.insert(kindKey, kindWord(row.kind));
            kept.append(more);
        }
        rows.append(row);
        return true;
    }

    void readLogin(QJsonObject object)
    {
        const QJsonValue user = object.take(userKey);
        const QJsonValue registry = object.take(registryKey);
        if ((!user.isUndefined() && !user.isString()) || (!registry.isUndefined() && !registry.isString())) {
            report(loginName, Words::tr("user and registry must be texts in quotes"));
            m_result.kept.insert(loginName, m_json.value(loginName));
            return;
        }
        m_result.fields.set(FieldId::ImageLogin, ImageLogin{user.toString(), Secret(), registry.toString()});
        // A token that somebody wrote here is a secret, not an unknown key to be kept.
        for (const char *name : {"token", "password"}) {
            if (const QString token = object.take(QLatin1String(name)).toString(); !token.isEmpty()) {
                setSecretAt(m_result.fields, {FieldId::ImageLogin, QString()}, unmasked(token));
                report(loginName + u'.' + QLatin1String(name),
                    Words::tr("the token stands in the file in clear; it is left out when the preset is "
                              "saved"));
            }
        }
        reportUnknown(loginName, object);
        if (!object.isEmpty())
            m_result.kept.insert(loginName, object);
    }

    void readRentalType(const QJsonValue &value)
    {
        if (value.isUndefined() || value.isNull())
            return;
        if (const auto type = fieldValueFromJson(field(FieldId::RentalType), value)) {
            m_result.fields.set(FieldId::RentalType, *type);
        } else {
            report(rentalTypeName, type.error());
            m_result.kept.insert(rentalTypeName, value);
        }
    }

    void dropMasks()
    {
        const SecretRefs refs = secretRefs(m_result.fields);
        for (const SecretRef &ref : refs) {
            if (secretAt(m_result.fields, ref).reveal() == maskedText())
                setSecretAt(m_result.fields, ref, Secret());
        }
    }

    QJsonObject m_json;
    FieldsReading m_result;
};

QJsonArray rowsToJson(const EnvRows &rows, const QJsonArray &kept)
{
    QList<QJsonObject> extras;
    QJsonArray rest;
    for (const QJsonValue &value : kept) {
        const QJsonObject object = value.toObject();
        // What the reader kept beside a row names the kind by a word it knows and has no value.
        if (object.value(nameKey).isString() && kindFrom(object.value(kindKey)) && !object.contains(valueKey)
            && !object.contains(secretKey))
            extras << object;
        else
            rest << value;
    }
    QJsonArray array;
    for (const EnvRow &row : rows) {
        QJsonObject extra;
        for (qsizetype i = 0; i < extras.size(); ++i) {
            if (extras[i].value(nameKey) == row.name && kindFrom(extras[i].value(kindKey)) == row.kind) {
                extra = extras.takeAt(i);
                break;
            }
        }
        array << rowToJson(row, extra);
    }
    for (const QJsonValue &value : rest)
        array << value;
    return array;
}

}

QJsonObject fieldsToJson(const RequestFields &fields, const QJsonObject &kept)
{
    RequestFields plain = fields;
    plain.unset(FieldId::Env);
    plain.unset(FieldId::ImageLogin);
    QJsonObject json = kept;
    const QJsonObject body = requestBody(plain, SecretPolicy::Mask);
    for (auto it = body.constBegin(); it != body.constEnd(); ++it) {
        if (it.key() != volumeName || !json.value(volumeName).isObject()) {
            json.insert(it.key(), *it);
            continue;
        }
        QJsonObject volume = json.value(volumeName).toObject();
        const QJsonObject set = it->toObject();
        for (auto at = set.constBegin(); at != set.constEnd(); ++at)
            volume.insert(at.key(), *at);
        json.insert(volumeName, volume);
    }
    if (const auto *rows = fields.get<EnvRows>(FieldId::Env))
        json.insert(envName, rowsToJson(*rows, kept.value(envName).toArray()));
    if (const auto *login = fields.get<ImageLogin>(FieldId::ImageLogin)) {
        QJsonObject object = kept.value(loginName).toObject();
        object.insert(userKey, login->user);
        object.insert(registryKey, login->registry);
        json.insert(loginName, object);
    }
    if (fields.isSet(FieldId::RentalType))
        json.insert(rentalTypeName, fields.text(FieldId::RentalType));
    return json;
}

FieldsReading fieldsFromJson(const QJsonObject &json)
{
    return FieldsReader(json).read();
}

}
