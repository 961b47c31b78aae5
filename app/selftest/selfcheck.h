// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace berth {

// NotThere: neither this build nor this computer has what would be checked. NotAsked: the check needs
// something that was not given, such as an address. Neither is a failure, and neither is ever told as a
// success.
enum class SelfCheckResult : quint8 { Passed, Failed, NotThere, NotAsked };

// One thing that an installed Berth was tried at.
struct SelfCheck
{
    QString name; // "database": for scripts
    SelfCheckResult result = SelfCheckResult::Failed;
    QString words; // what went wrong, for a person; may be empty when it passed
    QJsonObject facts; // what was found, for scripts; without secrets

    [[nodiscard]] static SelfCheck passed(const QString &name, const QJsonObject &facts);
    [[nodiscard]] static SelfCheck failed(
        const QString &name, const QString &words, const QJsonObject &facts = {});
};

// "passed", "failed", "not there", "not asked".
[[nodiscard]] QString selfCheckResultName(SelfCheckResult result);

struct SelfTestReport
{
    QList<SelfCheck> checks;

    [[nodiscard]] bool passed() const; // none has failed
    [[nodiscard]] QJsonObject toJson() const;
    // 0: none has failed, 1: one has.
    [[nodiscard]] int exitCode() const { return passed() ? 0 : 1; }
};

}
