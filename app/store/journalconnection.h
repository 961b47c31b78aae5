// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "store/journalerror.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <chrono>
#include <memory>
#include <optional>

namespace berth {

// One connection of our own to one SQLite file; for the files of this folder only. It stays on the thread
// that opened it. SQLite locks files by fcntl() on Unix: no other code of this process may open and close the
// file while a connection to it is open, or the locks are lost.
class JournalConnection
{
public:
    // The file must exist; it is never made here, so that a vanished journal can't be mistaken for a new one.
    [[nodiscard]] static Expected<std::unique_ptr<JournalConnection>, JournalError> open(
        const QString &path, std::chrono::milliseconds patience);
    ~JournalConnection();
    JournalConnection(const JournalConnection &) = delete;
    JournalConnection &operator=(const JournalConnection &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    // Without bound values and without a result that matters.
    [[nodiscard]] Expected<void, JournalError> exec(const QString &sql);
    // The first column of the first row; invalid when there is no row.
    [[nodiscard]] Expected<QVariant, JournalError> value(const QString &sql);
    // Queries must be gone before the connection is.
    [[nodiscard]] Expected<QSqlQuery, JournalError> prepare(const QString &sql);
    [[nodiscard]] Expected<void, JournalError> run(QSqlQuery &query);
    [[nodiscard]] JournalError errorOf(const QSqlError &error) const;

private:
    JournalConnection(QString name, QString path);

    QString m_name;
    QString m_path;
    std::optional<QSqlDatabase> m_database;
};

// BEGIN IMMEDIATE: the right to write is had at the start, so what is read inside can't be stale at the end.
// Rolls back unless committed.
class JournalTransaction
{
public:
    [[nodiscard]] static Expected<JournalTransaction, JournalError> begin(JournalConnection &connection);
    ~JournalTransaction();
    JournalTransaction(JournalTransaction &&other) noexcept;
    JournalTransaction(const JournalTransaction &) = delete;
    JournalTransaction &operator=(const JournalTransaction &) = delete;
    JournalTransaction &operator=(JournalTransaction &&) = delete;

    [[nodiscard]] Expected<void, JournalError> commit(); // on the disk when it returns

private:
    explicit JournalTransaction(JournalConnection &connection)
        : m_connection(&connection)
    {
    }

    JournalConnection *m_connection;
};

}
