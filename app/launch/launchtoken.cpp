// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchtoken.h"

#include "catalog/validator.h"

#include <QCoreApplication>

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

Issues validateLaunch(const RequestFields &fields)
{
    if (const auto *rows = fields.get<EnvRows>(FieldId::Env)) {
        for (int at = 0; at < rows->size(); ++at) {
            if (rows->at(at).kind != EnvKind::Variable
                || rows->at(at).name != QLatin1String(launchTokenVariable))
                continue;
            Issues issues = validate(fields);
            issues.append({Severity::Error, QStringLiteral("env.reserved"), {FieldId::Env},
                QCoreApplication::translate(
                    "LaunchToken", "%1 is the variable by which Berth finds a launch again.")
                    .arg(rows->at(at).name),
                QCoreApplication::translate("LaunchToken", "Delete the row, or give it another name."), at});
            return issues;
        }
    }
    return validate(withLaunchToken(fields, QString(32, u'0')));
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
