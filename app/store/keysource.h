// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment.h"
#include "core/expected.h"
#include "core/secret.h"

#include <QString>

namespace berth {

// Where an API key came from, in the order in which it is looked for.
enum class KeyOrigin : quint8 {
    None,
    File, // --api-key-file
    EnvironmentVariable, // VAST_API_KEY
    Vault, // under the account's name
    OfficialClient, // ~/.config/vastai/vast_api_key, else ~/.vast_api_key: read, never copied
};

struct ApiKey
{
    Secret key;
    KeyOrigin origin = KeyOrigin::None;
    QString place; // the file's path or the variable's name
};

// The two that are used where they are and never copied; origin is None where there is none.
[[nodiscard]] ApiKey environmentKey(const EnvironmentLookup &environment);
[[nodiscard]] ApiKey officialClientKey(const EnvironmentLookup &environment, const QString &homeDir);

// No key anywhere is not an error: origin is None. A named file that can't be read is one.
[[nodiscard]] Expected<ApiKey, QString> findApiKey(
    const QString &keyFile, const EnvironmentLookup &environment, const QString &homeDir);

}
