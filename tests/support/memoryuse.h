// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <optional>

namespace berth::test {

// KiB of memory that this process has in use; nothing where the system does not tell it in this way.
[[nodiscard]] inline std::optional<qint64> memoryUse()
{
    QFile status(QStringLiteral("/proc/self/status")); // Linux alone
    if (!status.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmRSS:");
    if (at < 0)
        return std::nullopt;
    const QByteArray line = text.mid(at + 6, text.indexOf('\n', at) - at - 6).simplified();
    return line.split(' ').first().toLongLong();
}

}
