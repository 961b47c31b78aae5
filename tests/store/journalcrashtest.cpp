// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalsupport.h"

#include "support/testcase.h"

#include <QMap>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QThread>

using namespace berth;
using namespace berth::test;

// Processes that write the journal and are killed in the middle.
class JournalCrashTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLost();
    void twoWritersShareIt();
};

namespace {

// The states that journalchild leads each launch through.
const QList<LaunchState> &path()
{
    static const QList<LaunchState> states{
        LaunchState::Prepared, LaunchState::Sending, LaunchState::Unknown, LaunchState::Created};
    return states;
}

using Acknowledged = QMap<QString, qsizetype>; // id → how far along the path

void take(const QByteArray &output, Acknowledged *all)
{
    QList<QByteArray> lines = output.split('\n');
    lines.removeLast(); // empty, or cut short
    for (const QByteArray &line : lines) {
        const QString text = QString::fromLatin1(line.trimmed()); // Windows ends lines with two letters
        const auto state = launchStateFromName(text.section(u' ', 1, 1));
        QVERIFY2(state, line.constData());
        all->insert(text.section(u' ', 0, 0), path().indexOf(*state));
    }
}

QString integrity(const QString &file)
{
    QString answer;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("check"));
        database.setDatabaseName(file);
        database.open();
        QSqlQuery query(QStringLiteral("PRAGMA integrity_check"), database);
        answer = query.next() ? query.value(0).toString() : QStringLiteral("no answer");
    }
    QSqlDatabase::removeDatabase(QStringLiteral("check"));
    return answer;
}

}

void JournalCrashTest::nothingAcknowledgedIsLost()
{
    constexpr int rounds = 30;
    const QTemporaryDir dir;
    const JournalClock clock;
    QRandomGenerator random(20261124);
    Acknowledged acknowledged;
    for (int round = 0; round < rounds; ++round) {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QStringLiteral(BERTH_JOURNAL_CHILD),
            {QStringLiteral("write"), dir.path(), QStringLiteral("1000")});
        QByteArray output;
        const int lines = random.bounded(0, 9); // 0: perhaps before it has opened the journal
        while (output.count('\n') < lines) {
            QVERIFY(child.waitForReadyRead(20'000));
            output += child.readAll();
        }
        if (lines == 0)
            QVERIFY(child.waitForStarted());
        // Somewhere within the next commits.
        QThread::usleep(random.bounded(lines == 0 ? 60'000U : 15'000U));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        output += child.readAll();
        take(output, &acknowledged);

        const auto journal = Journal::open(dir.path(), clock);
        QVERIFY2(journal, journal ? "" : qPrintable(journal.error().message));
        QVERIFY2((*journal)->notice().isEmpty(), qPrintable((*journal)->notice()));
        QCOMPARE(integrity(dir.filePath(QStringLiteral("journal.db"))), QStringLiteral("ok"));
        const QList<LaunchRecord> records = (*journal)->records().value();
        QStringList there;
        for (const LaunchRecord &record : records) {
            there << record.id;
            // What was on the disk may have been said no more, but by one step only.
            const qsizetype at = path().indexOf(record.state);
            const qsizetype known = acknowledged.value(record.id, -1);
            QVERIFY2(at == known || at == known + 1, qPrintable(launchStateName(record.state)));
            QCOMPARE((*journal)->timeline(record.id).value().size(), at + 1);
            QCOMPARE(record.contract > 0, record.state == LaunchState::Created);
            acknowledged[record.id] = at;
        }
        for (auto it = acknowledged.cbegin(); it != acknowledged.cend(); ++it)
            QVERIFY2(there.contains(it.key()), qPrintable(it.key()));
    }
    QVERIFY(acknowledged.size() > rounds / 2);
}

// Both start on an empty folder, so they also race to make the file.
void JournalCrashTest::twoWritersShareIt()
{
    const QTemporaryDir dir;
    QProcess writers[3];
    for (QProcess &writer : writers) {
        writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        writer.start(
            QStringLiteral(BERTH_JOURNAL_CHILD), {QStringLiteral("write"), dir.path(), QStringLiteral("7")});
    }
    Acknowledged acknowledged;
    for (QProcess &writer : writers) {
        QVERIFY(writer.waitForFinished(60'000));
        QCOMPARE(writer.exitCode(), 0);
        take(writer.readAll(), &acknowledged);
    }
    const JournalClock clock;
    const auto journal = Journal::open(dir.path(), clock);
    QVERIFY(journal);
    QVERIFY2((*journal)->notice().isEmpty(), qPrintable((*journal)->notice()));
    const QList<LaunchRecord> records = (*journal)->records().value();
    QCOMPARE(records.size(), 21);
    for (const LaunchRecord &record : records) {
        QCOMPARE(record.state, LaunchState::Created);
        QVERIFY(acknowledged.contains(record.id));
    }
    QCOMPARE(QDir(dir.path()).entryList({QStringLiteral("journal.damaged*")}), QStringList());
}

BERTH_TEST(JournalCrashTest)
#include "journalcrashtest.moc"
