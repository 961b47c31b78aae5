// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journalschema.h"

#include <QStringList>

#include <array>

namespace berth {
namespace {

// Times are milliseconds since 1970 UTC, money is micro-dollars, an unknown time is NULL.
constexpr std::array firstVersion{
    R"(CREATE TABLE launches (
        id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 32),
        account TEXT NOT NULL CHECK (account <> ''),
        base_url TEXT NOT NULL CHECK (base_url <> ''),
        offer INTEGER NOT NULL CHECK (offer > 0),
        machine INTEGER NOT NULL,
        gpu_name TEXT NOT NULL,
        num_gpus INTEGER NOT NULL,
        geolocation TEXT NOT NULL,
        is_bid INTEGER NOT NULL,
        price_micro INTEGER NOT NULL,
        disk_gb REAL NOT NULL,
        body TEXT NOT NULL,
        body_hash TEXT NOT NULL,
        state TEXT NOT NULL,
        contract INTEGER NOT NULL DEFAULT 0 CHECK (contract >= 0),
        prepared INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        error_kind TEXT NOT NULL DEFAULT '',
        error_status INTEGER NOT NULL DEFAULT 0,
        error_code TEXT NOT NULL DEFAULT '',
        error_message TEXT NOT NULL DEFAULT '',
        looks INTEGER NOT NULL DEFAULT 0,
        next_look INTEGER,
        confirmed_absent INTEGER,
        destroy_asked INTEGER,
        gone INTEGER,
        CHECK ((state = 'created') = (contract > 0))
    ))",
    "CREATE INDEX launches_by_time ON launches (prepared)",
    "CREATE INDEX launches_by_state ON launches (state)",
    R"(CREATE TABLE observations (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        launch TEXT NOT NULL REFERENCES launches (id),
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        data TEXT NOT NULL,
        state TEXT NOT NULL
    ))",
    "CREATE INDEX observations_by_launch ON observations (launch, seq)",
    // What was recorded stays.
    R"(CREATE TRIGGER observations_stay BEFORE DELETE ON observations
        BEGIN SELECT RAISE(ABORT, 'observations are only added'); END)",
    R"(CREATE TRIGGER observations_are_fixed BEFORE UPDATE ON observations
        BEGIN SELECT RAISE(ABORT, 'observations are only added'); END)",
    R"(CREATE TRIGGER launches_stay BEFORE DELETE ON launches
        BEGIN SELECT RAISE(ABORT, 'launches are only added'); END)",
};

QStringList statements(const auto &texts)
{
    QStringList list;
    for (const char *text : texts)
        list << QString::fromLatin1(text);
    return list;
}

// The step at index N leads from version N to N + 1. A step that was once released is never changed.
QList<QStringList> steps()
{
    return {statements(firstVersion)};
}

Expected<void, JournalError> migrateStep(JournalConnection &connection, int to, const QStringList &step)
{
    auto transaction = JournalTransaction::begin(connection);
    if (!transaction)
        return fail(transaction.error());
    QStringList all = step;
    all << QStringLiteral("PRAGMA application_id = %1").arg(journalApplicationId())
        << QStringLiteral("PRAGMA user_version = %1").arg(to);
    for (const QString &statement : all) {
        if (const auto done = connection.exec(statement); !done)
            return done;
    }
    return transaction->commit();
}

}

int journalVersion()
{
    return static_cast<int>(steps().size());
}

int journalApplicationId()
{
    return 0x42727468;
} // "Brth"

Expected<void, JournalError> migrateJournal(JournalConnection &connection)
{
    const auto version = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return fail(version.error());
    const QList<QStringList> all = steps();
    for (int at = version->toInt(); at < all.size(); ++at) {
        if (const auto done = migrateStep(connection, at + 1, all[at]); !done)
            return done;
    }
    return {};
}

}
