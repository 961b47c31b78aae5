// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/rules.h"
#include "catalog/validator.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

struct StartupRules
{
    Q_DECLARE_TR_FUNCTIONS(StartupRules)
};

qsizetype codePoints(const QString &text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

// Adds up a length over the three fields that share one limit.
template <typename Length> qsizetype startupSum(const RequestFields &fields, Length length)
{
    qsizetype sum = length(fields.text(FieldId::Onstart)) + length(fields.text(FieldId::ArgsStr));
    if (const auto *args = fields.get<QStringList>(FieldId::Args)) {
        for (const QString &arg : *args)
            sum += length(arg);
    }
    return sum;
}

QList<FieldId> longest(const RequestFields &fields)
{
    QList<FieldId> ids;
    for (const FieldId id : {FieldId::Onstart, FieldId::ArgsStr, FieldId::Args}) {
        if (fields.isSet(id))
            ids << id;
    }
    return ids;
}

}

qsizetype startupLength(const RequestFields &fields)
{
    return startupSum(fields, codePoints);
}

namespace rules {

void checkStartup(const RequestFields &fields, Issues &issues)
{
    if (fields.isSet(FieldId::Args) && fields.isSet(FieldId::ArgsStr))
        issues.append({Severity::Error, QStringLiteral("args.twice"), {FieldId::Args, FieldId::ArgsStr},
            StartupRules::tr("Arguments are given both as a list and as one line."),
            StartupRules::tr("Keep one of the two.")});

    const qsizetype length = startupLength(fields);
    const qsizetype bytes = startupSum(fields, [](const QString &text) { return text.toUtf8().size(); });
    const QString remedy = fields.isSet(FieldId::Onstart)
        ? StartupRules::tr("Pack the script, or have it download the rest.")
        : StartupRules::tr("Shorten the arguments.");
    if (length > startupMaxLength)
        issues.append({Severity::Error, QStringLiteral("startup.too_long"), longest(fields),
            StartupRules::tr(
                "On-start script and arguments have %1 characters together; at most %2 are allowed.")
                .arg(length)
                .arg(startupMaxLength),
            remedy});
    else if (bytes > startupMaxLength)
        issues.append({Severity::Warning, QStringLiteral("startup.many_bytes"), longest(fields),
            StartupRules::tr(
                "On-start script and arguments take %1 bytes; the server may count bytes, and allows %2.")
                .arg(bytes)
                .arg(startupMaxLength),
            remedy});
    else if (codePoints(fields.text(FieldId::Onstart)) > onstartSafeLength)
        issues.append({Severity::Warning, QStringLiteral("onstart.near_limit"), {FieldId::Onstart},
            StartupRules::tr(
                "The on-start script is longer than %1 characters; a part of Vast.ai takes no more.")
                .arg(onstartSafeLength),
            remedy});
}

}
}
