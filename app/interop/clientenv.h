// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/dockerflags.h"

#include <QHash>

namespace berth {

// The official client's --env is no shell text. It splits at spaces outside quotes, knows no backslash,
// leaves quotes where they are except at both ends of a variable's value, and drops what it does not
// understand (client 0.4 and 1.x, function parse_env).

// What the client would send: keys and values of `env`.
[[nodiscard]] QHash<QString, QString> clientEnvMeaning(QStringView text);

// Reads such a text with the client's meaning. What the client would drop is read as Docker would and noted,
// or is a problem. Of two rows with one key the last one stays, as there.
[[nodiscard]] DockerFlags readClientEnv(QStringView text);

struct ClientEnvText
{
    QString text;
    EnvRows left; // rows that can't be written so that the client sends them
};

// The other way: a text that clientEnvMeaning() understands as these rows.
[[nodiscard]] ClientEnvText clientEnvText(const EnvRows &rows);

}
