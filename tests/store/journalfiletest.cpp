// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journalfile.h"

#include "catalog/requestwriter.h"
#include "journalsupport.h"

#include "support/testcase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>

using namespace berth;
using namespace berth::test;
using Kind = JournalError::Kind;

// The file under the journal, and what may happen to it.
class JournalFileTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void commitsAreSyncedAndTheFileIsPrivate();
    void whatWasObservedCannotBeChanged();
    void damageIsSetAside_data();
    void damageIsSetAside();
    void twoSetAsideInOneSecondAreBothKept();
    void aLogWithoutItsJournalIsKept();
    void aDamagedJournalInUseIsLeftAlone();
    void aNewerJournalIsOnlyRead();
    void aHalfMadeJournalIsMadeAgain();
    void aFullDiskIsSaid();
    void aLockedFileIsSaid();
    void aFolderThatIsNoneIsSaid();
    void aVanishedJournalIsSaid();
    void noSecretIsInTheFile();

private:
    QString file(const char *name = "journal.db") const { return m_dir->filePath(QString::fromLatin1(name)); }
    QStringList setAside() const
    {
        return QDir(m_dir->path()).entryList({QStringLiteral("journal.damaged-*")}, QDir::Files, QDir::Name);
    }
    std::unique_ptr<Journal> open() const;
    LaunchRecord recorded() const; // one launch, journal closed again
    void sql(const QStringList &statements) const;
    static QByteArray bytes(const QString &path);
    static void write(const QString &path, const QByteArray &content);

    std::unique_ptr<QTemporaryDir> m_dir = std::make_unique<QTemporaryDir>();
    JournalClock m_clock;
};

// The next test starts on an empty folder.
void JournalFileTest::cleanup()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<Journal> JournalFileTest::open() const
{
    auto journal = Journal::open(m_dir->path(), m_clock, impatient());
    if (!journal)
        qFatal("%s", qPrintable(journal.error().message));
    return std::move(*journal);
}

LaunchRecord JournalFileTest::recorded() const
{
    const LaunchRecord record = sampleRecord(m_clock.time);
    if (!open()->append(record))
        qFatal("not appended");
    return record;
}

void JournalFileTest::sql(const QStringList &statements) const
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        database.setDatabaseName(file());
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const QString &statement : statements)
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("raw"));
}

QByteArray JournalFileTest::bytes(const QString &path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void JournalFileTest::write(const QString &path, const QByteArray &content)
{
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(content), content.size());
}

void JournalFileTest::commitsAreSyncedAndTheFileIsPrivate()
{
    auto opened = openJournalFile(m_dir->path(), m_clock.time, {});
    QVERIFY(opened);
    JournalConnection &database = *opened->database;
    const auto pragma = [&database](const char *name) {
        return database.value(QLatin1String("PRAGMA ") + QLatin1String(name)).value().toString();
    };
    QCOMPARE(pragma("journal_mode"), QStringLiteral("wal"));
    QCOMPARE(pragma("synchronous"), QStringLiteral("2"));
    QCOMPARE(pragma("foreign_keys"), QStringLiteral("1"));
    QCOMPARE(pragma("busy_timeout"), QStringLiteral("3000"));
    QCOMPARE(pragma("user_version"), QStringLiteral("1"));
#ifndef Q_OS_WIN
    const QFileInfoList files = QDir(m_dir->path()).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 2);
    for (const QFileInfo &one : files)
        QVERIFY2(!(one.permissions()
                     & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)),
            qPrintable(one.fileName()));
#endif
}

void JournalFileTest::whatWasObservedCannotBeChanged()
{
    recorded();
    auto opened = openJournalFile(m_dir->path(), m_clock.time, {});
    QVERIFY(opened);
    for (const char *statement : {"DELETE FROM observations", "UPDATE observations SET text = ''",
             "DELETE FROM launches", "UPDATE launches SET contract = 1",
             "INSERT INTO observations (launch, at, kind, text, data, state) VALUES ('x', 1, 'note', '', '', "
             "'')"})
        QVERIFY2(!opened->database->exec(QString::fromLatin1(statement)), statement);
}

void JournalFileTest::damageIsSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    const QTemporaryDir dir;
    const JournalClock clock;
    {
        const auto journal = Journal::open(dir.path(), clock).value();
        for (int i = 0; i < 30; ++i)
            QVERIFY(journal->append(sampleRecord(clock.time)));
    }
    const QByteArray good = bytes(dir.filePath(QStringLiteral("journal.db")));
    QVERIFY(good.size() > 20'000);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("not a database at all, only words\n").repeated(200);
    QTest::newRow("short") << good.left(40);
    QTest::newRow("truncated") << good.left(good.size() / 2);
    QTest::newRow("a page of zeros") << QByteArray(good).replace(8192, 4096, QByteArray(4096, '\0'));
    QTest::newRow("a page of noise") << QByteArray(good).replace(4096, 4096, QByteArray(4096, '\x5a'));
    QTest::newRow("another program's") << QByteArray(good).replace(68, 4, QByteArray("XXXX", 4));
}

void JournalFileTest::damageIsSetAside()
{
    QFETCH(QByteArray, content);
    write(file(), content);
    auto journal = open();
    QVERIFY2(journal->notice().contains(QStringLiteral("damaged")), qPrintable(journal->notice()));
    QCOMPARE(setAside(), QStringList{QStringLiteral("journal.damaged-20261118T110640Z.db")});
    QVERIFY(journal->notice().contains(setAside().constFirst()));
    QVERIFY(journal->records().value().isEmpty());
    const LaunchRecord record = sampleRecord(m_clock.time);
    QVERIFY(journal->append(record));
    journal.reset();
    QCOMPARE(bytes(file(qPrintable(setAside().constFirst()))), content); // to the byte
    journal = open();
    QVERIFY(journal->notice().isEmpty());
    QCOMPARE(journal->record(record.id).value(), record);
}

void JournalFileTest::twoSetAsideInOneSecondAreBothKept()
{
    write(file(), "one");
    QVERIFY(!open()->notice().isEmpty());
    write(file(), "two");
    QVERIFY(!open()->notice().isEmpty());
    QCOMPARE(setAside().size(), 2);
    QByteArrayList contents{bytes(file(qPrintable(setAside()[0]))), bytes(file(qPrintable(setAside()[1])))};
    std::sort(contents.begin(), contents.end());
    QCOMPARE(contents, QByteArrayList({"one", "two"}));
}

// SQLite would delete it.
void JournalFileTest::aLogWithoutItsJournalIsKept()
{
    write(file("journal.db-wal"), "a log");
    QVERIFY(!open()->notice().isEmpty());
    QCOMPARE(setAside().size(), 1);
    QCOMPARE(bytes(file(qPrintable(setAside().constFirst()))), QByteArray("a log"));
}

void JournalFileTest::aDamagedJournalInUseIsLeftAlone()
{
    const auto first = open();
    QVERIFY(first->append(sampleRecord(m_clock.time)));
    sql({QStringLiteral("PRAGMA application_id = 7")}); // stands for any damage
    const auto second = Journal::open(m_dir->path(), m_clock, impatient());
    QCOMPARE(second.error().kind, Kind::Corrupt);
    QVERIFY(second.error().message.contains(QStringLiteral("Close every Berth window")));
    QCOMPARE(setAside(), QStringList());
    QCOMPARE(first->records().value().size(), 1);
}

void JournalFileTest::aNewerJournalIsOnlyRead()
{
    const LaunchRecord record = recorded();
    sql({QStringLiteral("PRAGMA user_version = 99")});
    const auto journal = open();
    QVERIFY(journal->isReadOnly());
    QVERIFY2(journal->notice().contains(QStringLiteral("newer Berth")), qPrintable(journal->notice()));
    QCOMPARE(journal->record(record.id).value(), record);
    QCOMPARE(journal->append(sampleRecord(m_clock.time)).error().kind, Kind::Newer);
    QCOMPARE(journal->move(record.id, {LaunchState::Prepared}, LaunchState::Sending, seen(m_clock.time))
                 .error()
                 .kind,
        Kind::Newer);
    QCOMPARE(journal->records().value().size(), 1);
    QCOMPARE(setAside(), QStringList());
}

void JournalFileTest::aHalfMadeJournalIsMadeAgain()
{
    write(file("journal.db.new"), "SQLite format 3");
    const auto journal = open();
    QVERIFY(journal->notice().isEmpty());
    QVERIFY(!QFileInfo::exists(file("journal.db.new")));
    QVERIFY(journal->append(sampleRecord(m_clock.time)));
}

void JournalFileTest::aFullDiskIsSaid()
{
    const LaunchRecord first = recorded();
    JournalFileOptions options = impatient();
    options.maxPages = 1; // SQLite takes the present size instead
    const auto journal = Journal::open(m_dir->path(), m_clock, options).value();
    LaunchRecord big = sampleRecord(m_clock.time);
    big.body = {{QStringLiteral("onstart"), QString(20'000, u'x')}};
    const auto done = journal->append(big);
    QCOMPARE(done.error().kind, Kind::Full);
    QVERIFY2(done.error().message.contains(QStringLiteral("disk is full")), qPrintable(done.error().message));
    QCOMPARE(journal->record(big.id).error().kind, Kind::Missing);
    Observation wordy = seen(m_clock.time);
    wordy.text = QString(20'000, u'x');
    QCOMPARE(journal->move(first.id, {LaunchState::Prepared}, LaunchState::Sending, wordy).error().kind,
        Kind::Full);
    QCOMPARE(journal->record(first.id).value(), first); // half of it would be worse than nothing
    QCOMPARE(journal->timeline(first.id).value().size(), 1);
}

void JournalFileTest::aLockedFileIsSaid()
{
    const auto journal = open();
    const LaunchRecord record = sampleRecord(m_clock.time);
    {
        const auto other = JournalConnection::open(file(), std::chrono::milliseconds(50)).value();
        QVERIFY(other->exec(QStringLiteral("BEGIN EXCLUSIVE")));
        const auto done = journal->append(record);
        QCOMPARE(done.error().kind, Kind::Locked);
        QVERIFY(done.error().message.contains(QStringLiteral("Another program holds")));
        QVERIFY(journal->records().value().isEmpty()); // reading goes on
    }
    QVERIFY(journal->append(record));
}

void JournalFileTest::aFolderThatIsNoneIsSaid()
{
    write(file("file"), "x");
    for (const QString &place : {file("file"), file("nowhere")}) {
        const auto journal = Journal::open(place, m_clock, impatient());
        QCOMPARE(journal.error().kind, Kind::ReadOnly);
        QVERIFY(journal.error().message.contains(QStringLiteral("--state-dir")));
    }
    QVERIFY(!QFileInfo::exists(file("nowhere")));
}

void JournalFileTest::aVanishedJournalIsSaid()
{
#ifdef Q_OS_WIN
    QSKIP("An open file can't be moved here.");
#endif
    const auto journal = open();
    QVERIFY(journal->append(sampleRecord(m_clock.time)));
    QVERIFY(QFile::rename(file(), file("elsewhere.db")));
    const auto done = journal->append(sampleRecord(m_clock.time));
    QCOMPARE(done.error().kind, Kind::ReadOnly);
    QVERIFY(done.error().message.contains(QStringLiteral("moved or deleted")));
}

void JournalFileTest::noSecretIsInTheFile()
{
    const QString secret = QStringLiteral("s3cret-");
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("the-image-that-shows-we-looked"));
    fields.set(FieldId::ImageLogin,
        ImageLogin{
            QStringLiteral("bob"), Secret(secret + QStringLiteral("login")), QStringLiteral("docker.io")});
    fields.set(
        FieldId::Env, EnvRows{envVariable(QStringLiteral("HF_TOKEN"), secret + QStringLiteral("env"), true)});
    const Secret key(secret + QStringLiteral("key"));
    LaunchRecord record = sampleRecord(m_clock.time, accountFingerprint(key));
    record.baseUrl = QUrl(QStringLiteral("https://me:s3cret-password@host/?api_key=s3cret-query"));
    record.body = requestBody(fields, SecretPolicy::Mask);
    record.bodyHash
        = bodyHashOf(QJsonDocument(requestBody(fields, SecretPolicy::Reveal)).toJson(QJsonDocument::Compact));
    auto journal = open();
    QVERIFY(journal->append(record));
    LaunchState at = LaunchState::Prepared;
    for (const LaunchState to : {LaunchState::Sending, LaunchState::Unknown, LaunchState::Created}) {
        LaunchChanges changes;
        if (to == LaunchState::Created)
            changes.contract = 5;
        QVERIFY(journal->move(record.id, {at}, to, seen(m_clock.time), changes));
        at = to;
    }
    // Copied while the log is there: opening the files themselves would drop SQLite's locks, but no one else
    // is here.
    QByteArray all;
    int files = 0;
    for (const QFileInfo &one :
        QDir(m_dir->path()).entryInfoList({QStringLiteral("journal.db*")}, QDir::Files)) {
        all += bytes(one.filePath());
        ++files;
    }
    QVERIFY(files >= 2);
    journal.reset();
    all += bytes(file());
    QVERIFY(all.contains("the-image-that-shows-we-looked"));
    QVERIFY(all.contains(record.id.toLatin1()));
    QVERIFY(!all.contains(secret.toLatin1()));
    const auto *utf16 = reinterpret_cast<const char *>(secret.utf16());
    QVERIFY(!all.contains(QByteArray(utf16, secret.size() * 2)));
}

BERTH_TEST(JournalFileTest)
#include "journalfiletest.moc"
