// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/requestwriter.h"

#include <QJsonArray>

namespace berth {
namespace {

QJsonObject envObject(const EnvRows &rows, SecretPolicy secrets)
{
    QJsonObject object;
    for (const EnvRow &row : rows) {
        const bool mask = row.secret && secrets == SecretPolicy::Mask && row.kind == EnvKind::Variable
            && !row.value.isEmpty();
        object.insert(envKey(row), mask ? maskedText() : envWireValue(row));
    }
    return object;
}

QJsonValue loginText(const ImageLogin &login, SecretPolicy secrets)
{
    return secrets == SecretPolicy::Mask ? maskedImageLoginText(login) : imageLoginText(login);
}

// One codec for each type of value; which type a field has is the catalogue's matter.
struct ToJson
{
    SecretPolicy secrets;

    QJsonValue operator()(std::monostate) const { return QJsonValue(QJsonValue::Undefined); }
    QJsonValue operator()(const QString &value) const { return value; }
    QJsonValue operator()(qint64 value) const { return value; }
    QJsonValue operator()(double value) const { return value; }
    QJsonValue operator()(Money value) const { return value.dollars(); }
    QJsonValue operator()(bool value) const { return value; }
    QJsonValue operator()(const QStringList &value) const { return QJsonArray::fromStringList(value); }
    QJsonValue operator()(const EnvRows &value) const { return envObject(value, secrets); }
    QJsonValue operator()(const ImageLogin &value) const { return loginText(value, secrets); }
};

}

QJsonObject requestBody(const RequestFields &fields, SecretPolicy secrets)
{
    QJsonObject body;
    for (const Field &f : catalogue()) {
        if (!f.onWire || !fields.isSet(f.id))
            continue;
        const QJsonValue value = std::visit(ToJson{secrets}, fields.value(f.id));
        const QString name = f.name();
        if (const qsizetype dot = name.indexOf(u'.'); dot > 0) {
            QJsonObject inner = body.value(name.left(dot)).toObject();
            inner.insert(name.mid(dot + 1), value);
            body.insert(name.left(dot), inner);
        } else {
            body.insert(name, value);
        }
    }
    return body;
}

QString createPath(qint64 offerId)
{
    return QStringLiteral("/api/v0/asks/%1/").arg(offerId);
}

}
