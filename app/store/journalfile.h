// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journalconnection.h"

#include <QDateTime>

namespace berth {

struct JournalFileOptions
{
    std::chrono::milliseconds patience{3000}; // how long a locked file is waited for
    int maxPages = 0; // a bound on the file's size in pages; 0: none. So that a test can fill the disk.
};

// The connection to a checked journal.db in WAL mode, each commit synced.
struct JournalFile
{
    // journal.lock, locked shared as long as the journal is open: a journal is made, migrated or set aside
    // only by who can lock it alone, so never under somebody's feet. Closed last.
    std::unique_ptr<JournalConnection> guard;
    std::unique_ptr<JournalConnection> database;
    bool newer = false; // made by a newer Berth: opened for reading only
    QString notice; // what a person should know: a damaged file was set aside
};

// Makes journal.db in this folder where there is none. A damaged one is renamed, with what belongs to it, to
// journal.damaged-TIME.db and a new one is made. `now` names it.
[[nodiscard]] Expected<JournalFile, JournalError> openJournalFile(
    const QString &stateDir, const QDateTime &now, const JournalFileOptions &options);

// A file that only serves to be locked; made, empty and readable by its owner only, where there is none.
// Locking it writes nothing to the disk.
[[nodiscard]] Expected<std::unique_ptr<JournalConnection>, JournalError> openLockFile(
    const QString &path, std::chrono::milliseconds patience);

}
