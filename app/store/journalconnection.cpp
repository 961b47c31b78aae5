// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journalconnection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

#include <utility>

namespace berth {
namespace {

// The primary result codes of https://sqlite.org/rescode.html; extended ones hold them in their low byte.
enum Code : int {
    Permission = 3,
    Busy = 5,
    TableLocked = 6,
    ReadOnlyFile = 8,
    CorruptFile = 11,
    FullDisk = 13,
    CannotOpen = 14,
    NotADatabase = 26,
    NoRoomForIndex = 10 | (19 << 8), // SQLITE_IOERR_SHMSIZE: how a full disk shows when a WAL file is opened
};

JournalError::Kind kindOf(int code)
{
    using Kind = JournalError::Kind;
    if (code == NoRoomForIndex)
        return Kind::Full;
    switch (code & 0xff) {
    case Permission:
    case ReadOnlyFile:
    case CannotOpen:
        return Kind::ReadOnly;
    case Busy:
    case TableLocked:
        return Kind::Locked;
    case CorruptFile:
    case NotADatabase:
        return Kind::Corrupt;
    case FullDisk:
        return Kind::Full;
    default:
        return Kind::Other;
    }
}

QString sentence(JournalError::Kind kind, const QString &path, const QString &detail)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("Journal", text); };
    const QFileInfo file(path);
    const QString name = QDir::toNativeSeparators(file.filePath());
    const QString folder = QDir::toNativeSeparators(file.path());
    using Kind = JournalError::Kind;
    switch (kind) {
    case Kind::Full:
        return say(QT_TRANSLATE_NOOP(
                       "Journal", "The disk is full: %1 can't be written. Make room on it, then try again."))
            .arg(name);
    case Kind::ReadOnly:
        return say(QT_TRANSLATE_NOOP("Journal",
                       "%1 can't be opened or written. Make the folder %2 writable, or name another with "
                       "--state-dir."))
            .arg(name, folder);
    case Kind::Locked:
        return say(QT_TRANSLATE_NOOP("Journal",
                       "Another program holds %1. Close it or wait until it is done, then try again."))
            .arg(name);
    case Kind::Corrupt:
        return say(QT_TRANSLATE_NOOP("Journal",
                       "%1 is damaged. Close every Berth window and start again; a damaged file is kept "
                       "under another "
                       "name."))
            .arg(name);
    default:
        return say(QT_TRANSLATE_NOOP("Journal", "%1 can't be used (%2). Check the disk, then start again."))
            .arg(name, detail);
    }
}

// As a URI, because only there can one say that a missing file must not be made.
QString uriOf(const QString &path)
{
    return QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toString(QUrl::FullyEncoded)
        + QLatin1String("?mode=rw");
}

}

JournalConnection::JournalConnection(QString name, QString path)
    : m_name(std::move(name))
    , m_path(std::move(path))
{
}

Expected<std::unique_ptr<JournalConnection>, JournalError> JournalConnection::open(
    const QString &path, std::chrono::milliseconds patience)
{
    const QString driver = QStringLiteral("QSQLITE");
    if (!QSqlDatabase::isDriverAvailable(driver))
        return fail(JournalError{JournalError::Kind::Other,
            QCoreApplication::translate(
                "Journal", "Qt's SQLite driver is missing. Install it (Debian: libqt6sql6-sqlite).")});
    const QString name = QLatin1String("berth-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<JournalConnection> connection(new JournalConnection(name, path));
    QSqlDatabase &database = connection->m_database.emplace(QSqlDatabase::addDatabase(driver, name));
    database.setConnectOptions(
        QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1").arg(patience.count()));
    database.setDatabaseName(uriOf(path));
    if (!database.open())
        return fail(connection->errorOf(database.lastError()));
    return connection;
}

JournalConnection::~JournalConnection()
{
    if (m_database)
        m_database->close();
    m_database.reset(); // before removeDatabase(), which warns while a handle is left
    QSqlDatabase::removeDatabase(m_name);
}

Expected<void, JournalError> JournalConnection::exec(const QString &sql)
{
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return fail(errorOf(query.lastError()));
    return {};
}

Expected<QVariant, JournalError> JournalConnection::value(const QString &sql)
{
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return fail(errorOf(query.lastError()));
    if (query.next())
        return query.value(0);
    if (query.lastError().isValid())
        return fail(errorOf(query.lastError()));
    return QVariant();
}

Expected<QSqlQuery, JournalError> JournalConnection::prepare(const QString &sql)
{
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return fail(errorOf(query.lastError()));
    return query;
}

Expected<void, JournalError> JournalConnection::run(QSqlQuery &query)
{
    if (!query.exec())
        return fail(errorOf(query.lastError()));
    return {};
}

JournalError JournalConnection::errorOf(const QSqlError &error) const
{
    const JournalError::Kind kind = kindOf(error.nativeErrorCode().toInt());
    return {kind, sentence(kind, m_path, error.databaseText())};
}

Expected<JournalTransaction, JournalError> JournalTransaction::begin(JournalConnection &connection)
{
    // An unlinked file can still be written on Unix, and nobody would ever find what went there.
    if (!QFileInfo::exists(connection.path()))
        return fail(JournalError{JournalError::Kind::ReadOnly,
            QCoreApplication::translate(
                "Journal", "%1 was moved or deleted while Berth was running. Start Berth again.")
                .arg(QDir::toNativeSeparators(connection.path()))});
    return connection.exec(QStringLiteral("BEGIN IMMEDIATE")).map([&connection] {
        return JournalTransaction(connection);
    });
}

JournalTransaction::JournalTransaction(JournalTransaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

JournalTransaction::~JournalTransaction()
{
    // Some errors, a full disk for one, have rolled back already; then this fails, which is well.
    if (m_connection)
        static_cast<void>(m_connection->exec(QStringLiteral("ROLLBACK")));
}

Expected<void, JournalError> JournalTransaction::commit()
{
    const auto done = m_connection->exec(QStringLiteral("COMMIT"));
    if (done)
        m_connection = nullptr;
    return done;
}

}
