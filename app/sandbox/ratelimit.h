// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace berth::sandbox {

// What calls are counted together for.
enum class RateClass : quint8 {
    None,
    Create,
    ListInstances,
    ShowInstance,
    Manage,
    Destroy,
    ChangeBid,
    Volumes,
    Templates,
    SshKeys,
    Secrets,
    Search,
};

// The real API's limits (FACTS.md): a least number of seconds between calls of a kind, for each identity (key
// and address). A call that comes too early also counts, and for creating it costs a penalty.
class RateLimit
{
public:
    // The threshold in seconds that the call broke, or nothing when it may pass. `now` in seconds.
    [[nodiscard]] std::optional<double> exceeded(const QByteArray &identity, RateClass kind, double now);

private:
    QHash<QPair<QByteArray, int>, double> m_free; // from when on the next call may come
    QHash<QByteArray, QList<double>> m_searches; // of the last minute
};

}
