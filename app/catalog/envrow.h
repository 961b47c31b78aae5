// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace berth {

// On the wire `env` is one object for three things (FACTS: "Ports are keys of it"); a row is one of them.
enum class EnvKind : quint8 {
    Variable, // NAME → value
    Port, // name "8000:8000" or "53:53/udp" → key "-p 8000:8000", value "1"
    Flag, // name "-h", value "web" → key "-h", value "web"; -v and -n take the value into the key: "-v a:b" →
          // "1"
};

// Every value lives in a Secret, so that none is logged by accident; `secret` says whether it is shown as
// dots.
struct EnvRow
{
    EnvKind kind = EnvKind::Variable;
    QString name;
    Secret value;
    bool secret = false;

    friend bool operator==(const EnvRow &, const EnvRow &) = default;
};
using EnvRows = QList<EnvRow>;

[[nodiscard]] EnvRow envVariable(const QString &name, const QString &value, bool secret = false);
[[nodiscard]] EnvRow envPort(const QString &mapping);
[[nodiscard]] EnvRow envFlag(const QString &flag, const QString &value);

// The key that this row has in the body, and the text of its value there.
[[nodiscard]] QString envKey(const EnvRow &row);
[[nodiscard]] QString envWireValue(const EnvRow &row);
// The row that such a key and value stand for. Variables whose name looks secret are marked so.
[[nodiscard]] EnvRow envRowFromWire(const QString &key, const QString &value);

// A port mapping OUTSIDE:INSIDE[/tcp|udp].
struct PortMapping
{
    int outside = 0;
    int inside = 0;
    QString protocol; // "tcp" or "udp"; "tcp" where none is written
    friend bool operator==(const PortMapping &, const PortMapping &) = default;
};
// Nothing where the text is malformed. Ranges are 1–65535, or 70000 and above for "the same port outside"
// (FACTS, env); 65536–69999 are refused.
[[nodiscard]] std::optional<PortMapping> parsePort(QStringView text);

// NAME is proposed as secret for *TOKEN*, *KEY*, *SECRET*, *PASSWORD*, *PASSWD*, *CREDENTIAL*.
[[nodiscard]] bool looksSecret(QStringView name);

}
