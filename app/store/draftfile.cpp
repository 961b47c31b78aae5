// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftfile.h"

#include "store/fieldsjson.h"

#include <QFile>
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

}

QByteArray draftToJson(const Draft &draft)
{
    QJsonObject json{{bodyKey, fieldsToJson(draft.fields)}};
    if (draft.offerId > 0)
        json.insert(offerKey, draft.offerId);
    return QJsonDocument(json).toJson();
}

Draft draftFromJson(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    QJsonObject request = json.value(bodyKey).toObject();
    // Version 0.1 had these beside the body.
    for (const auto &[before, now] : {std::pair(envKeyName, envKeyName),
             std::pair(rentalTypeKey, rentalTypeKey), std::pair(loginKey, QStringLiteral("image_login"))}) {
        if (json.contains(before))
            request.insert(now, json.value(before));
    }
    Draft draft;
    draft.fields = fieldsFromJson(request).fields;
    if (const auto *rows = draft.fields.get<EnvRows>(FieldId::Env); rows && rows->isEmpty())
        draft.fields.unset(FieldId::Env);
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
