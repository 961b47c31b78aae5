// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"
#include "sandbox/sandbox.h"
#include "store/journal.h"
#include "support/testcase.h"

#include <QFileInfo>
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
    enum class From : quint8 { Start, Write, Request }; // the journal is written, the request has arrived

    void start(QProcess &process, qint64 offer);
    void runToTheEnd();
    [[nodiscard]] QString journalOnDisk() const;
    void kill(From from, std::chrono::microseconds moment);
    void reconcile(const QString &time);
    void compare();

    Program m_program;
    std::unique_ptr<Sandbox> m_sandbox;
    std::chrono::microseconds m_whole{0}; // what a launch takes
};

namespace {

constexpr int usualRuns = 40;
constexpr int calibrations = 3;
constexpr auto writingTakes = 20ms; // until the request leaves, or about
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
    const qint64 offer = m_sandbox->anyOffer();
    const auto began = Steady::now();
    QProcess process;
    start(process, offer);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    m_whole = since(began);
}

// What changes when berthctl writes its journal.
QString CrashTest::journalOnDisk() const
{
    const QFileInfo log(m_program.home() + QStringLiteral("/state/journal.db-wal"));
    return QStringLiteral("%1 %2").arg(log.size()).arg(log.lastModified().toMSecsSinceEpoch());
}

void CrashTest::kill(From from, std::chrono::microseconds moment)
{
    const qint64 offer = m_sandbox->anyOffer();
    const auto requests = m_sandbox->creates().size();
    const QString journal = journalOnDisk();
    const auto came = [&] {
        return from == From::Start || (from == From::Write && journalOnDisk() != journal)
            || m_sandbox->creates().size() > requests;
    };
    QProcess process;
    auto began = Steady::now();
    start(process, offer);
    if (from != From::Start) {
        while (!came() && since(began) < 10s)
            QThread::usleep(50);
        began = Steady::now();
    }
    while (since(began) < moment)
        QThread::usleep(50);
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
        const auto until = [&](std::chrono::microseconds most) {
            return std::chrono::microseconds(random.bounded(qint64(most.count()) + 1));
        };
        const int kind = random.bounded(10);
        if (kind < 3)
            kill(From::Start, until(m_whole));
        else if (kind < 6)
            kill(From::Write, until(writingTakes));
        else
            kill(From::Request, until(answerTakes + 10ms));
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
