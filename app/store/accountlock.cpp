// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accountlock.h"

#include "store/journalfile.h"
#include "store/launchrecord.h"

#include <QCoreApplication>
#include <QDir>

namespace berth {
namespace {

constexpr std::chrono::milliseconds patience{100};

QString lockPath(const QString &stateDir, const QString &account, const QUrl &baseUrl)
{
    const QString who = account + u' ' + apiIdentity(baseUrl).toString(QUrl::FullyEncoded);
    return QDir(stateDir).filePath(QStringLiteral("launch-%1.lock").arg(bodyHashOf(who.toUtf8()).left(16)));
}

JournalError inWords(JournalError error)
{
    if (error.kind == JournalError::Kind::Locked)
        error.message = QCoreApplication::translate("Journal",
            "Another launch with this key is under way, in another window or in berthctl. Wait until it is "
            "done, then "
            "try again.");
    else if (error.kind == JournalError::Kind::Corrupt)
        error.message += u' '
            + QCoreApplication::translate("Journal", "This one only serves as a lock and may be deleted.");
    return error;
}

}

AccountLock::AccountLock(std::unique_ptr<JournalConnection> connection)
    : m_connection(std::move(connection))
{
}

Expected<std::unique_ptr<AccountLock>, JournalError> AccountLock::tryLock(
    const QString &stateDir, const QString &account, const QUrl &baseUrl)
{
    auto connection = openLockFile(lockPath(stateDir, account, baseUrl), patience);
    if (!connection)
        return fail(inWords(connection.error()));
    if (const auto held = (*connection)->exec(QStringLiteral("BEGIN EXCLUSIVE")); !held)
        return fail(inWords(held.error()));
    return std::unique_ptr<AccountLock>(new AccountLock(std::move(*connection)));
}

AccountLock::~AccountLock()
{
    // Rolled back, not committed: the file stays empty and no disk is waited for.
    static_cast<void>(m_connection->exec(QStringLiteral("ROLLBACK")));
}

}
