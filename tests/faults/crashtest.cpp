// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"
#include "sandbox/sandbox.h"
#include "store/journal.h"
#include "support/testcase.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSet>
#include <QThread>

#include <algorithm>

using namespace berth;
using namespace berth::test;
using namespace std::chrono_literals;

// berthctl is killed at any moment of a launch; then it is started again and asked what became of it. As
// often as BERTH_CRASH_RUNS says.
class CrashTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void killedAnywhere();

private:
    using Steady = std::chrono::steady_clock;

    void start(QProcess &process, qint64 offer);
    void runToTheEnd();
    void killAfter(std::chrono::microseconds moment);
    void reconcile(const QString &time);
    void compare();

    Program m_program;
    std::unique_ptr<Sandbox> m_sandbox;
    std::chrono::microseconds m_whole{0}; // what a launch takes
    std::chrono::microseconds m_untilPut{0}; // when its request arrives
};

namespace {

constexpr int usualRuns = 40;
constexpr int calibrations = 3;
constexpr auto around = 30ms; // of the request's arrival: most kills fall there
constexpr auto answerTakes = 15ms;

int runs()
{
    const int wanted = qEnvironmentVariableIntValue("BERTH_CRASH_RUNS");
    return wanted > 0 ? wanted : usualRuns;
}

std::chrono::microseconds since(std::chrono::steady_clock::time_point began)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
}

QString tokenOf(const SandboxContract &contract)
{
    for (const auto &[name, value] : contract.env) {
        if (name == QLatin1String("BERTH_LAUNCH_ID"))
            return value;
    }
    return {};
}

QString tokenOf(const SandboxRequest &create)
{
    return QJsonDocument::fromJson(create.body)
        .object()
        .value(QLatin1String("env"))
        .toObject()
        .value(QLatin1String("BERTH_LAUNCH_ID"))
        .toString();
}

}

void CrashTest::start(QProcess &process, qint64 offer)
{
    // The contract is made at once and the answer comes a little later, so that there is something between.
    m_sandbox->failNextCreate({.delay = answerTakes, .sendRealAnswer = true});
    m_program.prepare(process);
    process.setArguments({QStringLiteral("launch"), QStringLiteral("--yes"), QStringLiteral("--api-url"),
        m_sandbox->url().toString(), QStringLiteral("--offer"), QString::number(offer),
        QStringLiteral("--set"), QStringLiteral("image=ubuntu:22.04"), QStringLiteral("--set"),
        QStringLiteral("disk=10"), QStringLiteral("--reconcile-for"), QStringLiteral("1")});
    process.start();
    QVERIFY(process.waitForStarted());
}

void CrashTest::runToTheEnd()
{
    const auto before = m_sandbox->creates().size();
    const qint64 offer = m_sandbox->anyOffer();
    const auto began = Steady::now();
    QProcess process;
    start(process, offer);
    while (m_sandbox->creates().size() == before && since(began) < 20s)
        QThread::usleep(200);
    m_untilPut = since(began);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    m_whole = since(began);
}

void CrashTest::killAfter(std::chrono::microseconds moment)
{
    const qint64 offer = m_sandbox->anyOffer();
    const auto began = Steady::now();
    QProcess process;
    start(process, offer);
    while (since(began) < moment)
        QThread::usleep(100);
    process.kill();
    QVERIFY(process.waitForFinished());
}

void CrashTest::reconcile(const QString &time)
{
    const auto result = m_program.run(
        {QStringLiteral("reconcile"), QStringLiteral("--api-url"), m_sandbox->url().toString(),
            QStringLiteral("--reconcile-for"), time, QStringLiteral("--format"), QStringLiteral("json")});
    // 4: a launch that was killed before its request left stays unknown until the whole schedule has passed.
    QVERIFY2(result.exit == 0 || result.exit == 4, result.err.constData());
}

void CrashTest::compare()
{
    const SystemClock clock;
    const auto journal = Journal::open(m_program.home() + QStringLiteral("/state"), clock);
    QVERIFY(journal);
    QCOMPARE((*journal)->notice(), QString()); // nothing was damaged
    const auto records = (*journal)->records();
    QVERIFY(records);

    QMap<QString, qint64> contractOf; // by token
    const QList<SandboxContract> contracts = m_sandbox->truth();
    for (const SandboxContract &contract : contracts) {
        const QString token = tokenOf(contract);
        QVERIFY(!token.isEmpty());
        QVERIFY2(!contractOf.contains(token), "one launch made two contracts");
        contractOf.insert(token, contract.id);
    }
    QMap<QString, int> sent;
    const QList<SandboxRequest> creates = m_sandbox->creates();
    for (const SandboxRequest &create : creates)
        QVERIFY2(++sent[tokenOf(create)] == 1, "one launch was sent twice");

    QMap<LaunchState, int> count;
    QSet<QString> known;
    QSet<qint64> bound;
    int found = 0; // by looking, because berthctl had died before it could write down the answer
    for (const LaunchRecord &record : *records) {
        known << record.id;
        ++count[record.state];
        QVERIFY(record.state != LaunchState::Prepared && record.state != LaunchState::Sending);
        QVERIFY(record.state != LaunchState::Conflict);
        QCOMPARE(record.contract, contractOf.value(record.id)); // 0: neither has one
        QCOMPARE(record.state == LaunchState::Created, contractOf.contains(record.id));
        if (record.contract != 0) {
            QVERIFY2(!bound.contains(record.contract), "two launches claim one contract");
            bound << record.contract;
            const auto timeline = (*journal)->timeline(record.id);
            QVERIFY(timeline);
            found += std::any_of(timeline->begin(), timeline->end(),
                         [](const Observation &one) {
                             return one.kind == ObservationKind::Sweep || one.kind == ObservationKind::Bound;
                         })
                ? 1
                : 0;
        }
    }
    for (auto it = contractOf.cbegin(); it != contractOf.cend(); ++it)
        QVERIFY2(known.contains(it.key()), "a contract that the journal does not know");
    for (auto it = sent.cbegin(); it != sent.cend(); ++it)
        QVERIFY2(known.contains(it.key()), "a request that the journal does not know");
    qInfo("%d records, %d requests arrived, %d contracts: %d created (%d found by looking), %d unknown, %d "
          "not sent",
        int(records->size()), int(sent.size()), int(contracts.size()), count[LaunchState::Created], found,
        count[LaunchState::Unknown], count[LaunchState::NotSent]);
}

void CrashTest::killedAnywhere()
{
    SandboxOptions options;
    options.offers = 2 * runs() + 100;
    options.credit = 1e9;
    options.key = QStringLiteral("crash");
    m_sandbox = std::make_unique<Sandbox>(options);
    QVERIFY(m_sandbox->start());
    m_program.setVariable(QStringLiteral("VAST_API_KEY"), options.key);
    for (int i = 0; i < calibrations; ++i)
        runToTheEnd();

    QRandomGenerator random(20261124);
    for (int i = 0; i < runs(); ++i) {
        const auto within = [&](std::chrono::microseconds low, std::chrono::microseconds high) {
            return low + std::chrono::microseconds(random.bounded(qint64((high - low).count()) + 1));
        };
        const bool anywhere = random.bounded(4) == 0;
        const auto least = m_untilPut > around ? m_untilPut - around : 0us;
        killAfter(anywhere ? within(0us, m_whole) : within(least, m_untilPut + around));
        if (QTest::currentTestFailed())
            return;
        if (i % 20 == 19)
            reconcile(QStringLiteral("1"));
    }
    reconcile(QStringLiteral("4"));
    compare();
}

BERTH_TEST(CrashTest)
#include "crashtest.moc"
