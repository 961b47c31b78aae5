// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/machineexperience.h"
#include "support/testcase.h"

using namespace berth;

namespace {

LaunchRecord launchOn(qint64 machine, LaunchState state, int day)
{
    LaunchRecord record;
    record.offer.machineId = machine;
    record.state = state;
    record.prepared = QDateTime(QDate(2026, 11, day), QTime(12, 0), Qt::UTC);
    return record;
}

}

class MachineExperienceTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void countsByMachine();
    void whatNeverLeftSaysNothing();
    void inWords_data();
    void inWords();
};

void MachineExperienceTest::countsByMachine()
{
    const auto all
        = machineExperiences({launchOn(7, LaunchState::Created, 3), launchOn(7, LaunchState::Refused, 9),
            launchOn(7, LaunchState::Absent, 5), launchOn(7, LaunchState::Unknown, 1),
            launchOn(8, LaunchState::Created, 2), launchOn(0, LaunchState::Created, 2)});
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.value(7).made, 1);
    QCOMPARE(all.value(7).failed, 2);
    QCOMPARE(all.value(7).open, 1);
    QCOMPARE(all.value(7).last.date().day(), 9);
    QCOMPARE(all.value(8).launches(), 1);
}

void MachineExperienceTest::whatNeverLeftSaysNothing()
{
    QVERIFY(machineExperiences({launchOn(7, LaunchState::NotSent, 3), launchOn(7, LaunchState::Prepared, 4)})
                .isEmpty());
}

void MachineExperienceTest::inWords_data()
{
    QTest::addColumn<int>("made");
    QTest::addColumn<int>("failed");
    QTest::addColumn<int>("open");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("cell");
    QTest::newRow("none") << 0 << 0 << 0 << QString() << QString();
    QTest::newRow("once") << 1 << 0 << 0 << QStringLiteral("launched here once")
                          << QStringLiteral("1 launch");
    QTest::newRow("failed") << 0 << 1 << 0 << QStringLiteral("launched here once, 1 failed")
                            << QStringLiteral("1 launch, 1 failed");
    QTest::newRow("all") << 2 << 1 << 1 << QStringLiteral("launched here 4 times, 1 failed, 1 still open")
                         << QStringLiteral("4 launches, 1 failed, 1 still open");
}

void MachineExperienceTest::inWords()
{
    QFETCH(int, made);
    QFETCH(int, failed);
    QFETCH(int, open);
    QFETCH(QString, words);
    QFETCH(QString, cell);
    QCOMPARE(experienceText({made, failed, open}), words);
    QCOMPARE(experienceShort({made, failed, open}), cell);
}

BERTH_TEST(MachineExperienceTest)
#include "machineexperiencetest.moc"
