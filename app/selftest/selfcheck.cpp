// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest/selfcheck.h"

#include "core/version.h"

#include <QJsonArray>

#include <algorithm>

namespace berth {

SelfCheck SelfCheck::passed(const QString &name, const QJsonObject &facts)
{
    return {name, SelfCheckResult::Passed, {}, facts};
}

SelfCheck SelfCheck::failed(const QString &name, const QString &words, const QJsonObject &facts)
{
    return {name, SelfCheckResult::Failed, words, facts};
}

QString selfCheckResultName(SelfCheckResult result)
{
    switch (result) {
    case SelfCheckResult::Passed:
        return QStringLiteral("passed");
    case SelfCheckResult::NotThere:
        return QStringLiteral("not there");
    case SelfCheckResult::NotAsked:
        return QStringLiteral("not asked");
    case SelfCheckResult::Failed:
        break;
    }
    return QStringLiteral("failed");
}

bool SelfTestReport::passed() const
{
    return std::none_of(checks.begin(), checks.end(),
        [](const SelfCheck &check) { return check.result == SelfCheckResult::Failed; });
}

QJsonObject SelfTestReport::toJson() const
{
    QJsonArray list;
    for (const SelfCheck &check : checks)
        list << QJsonObject{
            {QStringLiteral("name"), check.name},
            {QStringLiteral("result"), selfCheckResultName(check.result)},
            {QStringLiteral("words"), check.words},
            {QStringLiteral("facts"), check.facts},
        };
    return {
        {QStringLiteral("berth"), QString::fromLatin1(version)},
        {QStringLiteral("passed"), passed()},
        {QStringLiteral("checks"), list},
    };
}

}
