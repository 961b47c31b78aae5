// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"
#include "support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

using namespace berth;
using namespace berth::test;

// What is on the disk when the power goes during the commit of a launch's intent: the files as the last fsync
// left them, and any part of what was being written. Each is a journal with the record or without it.
class PowerCutTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void duringTheCommit_data();
    void duringTheCommit();

private:
    QByteArray m_database;
    QByteArray m_before; // the log when the commit began
    QByteArray m_after; // and when it had returned
    QString m_old; // a launch that was there before
    QString m_new;
};

namespace {

// How SQLite's log is made: a header, then frames of a header and a page each.
constexpr qsizetype logHeader = 32;
constexpr qsizetype frameHeader = 24;

LaunchRecord newRecord(const QDateTime &at)
{
    LaunchRecord record;
    record.id = newLaunchToken();
    record.account = QStringLiteral("00112233aabbccdd");
    record.baseUrl = QUrl(QStringLiteral("https://console.vast.ai"));
    record.offerId = 384826;
    // More than a page of it, so that the commit is several frames.
    record.body.insert(QStringLiteral("onstart"), QString(9000, u'x'));
    record.bodyHash = bodyHashOf("bytes");
    record.prepared = at;
    return record;
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

}

void PowerCutTest::initTestCase()
{
    const QTemporaryDir dir;
    const SystemClock clock;
    const QString database = dir.filePath(QStringLiteral("journal.db"));
    const QString log = database + QStringLiteral("-wal");
    const auto journal = Journal::open(dir.path(), clock);
    QVERIFY(journal);
    const Observation sending{clock.now(), ObservationKind::Sending, QStringLiteral("Sent."), {}, {}};
    const LaunchRecord old = newRecord(clock.now());
    QVERIFY((*journal)->appendSending(old, sending));
    m_old = old.id;
    m_database = content(database);
    m_before = content(log);
    const LaunchRecord record = newRecord(clock.now());
    QVERIFY((*journal)->appendSending(record, sending));
    m_new = record.id;
    m_after = content(log);
    QCOMPARE(content(database), m_database); // a commit writes the log alone
    QVERIFY(m_after.size() > m_before.size());
}

void PowerCutTest::duringTheCommit_data()
{
    QTest::addColumn<qsizetype>("kept");
    QTest::addColumn<char>("fill"); // what stands where nothing was written yet; '-': the file ends there
    const qsizetype page = qsizetype(quint8(m_after[10])) << 8 | quint8(m_after[11]);
    const qsizetype frame = frameHeader + page;
    QVERIFY(page >= 512);
    QCOMPARE((m_after.size() - logHeader) % frame, 0);
    for (qsizetype at = m_before.size(); at <= m_after.size(); at += frame) {
        const qsizetype number = (at - logHeader) / frame;
        for (const qsizetype inside : {qsizetype(0), qsizetype(8), frameHeader, frame / 2, frame - 1}) {
            if (at + inside > m_after.size())
                continue;
            for (const char fill : {'-', '\0', '\xff'}) {
                const char *kind = fill == '-' ? "cut" : fill == '\0' ? "zeros" : "ones";
                QTest::addRow("frame %d, byte %d, %s", int(number), int(inside), kind) << at + inside << fill;
            }
        }
    }
}

void PowerCutTest::duringTheCommit()
{
    QFETCH(qsizetype, kept);
    QFETCH(char, fill);
    const QTemporaryDir dir;
    QByteArray log = m_after.left(kept);
    if (fill != '-')
        log.append(m_after.size() - kept, fill);
    QVERIFY(write(dir.filePath(QStringLiteral("journal.db")), m_database));
    QVERIFY(write(dir.filePath(QStringLiteral("journal.db-wal")), log));
    const SystemClock clock;
    const auto journal = Journal::open(dir.path(), clock);
    QVERIFY(journal);
    QCOMPARE((*journal)->notice(), QString());
    const auto old = (*journal)->record(m_old);
    QVERIFY(old);
    QCOMPARE(old->state, LaunchState::Sending);
    const auto found = (*journal)->record(m_new);
    if (found) {
        QCOMPARE(found->state, LaunchState::Sending);
        const auto timeline = (*journal)->timeline(m_new);
        QVERIFY(timeline);
        QCOMPARE(timeline->size(), 2);
    } else {
        QCOMPARE(found.error().kind, JournalError::Kind::Missing);
        QVERIFY(kept < m_after.size());
    }
    // Nothing was sent yet when the commit had not returned, so both are true. And it can go on.
    const auto adopted = (*journal)->adoptInterrupted();
    QVERIFY(adopted);
    QCOMPARE(adopted->size(), found ? 2 : 1);
}

BERTH_TEST(PowerCutTest)
#include "powercuttest.moc"
