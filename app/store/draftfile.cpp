// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftfile.h"

#include "catalog/requestreader.h"
#include "catalog/requestwriter.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace berth {
namespace {

const QString bodyKey = QStringLiteral("request");
const QString rentalTypeKey = QStringLiteral("rental_type");
const QString offerKey = QStringLiteral("offer");
const QString envKeyName = QStringLiteral("env");
const QString loginKey = QStringLiteral("login");

constexpr qint64 maxDraft = 1 << 20;

QString pathIn(const QString &stateDir)
{
    return stateDir + QLatin1String("/draft.json");
}

// Rows keep their order and marks here, which the body's object would lose.
QJsonArray rowsToJson(const EnvRows &rows)
{
    QJsonArray array;
    for (const EnvRow &row : rows) {
        QJsonObject object{
            {QStringLiteral("kind"), static_cast<int>(row.kind)}, {QStringLiteral("name"), row.name}};
        if (row.secret)
            object.insert(QStringLiteral("secret"), true);
        else
            object.insert(QStringLiteral("value"), row.value.reveal());
        array.append(object);
    }
    return array;
}

EnvRows rowsFromJson(const QJsonArray &array)
{
    EnvRows rows;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const int kind = object.value(QStringLiteral("kind")).toInt(-1);
        if (kind < 0 || kind > static_cast<int>(EnvKind::Flag))
            continue;
        rows.append({static_cast<EnvKind>(kind), object.value(QStringLiteral("name")).toString(),
            Secret(object.value(QStringLiteral("value")).toString()),
            object.value(QStringLiteral("secret")).toBool()});
    }
    return rows;
}

}

QByteArray draftToJson(const Draft &draft)
{
    QJsonObject json;
    RequestFields plain = draft.fields;
    if (const auto *rows = plain.get<EnvRows>(FieldId::Env))
        json.insert(envKeyName, rowsToJson(*rows));
    if (const auto *login = plain.get<ImageLogin>(FieldId::ImageLogin))
        json.insert(loginKey,
            QJsonObject{
                {QStringLiteral("user"), login->user}, {QStringLiteral("registry"), login->registry}});
    plain.unset(FieldId::Env);
    plain.unset(FieldId::ImageLogin);
    json.insert(bodyKey, requestBody(plain, SecretPolicy::Mask));
    if (plain.isSet(FieldId::RentalType))
        json.insert(rentalTypeKey, plain.text(FieldId::RentalType));
    if (draft.offerId > 0)
        json.insert(offerKey, draft.offerId);
    return QJsonDocument(json).toJson();
}

Draft draftFromJson(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    Draft draft;
    draft.fields = readRequestBody(json.value(bodyKey).toObject()).fields;
    if (const EnvRows rows = rowsFromJson(json.value(envKeyName).toArray()); !rows.isEmpty())
        draft.fields.set(FieldId::Env, rows);
    if (const QJsonObject login = json.value(loginKey).toObject(); !login.isEmpty())
        draft.fields.set(FieldId::ImageLogin,
            ImageLogin{login.value(QStringLiteral("user")).toString(), Secret(),
                login.value(QStringLiteral("registry")).toString()});
    if (const auto type = fieldValueFromJson(field(FieldId::RentalType), json.value(rentalTypeKey)))
        draft.fields.set(FieldId::RentalType, *type);
    draft.offerId = qMax<qint64>(0, json.value(offerKey).toInteger());
    return draft;
}

Expected<void, QString> saveDraft(const QString &stateDir, const Draft &draft)
{
    QSaveFile file(pathIn(stateDir));
    if (!file.open(QIODevice::WriteOnly) || file.write(draftToJson(draft)) < 0 || !file.commit())
        return fail(file.errorString());
    return {};
}

Draft loadDraft(const QString &stateDir)
{
    QFile file(pathIn(stateDir));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return draftFromJson(file.read(maxDraft));
}

}
