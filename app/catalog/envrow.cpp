// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/envrow.h"

#include <algorithm>
#include <array>

namespace berth {
namespace {

// Flags whose value is part of the key, as the official client writes them; ports are a kind of their own.
bool valueJoinsKey(const QString &flag)
{
    return flag == QLatin1String("-v") || flag == QLatin1String("-n");
}

std::optional<int> portNumber(QStringView text)
{
    if (text.isEmpty() || text.size() > 9
        || !std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    const int port = text.toInt();
    if ((port >= 1 && port <= 65535) || port >= 70000)
        return port;
    return std::nullopt;
}

}

EnvRow envVariable(const QString &name, const QString &value, bool secret)
{
    return {EnvKind::Variable, name, Secret(value), secret};
}

EnvRow envPort(const QString &mapping)
{
    return {EnvKind::Port, mapping, Secret(), false};
}

EnvRow envFlag(const QString &flag, const QString &value)
{
    return {EnvKind::Flag, flag, Secret(value), false};
}

QString envKey(const EnvRow &row)
{
    switch (row.kind) {
    case EnvKind::Variable:
        return row.name;
    case EnvKind::Port:
        return QLatin1String("-p ") + row.name;
    case EnvKind::Flag:
        return valueJoinsKey(row.name) ? row.name + u' ' + row.value.reveal() : row.name;
    }
    Q_UNREACHABLE();
}

QString envWireValue(const EnvRow &row)
{
    if (row.kind == EnvKind::Port || (row.kind == EnvKind::Flag && valueJoinsKey(row.name)))
        return QStringLiteral("1");
    return row.value.reveal();
}

EnvRow envRowFromWire(const QString &key, const QString &value)
{
    if (key.startsWith(QLatin1String("-p ")))
        return envPort(key.mid(3).trimmed());
    const qsizetype space = key.indexOf(u' ');
    if (key.startsWith(u'-') && space > 0 && valueJoinsKey(key.left(space)))
        return envFlag(key.left(space), key.mid(space + 1));
    if (key.startsWith(u'-'))
        return envFlag(key, value);
    return envVariable(key, value, looksSecret(key));
}

std::optional<PortMapping> parsePort(QStringView text)
{
    PortMapping mapping;
    mapping.protocol = QStringLiteral("tcp");
    if (const qsizetype slash = text.indexOf(u'/'); slash >= 0) {
        mapping.protocol = text.mid(slash + 1).toString();
        text = text.left(slash);
        if (mapping.protocol != QLatin1String("tcp") && mapping.protocol != QLatin1String("udp"))
            return std::nullopt;
    }
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return std::nullopt;
    const std::optional<int> outside = portNumber(text.left(colon));
    const std::optional<int> inside = portNumber(text.mid(colon + 1));
    if (!outside || !inside)
        return std::nullopt;
    mapping.outside = *outside;
    mapping.inside = *inside;
    return mapping;
}

bool looksSecret(QStringView name)
{
    static constexpr std::array words{"TOKEN", "KEY", "SECRET", "PASSWORD", "PASSWD", "CREDENTIAL"};
    return std::any_of(words.begin(), words.end(),
        [name](const char *word) { return name.contains(QLatin1String(word), Qt::CaseInsensitive); });
}

}
