// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchtoken.h"

namespace berth {
namespace {

constexpr qsizetype shortLength = 16;

QString shortForm(const QString &token)
{
    return QLatin1String("berth:") + token.left(shortLength);
}

}

RequestFields withLaunchToken(const RequestFields &fields, const QString &token, bool inLabel)
{
    RequestFields sent = fields;
    const auto *rows = fields.get<EnvRows>(FieldId::Env);
    EnvRows env = rows ? *rows : EnvRows{};
    env.append(envVariable(QString::fromLatin1(launchTokenVariable), token));
    sent.set(FieldId::Env, env);
    if (inLabel) {
        const QString label = (fields.text(FieldId::Label) + labelSuffix(token)).trimmed();
        if (label.size() <= field(FieldId::Label).maxLength)
            sent.set(FieldId::Label, label);
    }
    return sent;
}

QString labelSuffix(const QString &token)
{
    return u' ' + shortForm(token);
}

bool labelHasToken(const QString &label, const QString &token)
{
    return !token.isEmpty() && label.contains(shortForm(token));
}

}
