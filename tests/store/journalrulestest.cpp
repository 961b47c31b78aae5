// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journalrules.h"

#include "support/testcase.h"

#include <QStringList>

using namespace berth;

class JournalRulesTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheStepsOfTheRule();
    void onlyAPersonEndsAConflict();
    void soundRecords_data();
    void soundRecords();
    void whatIsWorthLookingFor_data();
    void whatIsWorthLookingFor();
};

namespace {

constexpr int stateCount = 8;

}

// Written down once more, as words, so that a slip in the table shows.
void JournalRulesTest::onlyTheStepsOfTheRule()
{
    const QStringList known{QStringLiteral("prepared sending"), QStringLiteral("prepared not_sent"),
        QStringLiteral("sending created"), QStringLiteral("sending refused"),
        QStringLiteral("sending not_sent"), QStringLiteral("sending unknown"),
        QStringLiteral("unknown created"), QStringLiteral("unknown absent"),
        QStringLiteral("unknown conflict"), QStringLiteral("absent created"),
        QStringLiteral("absent conflict"), QStringLiteral("refused created"),
        QStringLiteral("refused conflict"), QStringLiteral("conflict created"),
        QStringLiteral("conflict absent")};
    int allowed = 0;
    for (int from = 0; from < stateCount; ++from) {
        for (int to = 0; to < stateCount; ++to) {
            const auto a = static_cast<LaunchState>(from);
            const auto b = static_cast<LaunchState>(to);
            const QString step = launchStateName(a) + u' ' + launchStateName(b);
            QVERIFY2(mayMove(a, b, ObservationKind::Decision) == known.contains(step), qPrintable(step));
            allowed += mayMove(a, b, ObservationKind::Decision) ? 1 : 0;
        }
    }
    QCOMPARE(allowed, known.size());
}

void JournalRulesTest::onlyAPersonEndsAConflict()
{
    for (const ObservationKind kind :
        {ObservationKind::Sweep, ObservationKind::Bound, ObservationKind::Note}) {
        QVERIFY(!mayMove(LaunchState::Conflict, LaunchState::Created, kind));
        QVERIFY(!mayMove(LaunchState::Conflict, LaunchState::Absent, kind));
        QVERIFY(mayMove(LaunchState::Unknown, LaunchState::Created, kind));
    }
}

void JournalRulesTest::soundRecords_data()
{
    QTest::addColumn<LaunchRecord>("before");
    QTest::addColumn<LaunchRecord>("after");
    QTest::addColumn<bool>("sound");
    LaunchRecord unknown;
    unknown.state = LaunchState::Unknown;
    LaunchRecord created = unknown;
    created.state = LaunchState::Created;
    created.contract = 7;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(1, Qt::UTC);
    const auto row = [](const char *name, const LaunchRecord &before, const LaunchRecord &after, bool sound) {
        QTest::newRow(name) << before << after << sound;
    };
    row("nothing changes", unknown, unknown, true);
    row("bound", unknown, created, true);
    LaunchRecord record = created;
    record.contract = 0;
    row("created without a contract", unknown, record, false);
    record = unknown;
    record.contract = 7;
    row("a contract, yet not created", unknown, record, false);
    record = created;
    record.contract = 8;
    row("another contract", created, record, false);
    row("the contract is dropped", created, unknown, false);
    record.contract = -1;
    row("a negative contract", unknown, record, false);
    record = created;
    record.gone = time;
    row("what was created is gone", created, record, true);
    record = unknown;
    record.gone = time;
    row("gone, yet never created", unknown, record, false);
    record = unknown;
    record.destroyAsked = time;
    row("to be destroyed, yet never created", unknown, record, false);
    record = created;
    record.looks = 3;
    row("more looks", created, record, true);
    row("fewer looks", record, created, false);
}

void JournalRulesTest::soundRecords()
{
    QFETCH(LaunchRecord, before);
    QFETCH(LaunchRecord, after);
    QFETCH(bool, sound);
    QCOMPARE(isSound(before, after), sound);
}

void JournalRulesTest::whatIsWorthLookingFor_data()
{
    QTest::addColumn<LaunchState>("state");
    QTest::addColumn<bool>("confirmed");
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("open");
    QTest::newRow("prepared") << LaunchState::Prepared << false << 0 << false;
    QTest::newRow("sending") << LaunchState::Sending << false << 0 << true;
    QTest::newRow("created") << LaunchState::Created << false << 0 << false;
    QTest::newRow("not sent") << LaunchState::NotSent << false << 0 << false;
    QTest::newRow("conflict") << LaunchState::Conflict << false << 0 << false;
    QTest::newRow("refused") << LaunchState::Refused << false << 0 << true;
    QTest::newRow("refused and confirmed") << LaunchState::Refused << true << 0 << false;
    QTest::newRow("unknown") << LaunchState::Unknown << false << 0 << true;
    QTest::newRow("unknown for long") << LaunchState::Unknown << false << 1000 << true;
    QTest::newRow("absent") << LaunchState::Absent << false << 0 << true;
    QTest::newRow("absent for 72 hours") << LaunchState::Absent << false << 72 << true;
    QTest::newRow("absent for 73 hours") << LaunchState::Absent << false << 73 << false;
}

void JournalRulesTest::whatIsWorthLookingFor()
{
    QFETCH(LaunchState, state);
    QFETCH(bool, confirmed);
    QFETCH(int, hours);
    QFETCH(bool, open);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'795'000'000'000, Qt::UTC);
    LaunchRecord record;
    record.state = state;
    record.prepared = now.addSecs(-3600 * hours);
    if (confirmed)
        record.confirmedAbsent = now;
    QCOMPARE(isOpen(record, now), open);
}

BERTH_TEST(JournalRulesTest)
#include "journalrulestest.moc"
