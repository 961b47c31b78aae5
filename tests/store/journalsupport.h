// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/journal.h"
#include "store/journalfile.h"

#include <QCryptographicHash>
#include <QTest>

namespace berth::test {

// Stands still until it is told.
class JournalClock final : public Clock
{
public:
    QDateTime time = QDateTime::fromMSecsSinceEpoch(1'795'000'000'123, Qt::UTC);

    [[nodiscard]] QDateTime now() const override { return time; }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return {}; }
    void after(std::chrono::milliseconds, QObject *, std::function<void()>) override { }
};

// As little patience as a test has.
inline JournalFileOptions impatient()
{
    return {std::chrono::milliseconds(50), 0};
}

inline LaunchRecord sampleRecord(
    const QDateTime &at, const QString &account = QStringLiteral("00112233aabbccdd"))
{
    LaunchRecord record;
    record.id = newLaunchToken();
    record.account = account;
    record.baseUrl = QUrl(QStringLiteral("https://console.vast.ai"));
    record.offerId = 384826;
    record.offer = {4711, QStringLiteral("RTX 4090"), 2, QStringLiteral("Québec, CA"), true,
        Money::fromMicro(123'456), 64.5};
    record.body = {{QStringLiteral("image"), QStringLiteral("träin 😀")}, {QStringLiteral("disk"), 64.5}};
    record.bodyHash = bodyHashOf("bytes");
    record.prepared = at;
    record.updated = at;
    return record;
}

inline Observation seen(const QDateTime &at, ObservationKind kind = ObservationKind::Note)
{
    return {at, kind, QStringLiteral("Seen."), {{QStringLiteral("looks"), 1}}, LaunchState::Prepared};
}

}
