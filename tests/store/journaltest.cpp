// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"

#include "journalsupport.h"
#include "store/accountlock.h"

#include "support/testcase.h"

#include <QTemporaryDir>

using namespace berth;
using namespace berth::test;
using Kind = JournalError::Kind;
using S = LaunchState;

class JournalTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void whatIsAppendedIsThereAfterARestart();
    void nothingImproperIsAppended_data();
    void nothingImproperIsAppended();
    void anIdIsTakenOnce();
    void appendingAndSendingInOne();
    void aMoveTellsTheWholeStory();
    void aMoveFromElsewhereChangesNothing();
    void aStepAgainstTheRuleChangesNothing();
    void aConflictIsAPersonsToEnd();
    void observationsChangeCounters();
    void whatWasCreatedCanBeGone();
    void filtersNarrow();
    void openRecordsAreThoseWorthALook();
    void theDeadAreAdoptedTheLivingLeftAlone();
    void anotherConnectionsWritesAreSeen();

private:
    std::unique_ptr<Journal> open() const;
    LaunchRecord appended(Journal &journal, const QString &account = QStringLiteral("00112233aabbccdd"));
    LaunchRecord moved(Journal &journal, const LaunchRecord &record, const QList<LaunchState> &path);

    std::unique_ptr<QTemporaryDir> m_dir = std::make_unique<QTemporaryDir>();
    JournalClock m_clock;
};

// The next test starts on an empty folder.
void JournalTest::cleanup()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_clock = {};
}

std::unique_ptr<Journal> JournalTest::open() const
{
    auto journal = Journal::open(m_dir->path(), m_clock, impatient());
    if (!journal)
        qFatal("%s", qPrintable(journal.error().message));
    return std::move(*journal);
}

LaunchRecord JournalTest::appended(Journal &journal, const QString &account)
{
    m_clock.time = m_clock.time.addMSecs(10);
    const LaunchRecord record = sampleRecord(m_clock.time, account);
    const auto done = journal.append(record);
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return record;
}

LaunchRecord JournalTest::moved(Journal &journal, const LaunchRecord &record, const QList<LaunchState> &path)
{
    LaunchRecord at = record;
    for (const LaunchState to : path) {
        LaunchChanges changes;
        if (to == S::Created)
            changes.contract = 12345678;
        const auto done
            = journal.move(at.id, {at.state}, to, seen(m_clock.time, ObservationKind::Decision), changes);
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
        at = *done;
    }
    return at;
}

void JournalTest::whatIsAppendedIsThereAfterARestart()
{
    const LaunchRecord record = appended(*open());
    const auto again = open();
    QVERIFY(again->notice().isEmpty());
    QVERIFY(!again->isReadOnly());
    QCOMPARE(again->record(record.id).value(), record);
    const QList<Observation> timeline = again->timeline(record.id).value();
    QCOMPARE(timeline.size(), 1);
    QCOMPARE(timeline.constFirst().kind, ObservationKind::Prepared);
    QCOMPARE(timeline.constFirst().at, record.prepared);
    QCOMPARE(again->record(newLaunchToken()).error().kind, Kind::Missing);
}

void JournalTest::nothingImproperIsAppended_data()
{
    QTest::addColumn<LaunchRecord>("record");
    const LaunchRecord good = sampleRecord(m_clock.time);
    LaunchRecord record = good;
    record.id = QStringLiteral("abc");
    QTest::newRow("id") << record;
    record = good;
    record.account.clear();
    QTest::newRow("account") << record;
    record = good;
    record.baseUrl = QUrl();
    QTest::newRow("base URL") << record;
    record = good;
    record.offerId = 0;
    QTest::newRow("offer") << record;
    record = good;
    record.prepared = QDateTime();
    QTest::newRow("time") << record;
    record = good;
    record.state = S::Sending;
    QTest::newRow("state") << record;
    record = good;
    record.contract = 7;
    QTest::newRow("contract") << record;
}

void JournalTest::nothingImproperIsAppended()
{
    QFETCH(LaunchRecord, record);
    const auto journal = open();
    QCOMPARE(journal->append(record).error().kind, Kind::NotAllowed);
    QVERIFY(journal->records().value().isEmpty());
}

void JournalTest::anIdIsTakenOnce()
{
    const auto journal = open();
    LaunchRecord record = appended(*journal);
    record.offerId = 1;
    QCOMPARE(journal->append(record).error().kind, Kind::NotAllowed);
    QCOMPARE(journal->record(record.id).value().offerId, 384826);
    QCOMPARE(journal->timeline(record.id).value().size(), 1);
}

void JournalTest::appendingAndSendingInOne()
{
    const LaunchRecord record = sampleRecord(m_clock.time);
    const QDateTime later = m_clock.time.addMSecs(5);
    QCOMPARE(open()->appendSending(record, seen(later, ObservationKind::Sending)).value().state, S::Sending);
    const auto journal = open();
    LaunchRecord expected = record;
    expected.state = S::Sending;
    expected.updated = later;
    QCOMPARE(journal->record(record.id).value(), expected);
    const QList<Observation> timeline = journal->timeline(record.id).value();
    QCOMPARE(timeline.size(), 2);
    QCOMPARE(timeline[0].state, S::Prepared);
    QCOMPARE(timeline[1].kind, ObservationKind::Sending);
    QCOMPARE(timeline[1].state, S::Sending);
}

void JournalTest::aMoveTellsTheWholeStory()
{
    auto journal = open();
    const LaunchRecord record = moved(*journal, appended(*journal), {S::Sending});
    Observation reply{m_clock.time.addSecs(3), ObservationKind::Reply, QStringLiteral("Nobody answered."),
        {{QStringLiteral("status"), 502}}, {}};
    LaunchChanges changes;
    changes.error = LaunchError{QStringLiteral("unknown"), 502, QStringLiteral("bad"), QStringLiteral("Hm.")};
    changes.nextLook = reply.at.addSecs(2);
    const LaunchRecord now = journal->move(record.id, {S::Sending}, S::Unknown, reply, changes).value();
    LaunchRecord expected = record;
    expected.state = S::Unknown;
    expected.error = *changes.error;
    expected.nextLook = *changes.nextLook;
    expected.updated = reply.at;
    QCOMPARE(now, expected);
    journal.reset();
    journal = open();
    QCOMPARE(journal->record(record.id).value(), expected);
    const QList<Observation> timeline = journal->timeline(record.id).value();
    QCOMPARE(timeline.size(), 3);
    reply.state = S::Unknown;
    QCOMPARE(timeline.constLast(), reply);
}

void JournalTest::aMoveFromElsewhereChangesNothing()
{
    const auto journal = open();
    const LaunchRecord record = moved(*journal, appended(*journal), {S::Sending, S::Unknown});
    const auto done = journal->move(record.id, {S::Sending}, S::Refused, seen(m_clock.time));
    QCOMPARE(done.error().kind, Kind::Moved);
    QCOMPARE(journal->record(record.id).value(), record);
    QCOMPARE(journal->timeline(record.id).value().size(), 3);
    QCOMPARE(journal->move(newLaunchToken(), {S::Sending}, S::Refused, seen(m_clock.time)).error().kind,
        Kind::Missing);
}

void JournalTest::aStepAgainstTheRuleChangesNothing()
{
    const auto journal = open();
    const LaunchRecord record = moved(*journal, appended(*journal), {S::Sending, S::Unknown});
    QCOMPARE(journal->move(record.id, {S::Unknown}, S::Refused, seen(m_clock.time)).error().kind,
        Kind::NotAllowed);
    QCOMPARE(journal->move(record.id, {S::Unknown}, S::Sending, seen(m_clock.time)).error().kind,
        Kind::NotAllowed);
    // Created, and no contract is named.
    QCOMPARE(journal->move(record.id, {S::Unknown}, S::Created, seen(m_clock.time)).error().kind,
        Kind::NotAllowed);
    QCOMPARE(journal->move(record.id, {S::Unknown}, S::Absent, seen({})).error().kind, Kind::NotAllowed);
    QCOMPARE(journal->record(record.id).value(), record);
    QCOMPARE(journal->timeline(record.id).value().size(), 3);
}

void JournalTest::aConflictIsAPersonsToEnd()
{
    const auto journal = open();
    const LaunchRecord record = moved(*journal, appended(*journal), {S::Sending, S::Unknown, S::Conflict});
    LaunchChanges changes;
    changes.contract = 77;
    QCOMPARE(
        journal
            ->move(record.id, {S::Conflict}, S::Created, seen(m_clock.time, ObservationKind::Sweep), changes)
            .error()
            .kind,
        Kind::NotAllowed);
    const auto done = journal->move(
        record.id, {S::Conflict}, S::Created, seen(m_clock.time, ObservationKind::Decision), changes);
    QCOMPARE(done.value().contract, 77);
}

void JournalTest::observationsChangeCounters()
{
    const auto journal = open();
    const LaunchRecord record = moved(*journal, appended(*journal), {S::Sending, S::Unknown});
    LaunchChanges changes;
    changes.looks = 2;
    changes.nextLook = m_clock.time.addSecs(10);
    const QDateTime at = m_clock.time.addSecs(1);
    const auto now = journal->observe(record.id, seen(at, ObservationKind::Sweep), changes);
    QCOMPARE(now.value().state, S::Unknown);
    QCOMPARE(now.value().looks, 2);
    QCOMPARE(now.value().nextLook, *changes.nextLook);
    QCOMPARE(now.value().updated, at);
    changes.nextLook = QDateTime();
    QVERIFY(!journal->observe(record.id, seen(at), changes).value().nextLook.isValid());
    QVERIFY(!journal->record(record.id).value().nextLook.isValid());
    changes.contract = 5; // not without becoming Created
    QCOMPARE(journal->observe(record.id, seen(at), changes).error().kind, Kind::NotAllowed);
    QCOMPARE(journal->timeline(record.id).value().size(), 5);
}

void JournalTest::whatWasCreatedCanBeGone()
{
    const auto journal = open();
    const LaunchRecord record = moved(*journal, appended(*journal), {S::Sending, S::Created});
    LaunchChanges changes;
    changes.destroyAsked = m_clock.time;
    QVERIFY(journal->observe(record.id, seen(m_clock.time, ObservationKind::Decision), changes));
    LaunchChanges gone;
    gone.gone = m_clock.time.addSecs(4);
    QVERIFY(journal->observe(record.id, seen(m_clock.time, ObservationKind::Destroyed), gone));
    const LaunchRecord now = journal->record(record.id).value();
    QCOMPARE(now.state, S::Created);
    QCOMPARE(now.contract, 12345678);
    QCOMPARE(now.destroyAsked, m_clock.time);
    QCOMPARE(now.gone, *gone.gone);
}

void JournalTest::filtersNarrow()
{
    const auto journal = open();
    const LaunchRecord first = appended(*journal);
    const LaunchRecord other = appended(*journal, QStringLiteral("ffff"));
    const LaunchRecord last = moved(*journal, appended(*journal), {S::Sending});
    const auto ids = [&journal](const JournalFilter &filter) {
        QStringList list;
        const QList<LaunchRecord> found = journal->records(filter).value();
        for (const LaunchRecord &one : found)
            list << one.id;
        return list;
    };
    QCOMPARE(ids({}), QStringList({last.id, other.id, first.id}));
    JournalFilter filter;
    filter.account = first.account;
    QCOMPARE(ids(filter), QStringList({last.id, first.id}));
    filter.states = {S::Prepared, S::Created};
    QCOMPARE(ids(filter), QStringList{first.id});
    filter.baseUrl = QUrl(QStringLiteral("https://CONSOLE.vast.ai:443/"));
    QCOMPARE(ids(filter), QStringList{first.id});
    filter.baseUrl = QUrl(QStringLiteral("https://elsewhere.example"));
    QCOMPARE(ids(filter), QStringList());
    filter = {};
    filter.limit = 2;
    QCOMPARE(ids(filter), QStringList({last.id, other.id}));
}

void JournalTest::openRecordsAreThoseWorthALook()
{
    const auto journal = open();
    appended(*journal);
    moved(*journal, appended(*journal), {S::Sending, S::Created});
    const LaunchRecord refused = moved(*journal, appended(*journal), {S::Sending, S::Refused});
    const LaunchRecord absent = moved(*journal, appended(*journal), {S::Sending, S::Unknown, S::Absent});
    const LaunchRecord unknown = moved(*journal, appended(*journal), {S::Sending, S::Unknown});
    JournalFilter filter;
    filter.limit = 1;
    QCOMPARE(journal->openRecords(filter).value(), QList<LaunchRecord>({unknown, absent, refused}));
    LaunchChanges changes;
    changes.confirmedAbsent = m_clock.time;
    QVERIFY(journal->observe(refused.id, seen(m_clock.time, ObservationKind::Sweep), changes));
    m_clock.time = m_clock.time.addDays(4);
    QCOMPARE(journal->openRecords().value(), QList<LaunchRecord>{unknown});
    filter.account = QStringLiteral("another");
    QVERIFY(journal->openRecords(filter).value().isEmpty());
}

void JournalTest::theDeadAreAdoptedTheLivingLeftAlone()
{
    const auto journal = open();
    const LaunchRecord living = moved(*journal, appended(*journal, QStringLiteral("aaaa")), {S::Sending});
    const LaunchRecord dead = moved(*journal, appended(*journal, QStringLiteral("bbbb")), {S::Sending});
    const LaunchRecord unsent = appended(*journal, QStringLiteral("bbbb"));
    const LaunchRecord done
        = moved(*journal, appended(*journal, QStringLiteral("bbbb")), {S::Sending, S::Created});
    auto lock = AccountLock::tryLock(m_dir->path(), living.account, living.baseUrl);
    QVERIFY(lock);
    QCOMPARE(journal->adoptInterrupted().value().size(), 2);
    QCOMPARE(journal->record(living.id).value(), living);
    QCOMPARE(journal->record(dead.id).value().state, S::Unknown);
    QCOMPARE(journal->record(unsent.id).value().state, S::NotSent);
    QCOMPARE(journal->record(done.id).value(), done);
    QCOMPARE(journal->timeline(dead.id).value().size(), 3);
    lock->reset();
    const auto adopted = journal->adoptInterrupted().value();
    QCOMPARE(adopted.size(), 1);
    QCOMPARE(adopted.constFirst().id, living.id);
    QCOMPARE(adopted.constFirst().state, S::Unknown);
    QVERIFY(AccountLock::tryLock(m_dir->path(), living.account, living.baseUrl)); // let go of again
}

void JournalTest::anotherConnectionsWritesAreSeen()
{
    const auto mine = open();
    const auto theirs = open();
    const qint64 before = mine->foreignRevision().value();
    appended(*mine);
    QCOMPARE(mine->foreignRevision().value(), before);
    const LaunchRecord record = appended(*theirs);
    QVERIFY(mine->foreignRevision().value() != before);
    QCOMPARE(mine->record(record.id).value(), record);
    moved(*mine, record, {S::Sending});
    QCOMPARE(theirs->record(record.id).value().state, S::Sending);
}

BERTH_TEST(JournalTest)
#include "journaltest.moc"
