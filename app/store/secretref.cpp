// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretref.h"

#include <QHash>

namespace berth {
namespace {

// Calls take(ref, secret) for each place of a secret.
template <typename Fields, typename Take> void eachSecret(Fields &fields, Take take)
{
    if (const auto *login = fields.template get<ImageLogin>(FieldId::ImageLogin))
        take(SecretRef{FieldId::ImageLogin, QString()}, login->token, -1);
    const auto *rows = fields.template get<EnvRows>(FieldId::Env);
    if (!rows)
        return;
    QHash<QString, int> seen;
    for (qsizetype at = 0; at < rows->size(); ++at) {
        const EnvRow &row = rows->at(at);
        if (!row.secret)
            continue;
        const int count = ++seen[row.name];
        const QString name = count == 1 ? row.name : QStringLiteral("%1#%2").arg(row.name).arg(count);
        take(SecretRef{FieldId::Env, name}, row.value, at);
    }
}

}

QString SecretRef::path() const
{
    return field == FieldId::ImageLogin ? QStringLiteral("image_login") : QLatin1String("env/") + name;
}

QString SecretRef::shownName() const
{
    return field == FieldId::ImageLogin ? QStringLiteral("image_login") : name;
}

SecretRefs secretRefs(const RequestFields &fields)
{
    SecretRefs refs;
    eachSecret(fields, [&refs](const SecretRef &ref, const Secret &, qsizetype) { refs << ref; });
    return refs;
}

SecretRefs missingSecrets(const RequestFields &fields)
{
    SecretRefs refs;
    eachSecret(fields, [&refs](const SecretRef &ref, const Secret &value, qsizetype) {
        if (value.isEmpty())
            refs << ref;
    });
    return refs;
}

Secret secretAt(const RequestFields &fields, const SecretRef &wanted)
{
    Secret found;
    eachSecret(fields, [&](const SecretRef &ref, const Secret &value, qsizetype) {
        if (ref == wanted)
            found = value;
    });
    return found;
}

void setSecretAt(RequestFields &fields, const SecretRef &wanted, const Secret &value)
{
    qsizetype row = -1;
    bool found = false;
    eachSecret(fields, [&](const SecretRef &ref, const Secret &, qsizetype at) {
        if (ref == wanted) {
            found = true;
            row = at;
        }
    });
    if (!found)
        return;
    if (wanted.field == FieldId::ImageLogin) {
        ImageLogin login = *fields.get<ImageLogin>(FieldId::ImageLogin);
        login.token = value;
        fields.set(FieldId::ImageLogin, login);
    } else {
        EnvRows rows = *fields.get<EnvRows>(FieldId::Env);
        rows[row].value = value;
        fields.set(FieldId::Env, rows);
    }
}

RequestFields withoutSecrets(RequestFields fields)
{
    const SecretRefs refs = secretRefs(fields);
    for (const SecretRef &ref : refs)
        setSecretAt(fields, ref, Secret());
    return fields;
}

}
