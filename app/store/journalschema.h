// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journalconnection.h"

namespace berth {

// The version that this program writes; kept in the file's user_version.
[[nodiscard]] int journalVersion();
// Kept in the file's application_id, so that another program's database is not taken for a journal.
[[nodiscard]] int journalApplicationId();

// Brings the file from its version to ours, each step in a transaction of its own.
[[nodiscard]] Expected<void, JournalError> migrateJournal(JournalConnection &connection);

}
