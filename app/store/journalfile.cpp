// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journalfile.h"

#include "store/journalschema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace berth {
namespace {

using Kind = JournalError::Kind;
using Done = Expected<void, JournalError>;

constexpr auto privateFile = QFile::ReadOwner | QFile::WriteOwner;

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

JournalError cannotWrite(const QString &path)
{
    return {Kind::ReadOnly,
        QCoreApplication::translate(
            "Journal", "%1 can't be written. Make its folder writable, or name another with --state-dir.")
            .arg(shown(path))};
}

// Fails when the file exists. Nobody else may have it open (see JournalConnection).
Done makePrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, privateFile))
        return fail(cannotWrite(path));
    return {};
}

QStringList withCompanions(const QString &path)
{
    return {
        path + QLatin1String("-wal"), path + QLatin1String("-shm"), path + QLatin1String("-journal"), path};
}

// What a look at an existing file tells.
enum class Health : quint8 { Good, Old, Newer, Damaged };

Expected<Health, JournalError> healthOf(JournalConnection &database)
{
    const auto asked = [&database](const char *pragma) -> Expected<QVariant, JournalError> {
        return database.value(QString::fromLatin1(pragma));
    };
    const auto integrity = asked("PRAGMA quick_check(1)");
    if (!integrity)
        return integrity.error().kind == Kind::Corrupt ? Expected<Health, JournalError>(Health::Damaged)
                                                       : fail(integrity.error());
    const auto version = asked("PRAGMA user_version");
    const auto application = asked("PRAGMA application_id");
    if (!version || !application)
        return fail(version ? application.error() : version.error());
    if (integrity->toString() != QLatin1String("ok") || application->toInt() != journalApplicationId())
        return Health::Damaged;
    if (version->toInt() > journalVersion())
        return Health::Newer;
    return version->toInt() < journalVersion() ? Health::Old : Health::Good;
}

// What is done while nobody else has the journal open.
class Preparation
{
public:
    Preparation(QString path, const QDateTime &now, std::chrono::milliseconds patience)
        : m_path(std::move(path))
        , m_now(now)
        , m_patience(patience)
    {
    }

    [[nodiscard]] const QString &notice() const { return m_notice; }

    Done run()
    {
        if (isDamagedByLook()) {
            if (const Done done = setAside(); !done)
                return done;
        }
        if (!QFileInfo::exists(m_path)) {
            if (const Done done = make(); !done)
                return done;
        }
        const auto health = check();
        if (!health)
            return fail(health.error());
        if (*health != Health::Damaged)
            return {};
        return setAside()
            .and_then([this] { return make(); })
            .and_then([this] { return check(); })
            .map([](Health) {});
    }

private:
    // Before SQLite opens it, which could play a log into it.
    bool isDamagedByLook() const
    {
        const QFileInfo log(m_path + QLatin1String("-wal"));
        if (!QFileInfo::exists(m_path))
            return log.exists() && log.size() > 0;
        QFile file(m_path);
        if (!QFileInfo(m_path).isFile() || !file.open(QIODevice::ReadOnly))
            return false; // SQLite will say why
        const QByteArray magic("SQLite format 3\0", 16);
        return file.read(magic.size()) != magic;
    }

    // The log first: left behind, it would be played into the next journal.
    Done setAside()
    {
        const QFileInfo file(m_path);
        const QString stem = file.dir().filePath(QStringLiteral("journal.damaged-")
            + m_now.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")));
        QString aside = stem + QLatin1String(".db");
        for (int n = 2; isTaken(aside); ++n)
            aside = stem + QStringLiteral("-%1.db").arg(n);
        const QStringList from = withCompanions(m_path);
        const QStringList to = withCompanions(aside);
        for (qsizetype i = 0; i < from.size(); ++i) {
            if (QFileInfo::exists(from[i]) && !QFile::rename(from[i], to[i]))
                return fail(cannotWrite(from[i]));
        }
        m_notice = QCoreApplication::translate("Journal",
            "The journal of launches was damaged. It is kept as %1, and a new one has been started: look at "
            "the list "
            "of instances for contracts that are missing here.")
                       .arg(shown(aside));
        return {};
    }

    static bool isTaken(const QString &path)
    {
        for (const QString &one : withCompanions(path)) {
            if (QFileInfo::exists(one))
                return true;
        }
        return false;
    }

    // Made whole under another name: a journal.db that is there is never half made.
    Done make() const
    {
        const QString unfinished = m_path + QLatin1String(".new");
        for (const QString &left : withCompanions(unfinished))
            QFile::remove(left);
        if (const Done done = makePrivateFile(unfinished); !done)
            return done;
        {
            auto database = JournalConnection::open(unfinished, m_patience);
            if (!database)
                return fail(database.error());
            if (const Done done = migrateJournal(**database); !done)
                return done;
        }
        if (!QFile::rename(unfinished, m_path))
            return fail(cannotWrite(m_path));
        return {};
    }

    Expected<Health, JournalError> check() const
    {
        auto opened = JournalConnection::open(m_path, m_patience);
        if (!opened)
            return fail(opened.error());
        JournalConnection &database = **opened;
        const auto health = healthOf(database);
        if (!health || *health == Health::Damaged || *health == Health::Newer)
            return health;
        if (*health == Health::Old) {
            if (const Done done = migrateJournal(database); !done)
                return fail(done.error());
        }
        // Where a file system can't have a log, SQLite stays with its rollback journal, which is as safe.
        return database.value(QStringLiteral("PRAGMA journal_mode = WAL")).map([](const QVariant &) {
            return Health::Good;
        });
    }

    QString m_path;
    QDateTime m_now;
    std::chrono::milliseconds m_patience;
    QString m_notice;
};

Done makeLockFile(const QString &path)
{
    if (QFileInfo::exists(path))
        return {};
    // Not in its place: closing it could drop the locks of another thread that has found it meanwhile.
    const QString made = path + u'.' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const Done done = makePrivateFile(made); !done)
        return fail(cannotWrite(path));
    if (!QFile::rename(made, path))
        QFile::remove(made);
    return QFileInfo::exists(path) ? Done() : Done(fail(cannotWrite(path)));
}

Done lock(JournalConnection &guard, bool alone)
{
    if (alone)
        return guard.exec(QStringLiteral("BEGIN EXCLUSIVE"));
    // The lock comes with the first read and stays to the end of the transaction.
    return guard.exec(QStringLiteral("BEGIN")).and_then([&guard] {
        const auto read = guard.value(QStringLiteral("SELECT count(*) FROM sqlite_master"));
        if (read)
            return Done();
        static_cast<void>(guard.exec(QStringLiteral("ROLLBACK")));
        return Done(fail(read.error()));
    });
}

Expected<std::unique_ptr<JournalConnection>, JournalError> locked(
    const QString &path, bool alone, std::chrono::milliseconds patience)
{
    auto guard = openLockFile(path, patience);
    if (!guard)
        return guard;
    if (const Done done = lock(**guard, alone); !done)
        return fail(done.error());
    return guard;
}

Done configure(JournalConnection &database, const JournalFileOptions &options, bool newer)
{
    // fullfsync: on macOS a plain fsync does not reach the disk. Elsewhere it changes nothing.
    QStringList pragmas{QStringLiteral("synchronous = FULL"), QStringLiteral("fullfsync = 1"),
        QStringLiteral("checkpoint_fullfsync = 1"), QStringLiteral("foreign_keys = ON")};
    if (options.maxPages > 0)
        pragmas << QStringLiteral("max_page_count = %1").arg(options.maxPages);
    if (newer)
        pragmas << QStringLiteral("query_only = ON");
    for (const QString &pragma : pragmas) {
        if (const Done done = database.exec(QLatin1String("PRAGMA ") + pragma); !done)
            return done;
    }
    return {};
}

}

Expected<std::unique_ptr<JournalConnection>, JournalError> openLockFile(
    const QString &path, std::chrono::milliseconds patience)
{
    if (const Done done = makeLockFile(path); !done)
        return fail(done.error());
    auto connection = JournalConnection::open(path, patience);
    if (!connection)
        return connection;
    // SQLite readies a rollback journal at the first lock of an empty file; a full disk must not come
    // between.
    if (const Done done = (*connection)->exec(QStringLiteral("PRAGMA journal_mode = MEMORY")); !done)
        return fail(done.error());
    return connection;
}

Expected<JournalFile, JournalError> openJournalFile(
    const QString &stateDir, const QDateTime &now, const JournalFileOptions &options)
{
    const QString path = QDir(stateDir).filePath(QStringLiteral("journal.db"));
    const QString guardPath = QDir(stateDir).filePath(QStringLiteral("journal.lock"));

    JournalFile result;
    // At first whoever comes alone looks after the file; those who come later have found it in order, or
    // insist.
    std::chrono::milliseconds patience{0};
    for (int attempt = 0; attempt < 3; ++attempt, patience = options.patience) {
        {
            const auto alone = locked(guardPath, true, patience);
            if (alone) {
                Preparation preparation(path, now, options.patience);
                if (const Done done = preparation.run(); !done)
                    return fail(done.error());
                if (!preparation.notice().isEmpty())
                    result.notice = preparation.notice();
            } else if (alone.error().kind != Kind::Locked) {
                return fail(alone.error());
            }
        }
        auto guard = locked(guardPath, false, options.patience);
        if (!guard)
            return fail(guard.error());
        if (!QFileInfo::exists(path))
            continue;
        auto database = JournalConnection::open(path, options.patience);
        if (!database)
            return fail(database.error());
        const auto health = healthOf(**database);
        if (!health)
            return fail(health.error());
        if (*health != Health::Good && *health != Health::Newer)
            continue;
        result.newer = *health == Health::Newer;
        if (const Done done = configure(**database, options, result.newer); !done)
            return fail(done.error());
        result.guard = std::move(*guard);
        result.database = std::move(*database);
        return result;
    }
    return fail(JournalError{Kind::Corrupt,
        QCoreApplication::translate("Journal",
            "%1 is damaged or of an older version, and another Berth has it open. Close every Berth window, "
            "then "
            "start again.")
            .arg(shown(path))});
}

}
