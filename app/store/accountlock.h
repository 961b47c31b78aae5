// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "store/journalerror.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace berth {

class JournalConnection;

// The right to launch for one account at one server, held by one program at a time: from before the record is
// appended until it has left Sending. It is the operating system's lock on a small file of its own in the
// state folder, so it ends with the process that holds it, however that ends; no process number is written
// anywhere that another process could come to have. It stays on the thread that took it.
class AccountLock
{
public:
    // The error's kind is Locked while somebody holds it, this program included. Waits at most a tenth of a
    // second, so that of two who try at the same moment one succeeds.
    [[nodiscard]] static Expected<std::unique_ptr<AccountLock>, JournalError> tryLock(
        const QString &stateDir, const QString &account, const QUrl &baseUrl);
    ~AccountLock();
    AccountLock(const AccountLock &) = delete;
    AccountLock &operator=(const AccountLock &) = delete;

private:
    explicit AccountLock(std::unique_ptr<JournalConnection> connection);

    std::unique_ptr<JournalConnection> m_connection;
};

}
