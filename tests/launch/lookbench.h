// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "launch/journalservice.h"
#include "launch/reconciler.h"
#include "store/journal.h"
#include "support/manualclock.h"
#include "support/rawserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace berth::test {

// A list of contracts as the API answers it.
inline QByteArray listOf(const QJsonArray &contracts, const QString &next = {})
{
    QJsonObject object{{QStringLiteral("success"), true}, {QStringLiteral("instances"), contracts}};
    object.insert(QStringLiteral("next_token"), next.isEmpty() ? QJsonValue() : QJsonValue(next));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QJsonObject contractWith(const QString &token, qint64 id = 77)
{
    // As a value: compilers differ on whether {mark} holds the array or copies it.
    const QJsonArray mark{QStringLiteral("BERTH_LAUNCH_ID"), token};
    return {{QStringLiteral("id"), id}, {QStringLiteral("machine_id"), 5},
        {QStringLiteral("image_uuid"), QStringLiteral("ubuntu:22.04")},
        {QStringLiteral("extra_env"), QJsonArray{QJsonValue(mark)}}};
}

// A reconciler over a server that answers what the test says, with a journal in a folder of its own.
struct LookBench
{
    LookBench()
    {
        server.setUsual(RawAnswer::of(200, listOf({})));
        ApiAccount account;
        account.baseUrl = server.url();
        account.key = Secret(QStringLiteral("k-1234567890"));
        client.setAccount(account);
        reconciler.setAccount(fingerprint(), apiIdentity(server.url()));
    }

    [[nodiscard]] QString fingerprint() const { return accountFingerprint(client.account().key); }
    [[nodiscard]] std::unique_ptr<Journal> open()
    {
        return std::move(Journal::open(dir.path(), clock).value());
    }

    // A launch whose reply has just come.
    LaunchRecord launched(LaunchState state, const QString &token = newLaunchToken())
    {
        LaunchRecord record;
        record.id = token;
        record.account = fingerprint();
        record.baseUrl = apiIdentity(server.url());
        record.offerId = 9;
        record.offer.machineId = 5;
        record.body = {{QStringLiteral("image"), QStringLiteral("ubuntu:22.04")}};
        record.bodyHash = bodyHashOf("{}");
        record.prepared = clock.now();
        const auto file = open();
        auto kept = file->appendSending(record, {clock.now(), ObservationKind::Sending, {}, {}, {}});
        if (state != LaunchState::Sending)
            kept = file->move(token, {LaunchState::Sending}, state,
                {clock.now(), ObservationKind::Reply, QStringLiteral("the reply"), {}, {}});
        return kept.value();
    }

    // Another program has found its contract.
    [[nodiscard]] bool boundElsewhere(const QString &id, qint64 contract)
    {
        LaunchChanges changes;
        changes.contract = contract;
        const Observation bound{clock.now(), ObservationKind::Bound, {}, {}, {}};
        return open()->move(id, {LaunchState::Unknown}, LaunchState::Created, bound, changes).has_value();
    }

    [[nodiscard]] LaunchRecord record(const QString &id) { return open()->record(id).value(); }
    [[nodiscard]] QList<Observation> sweeps(const QString &id)
    {
        QList<Observation> found = open()->timeline(id).value();
        found.removeIf([](const Observation &one) { return one.kind != ObservationKind::Sweep; });
        return found;
    }

    // Until nothing is under way.
    [[nodiscard]] bool settle() { return settle(reconciler); }
    [[nodiscard]] bool settle(Reconciler &which)
    {
        return QTest::qWaitFor(
            [&] {
                clock.advance(std::chrono::milliseconds(0)); // what is to happen "later"
                return !which.isLooking();
            },
            10'000);
    }
    // Lets time pass and what becomes due in it happen.
    [[nodiscard]] bool pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        return settle();
    }

    QTemporaryDir dir;
    RawServer server;
    ManualClock clock;
    ApiClient client{ApiAccount{}, ProxyLookup::Source{}};
    JournalService journal{dir.path(), clock};
    Reconciler reconciler{client, clock, journal};
};

}
