// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/rehearsal.h"

#include "store/journal.h"
#include "support/testcase.h"

#include <QHash>

#include <memory>
#include <vector>

using namespace berth;
using namespace berth::test;
using namespace std::chrono_literals;

// Every fault, with offers that are used up and offers that are not, with a list that lags and one that does
// not: what Berth says in the end is what the server knows, and nothing was sent twice.
class FaultMatrixTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cell_data();
    void cell();
    void aServerThatIsGone();
    void theIntentIsOnTheDiskWhenThePutArrives();
    void cleanupTestCase();

private:
    struct Cell
    {
        QString name;
        SandboxRehearsal fault;
        bool singleUse = true;
        std::chrono::milliseconds lag{0};
        std::unique_ptr<Rehearsal> run;
    };

    void beginNextCells(size_t from);

    std::vector<Cell> m_cells;
};

namespace {

constexpr size_t atOnce = 12; // cells under way: most of their time they wait

// What the journal says in the end; the rest follows from whether the server makes a contract.
LaunchState expectedEnd(const SandboxRehearsal &fault)
{
    static const QStringList refusals{QStringLiteral("no-such-ask-400"), QStringLiteral("no-such-ask-404"),
        QStringLiteral("no-such-ask-410"), QStringLiteral("unauthorized-401"),
        QStringLiteral("forbidden-403"), QStringLiteral("auth-error-404"), QStringLiteral("success-false"),
        QStringLiteral("offer-taken"), QStringLiteral("offer-taken-before")};
    if (refusals.contains(fault.name))
        return LaunchState::Refused;
    return fault.create.effect == SandboxFault::Effect::Nothing ? LaunchState::Absent : LaunchState::Created;
}

// What Berth says at once. Only an answer that names the contract, or refuses, is more than unknown.
LaunchState expectedFirst(const SandboxRehearsal &fault)
{
    static const QHash<QString, LaunchState> known{
        {QStringLiteral("bid-too-low"), LaunchState::Created},
        {QStringLiteral("id-as-text"), LaunchState::Created},
        {QStringLiteral("price-rise"), LaunchState::Created},
        {QStringLiteral("price-rise-before"), LaunchState::Created},
        {QStringLiteral("lying-refusal"), LaunchState::Refused},
        {QStringLiteral("success-false-created"), LaunchState::Refused},
    };
    if (known.contains(fault.name))
        return known.value(fault.name);
    return expectedEnd(fault) == LaunchState::Refused ? LaunchState::Refused : LaunchState::Unknown;
}

}

void FaultMatrixTest::initTestCase()
{
    for (const SandboxRehearsal &fault : sandboxRehearsals()) {
        for (const bool singleUse : {true, false}) {
            for (const auto lag : {0ms, 2000ms}) {
                const QString name
                    = QStringLiteral("%1, %2, lag %3 s")
                          .arg(fault.name,
                              singleUse ? QStringLiteral("single use") : QStringLiteral("reusable"))
                          .arg(lag / 1000ms);
                m_cells.push_back({name, fault, singleUse, lag, nullptr});
            }
        }
    }
}

void FaultMatrixTest::cell_data()
{
    QTest::addColumn<int>("number");
    for (size_t i = 0; i < m_cells.size(); ++i)
        QTest::newRow(qPrintable(m_cells[i].name)) << int(i);
}

void FaultMatrixTest::beginNextCells(size_t from)
{
    for (size_t i = from; i < std::min(from + atOnce, m_cells.size()); ++i) {
        Cell &cell = m_cells[i];
        if (cell.run)
            continue;
        SandboxOptions options;
        options.singleUseOffers = cell.singleUse;
        options.listLag = cell.lag;
        cell.run = std::make_unique<Rehearsal>(options);
        cell.run->begin(cell.fault);
    }
}

void FaultMatrixTest::cell()
{
    QFETCH(int, number);
    beginNextCells(size_t(number));
    Cell &cell = m_cells[size_t(number)];
    Rehearsal &run = *cell.run;
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), 30'000);
    QCOMPARE(run.problem(), QString());
    QCOMPARE(lie(run.record(), run.truth()), QString());
    QCOMPARE(run.truth().others, 0);
    QCOMPARE(run.truth().sent, 1);
    QCOMPARE(launchStateName(run.firstOutcome()), launchStateName(expectedFirst(cell.fault)));
    QCOMPARE(launchStateName(run.record().state), launchStateName(expectedEnd(cell.fault)));
    cell.run.reset();
}

void FaultMatrixTest::aServerThatIsGone()
{
    Rehearsal run({});
    (void)run.sandbox().anyOffer();
    run.closeTheServer();
    run.begin(std::nullopt);
    QTRY_VERIFY(run.isDone());
    QCOMPARE(run.record().state, LaunchState::NotSent);
    QCOMPARE(run.truth().sent, 0);
}

// Read by a connection of its own while the server has the request and has not answered.
void FaultMatrixTest::theIntentIsOnTheDiskWhenThePutArrives()
{
    Rehearsal run({});
    SandboxRehearsal slow;
    slow.create = {.effect = SandboxFault::Effect::Create, .status = 504, .delay = 30s};
    run.begin(slow);
    QTRY_COMPARE(run.sandbox().creates().size(), 1);
    const SystemClock clock;
    const auto journal = Journal::open(run.stateDir(), clock);
    QVERIFY(journal);
    const auto records = (*journal)->records();
    QVERIFY(records);
    QCOMPARE(records->size(), 1);
    QCOMPARE(records->first().state, LaunchState::Sending);
    QCOMPARE(bodyHashOf(run.sandbox().creates().first().body), records->first().bodyHash);
    QVERIFY(!run.isDone());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), 20'000);
    QCOMPARE(lie(run.record(), run.truth()), QString());
}

void FaultMatrixTest::cleanupTestCase()
{
    m_cells.clear();
}

BERTH_TEST(FaultMatrixTest)
#include "faultmatrixtest.moc"
