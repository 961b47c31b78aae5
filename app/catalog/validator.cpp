// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/validator.h"

#include "catalog/rules.h"

#include <algorithm>

namespace berth {

bool hasErrors(const Issues &issues)
{
    return std::any_of(
        issues.begin(), issues.end(), [](const Issue &issue) { return issue.severity == Severity::Error; });
}

Issues validate(const RequestFields &fields)
{
    Issues issues;
    for (const Field &f : catalogue())
        rules::checkField(f, fields, issues);
    rules::checkImage(fields, issues);
    rules::checkAccess(fields, issues);
    rules::checkPrice(fields, issues);
    rules::checkEnv(fields, issues);
    rules::checkStartup(fields, issues);
    rules::checkVolume(fields, issues);
    rules::checkAdvanced(fields, issues);
    return issues;
}

}
