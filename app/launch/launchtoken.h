// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/issue.h"
#include "catalog/requestfields.h"

#include <QString>

namespace berth {

// The variable that carries a launch's token; it comes back in the list of contracts as part of extra_env.
inline constexpr char launchTokenVariable[] = "BERTH_LAUNCH_ID";

// The fields as they are sent: with the token in env, and its short form at the label's end where that is
// wanted and fits (256 characters).
[[nodiscard]] RequestFields withLaunchToken(
    const RequestFields &fields, const QString &token, bool inLabel = false);
// validate() for what would really be sent: the token takes its place in env. A row that has its name is an
// error
// ("env.reserved").
[[nodiscard]] Issues validateLaunch(const RequestFields &fields);
// " berth:0123456789abcdef": the token's first 16 digits.
[[nodiscard]] QString labelSuffix(const QString &token);
// Whether a label ends, or anywhere has, that.
[[nodiscard]] bool labelHasToken(const QString &label, const QString &token);

}
