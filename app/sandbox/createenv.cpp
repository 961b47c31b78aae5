// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/createcheck.h"

namespace berth::sandbox {
namespace {

constexpr int entryLimit = 256;
constexpr int totalLimit = 32768;
constexpr int portLimit = 64;
constexpr int lastPort = 65535;
constexpr int firstIdenticalPort = 70000;

bool isPort(int number)
{
    return (number >= 1 && number <= lastPort) || number >= firstIdenticalPort;
}

std::optional<int> portNumber(QStringView text)
{
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
    }
    bool good = false;
    const int number = text.toInt(&good);
    return good && isPort(number) ? std::optional(number) : std::nullopt;
}

}

std::optional<PortMapping> parsePortMapping(QStringView text)
{
    PortMapping mapping;
    const qsizetype slash = text.indexOf(u'/');
    const QStringView protocol = slash < 0 ? QStringView(u"tcp") : text.mid(slash + 1);
    if (protocol != QLatin1String("tcp") && protocol != QLatin1String("udp"))
        return std::nullopt;
    const QStringView pair = slash < 0 ? text : text.left(slash);
    const qsizetype colon = pair.indexOf(u':');
    if (colon < 0)
        return std::nullopt;
    const auto outside = portNumber(pair.left(colon));
    const auto inside = portNumber(pair.mid(colon + 1));
    if (!outside || !inside || (*inside > lastPort && *outside != *inside))
        return std::nullopt;
    mapping.outside = *outside;
    mapping.inside = *inside;
    mapping.protocol = protocol.toString();
    return mapping;
}

std::optional<QString> envProblem(const QJsonObject &env)
{
    qsizetype total = 0;
    int ports = 0;
    for (auto it = env.begin(); it != env.end(); ++it) {
        const QString &key = it.key();
        if (!it->isString())
            return QStringLiteral("'env' value of '%1' must be a string").arg(key);
        const qsizetype length = key.size() + it->toString().size();
        if (length > entryLimit)
            return QStringLiteral("'env' entry '%1' is longer than %2").arg(key.left(40)).arg(entryLimit);
        total += length;
        if (key.isEmpty() || key.contains(u'=') || key.contains(QChar::Null))
            return QStringLiteral("'env' has a key that is no name: '%1'").arg(key);
        if (key == QLatin1String("-p") || key.startsWith(QLatin1String("-p "))) {
            ++ports;
            if (!parsePortMapping(QStringView(key).mid(2).trimmed()))
                return QStringLiteral("'env' has a malformed port mapping: '%1'").arg(key);
        }
    }
    if (total > totalLimit)
        return QStringLiteral("'env' is longer than %1 in all").arg(totalLimit);
    if (ports > portLimit)
        return QStringLiteral("'env' opens %1 ports, at most %2 are possible").arg(ports).arg(portLimit);
    return std::nullopt;
}

}
