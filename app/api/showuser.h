// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/apirequest.h"
#include "api/rawreply.h"
#include "core/expected.h"
#include "core/money.h"

#include <QString>

#include <optional>

namespace berth {

struct UserInfo
{
    qint64 id = 0;
    QString email;
    Money balance; // what is owed or paid in; may be negative
    Money credit; // what can be spent
    // What can be spent: credit, or balance where only that was told; nothing where neither was.
    std::optional<Money> spendable;
    bool hasSshKey
        = false; // an SSH key stands on the account itself; others may be listed by GET /api/v0/ssh/
};

// GET /api/v0/users/current/: who the key belongs to. Also the check whether a key is good.
[[nodiscard]] ApiRequest showUser();
[[nodiscard]] Expected<UserInfo, ApiError> readUser(const RawReply &reply);

}
