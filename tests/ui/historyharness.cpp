// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/historyharness.h"

#include "launch/launchcontroller.h"
#include "store/memoryvault.h"

#include <QSignalSpy>
#include <QTest>

namespace berth::test {
namespace {

Observation seen(ObservationKind kind, const QString &text, const QJsonObject &data = {})
{
    return {QDateTime::currentDateTimeUtc(), kind, text, data, {}};
}

}

HistoryHarness::HistoryHarness(QList<Rehearsable> faults, SandboxOptions options)
    : m_sandbox(options)
{
    if (!m_sandbox.start())
        qFatal("the sandbox does not start");
    m_engine = std::make_unique<Engine>(
        m_dir.path(), std::make_unique<MemoryVault>(),
        [this]() -> Expected<ApiAccount, QString> {
            ApiAccount account;
            account.baseUrl = m_sandbox.url();
            account.key = Secret(m_sandbox.key());
            return account;
        },
        std::move(faults));
    m_engine->session().useKey({Secret(m_sandbox.key()), KeyOrigin::None, {}});
    m_engine->session().useBaseUrl(m_sandbox.url());
}

LaunchRecord HistoryHarness::launch(int minutesAgo)
{
    LaunchRecord record;
    record.id = newLaunchToken();
    record.account = accountFingerprint(Secret(m_sandbox.key()));
    record.baseUrl = apiIdentity(m_sandbox.url());
    record.offerId = 384000 + ++m_launches;
    record.offer = {4000 + m_launches, QStringLiteral("RTX 4090"), 2, QStringLiteral("Norway, NO"), false,
        Money::fromMicro(620'000), 40};
    record.body = {{QStringLiteral("image"), QStringLiteral("vastai/pytorch:@vastai-automatic-tag")},
        {QStringLiteral("disk"), 40}, {QStringLiteral("label"), QStringLiteral("train")},
        {QStringLiteral("env"), QJsonObject{{QStringLiteral("HF_TOKEN"), QStringLiteral("••••••")}}}};
    record.bodyHash = bodyHashOf("{}");
    record.prepared = QDateTime::fromMSecsSinceEpoch(
        QDateTime::currentMSecsSinceEpoch() - minutesAgo * 60'000LL, Qt::UTC);
    return record;
}

LaunchRecord HistoryHarness::keep(
    const LaunchRecord &record, LaunchState state, const LaunchChanges &changes, const QJsonObject &data)
{
    const auto kept = ask([&](Journal &journal) -> Expected<LaunchRecord, JournalError> {
        if (state == LaunchState::Prepared)
            return journal.append(record).map([&] { return record; });
        auto now = journal.appendSending(
            record, seen(ObservationKind::Sending, QStringLiteral("The request is sent once.")));
        const bool later = state == LaunchState::Absent || state == LaunchState::Conflict;
        if (now && later)
            now = journal.move(record.id, {LaunchState::Sending}, LaunchState::Unknown,
                seen(ObservationKind::Reply, QStringLiteral("The connection broke.")));
        if (now && state != LaunchState::Sending)
            now = journal.move(record.id, {now->state}, state,
                seen(later ? ObservationKind::Sweep : ObservationKind::Reply, QStringLiteral("It is so."),
                    data),
                changes);
        return now;
    });
    if (!kept)
        qFatal("not kept: %s", qPrintable(kept.error().message));
    Q_EMIT m_engine->journal().changed();
    return *kept;
}

LaunchRecord HistoryHarness::observe(const QString &id, ObservationKind kind, const QString &text,
    const QJsonObject &data, const LaunchChanges &changes)
{
    const auto kept
        = ask([&](Journal &journal) { return journal.observe(id, seen(kind, text, data), changes); });
    if (!kept)
        qFatal("not observed: %s", qPrintable(kept.error().message));
    Q_EMIT m_engine->journal().changed();
    return *kept;
}

LaunchRecord HistoryHarness::record(const QString &id)
{
    return ask([&id](Journal &journal) { return journal.record(id); }).value_or(LaunchRecord());
}

QList<Observation> HistoryHarness::timeline(const QString &id)
{
    return ask([&id](Journal &journal) { return journal.timeline(id); }).value_or(QList<Observation>());
}

LaunchRecord HistoryHarness::rent(qint64 offer, const RequestFields &fields)
{
    LaunchController &controller = services().controller;
    QSignalSpy finished(&controller, &LaunchController::finished);
    LaunchIntent intent;
    intent.token = newLaunchToken();
    intent.offerId = offer;
    intent.fields = fields;
    intent.pricePerHour = Money::fromMicro(620'000);
    if (!controller.launch(intent) || !finished.wait(10'000))
        qFatal("no launch");
    return finished.first().first().value<LaunchResult>().record;
}

void HistoryHarness::waitFor(const std::function<bool()> &done)
{
    if (!QTest::qWaitFor(done, 10'000))
        qFatal("the journal does not answer");
}

}
