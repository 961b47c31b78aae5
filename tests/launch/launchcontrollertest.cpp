// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchcontroller.h"

#include "api/apiclient.h"
#include "launch/journalservice.h"
#include "launch/ubuntu.h"
#include "sandbox/sandbox.h"
#include "store/journal.h"
#include "support/testcase.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace berth;
using test::ubuntu;

class LaunchControllerTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void createsOnce();
    void refusesASecondOneMeanwhile();
    void sendsNothingBad();
    void tellsNotSentFromUnknown();
    void stopWaitingIsUnknown();
    void theIntentIsOnTheDiskBeforeTheFirstByte();
    void aJournalThatCannotWriteStopsTheLaunch();
    void oneLaunchAtATimePerAccount();
    void noSecretReachesTheJournal();
};

namespace {

struct ControllerBench
{
    explicit ControllerBench(SandboxOptions options = {})
        : sandbox(options)
    {
        if (!sandbox.start())
            qFatal("the sandbox does not start");
        ApiAccount account;
        account.baseUrl = sandbox.url();
        account.key = Secret(sandbox.key());
        client.setAccount(account);
    }

    LaunchResult launch(const RequestFields &fields, qint64 offer)
    {
        QSignalSpy finished(&controller, &LaunchController::finished);
        if (!controller.launch(intent(fields, offer)) || !finished.wait(10'000))
            return {};
        return finished.first().first().value<LaunchResult>();
    }

    static LaunchIntent intent(const RequestFields &fields, qint64 offer)
    {
        LaunchIntent made;
        made.token = newLaunchToken();
        made.offerId = offer;
        made.fields = fields;
        return made;
    }

    QList<LaunchRecord> records()
    {
        const auto opened = Journal::open(dir.path(), clock);
        return opened ? (*opened)->records().value() : QList<LaunchRecord>();
    }

    QTemporaryDir dir;
    Sandbox sandbox;
    SystemClock clock;
    ApiClient client{ApiAccount{}};
    JournalService journal{dir.path(), clock};
    LaunchController controller{client, clock, journal};
};

}

void LaunchControllerTest::createsOnce()
{
    ControllerBench bench;
    QSignalSpy states(&bench.controller, &LaunchController::stateChanged);
    const qint64 offer = bench.sandbox.anyOffer();
    const LaunchResult result = bench.launch(ubuntu(), offer);
    QCOMPARE(result.state, LaunchState::Created);
    QCOMPARE(bench.sandbox.contracts(), QList<qint64>{result.outcome.contract});
    QCOMPARE(bench.sandbox.creates().size(), 1);
    const SandboxRequest sent = bench.sandbox.creates().first();
    QCOMPARE(sent.path, QStringLiteral("/api/v0/asks/%1/").arg(offer).toUtf8());
    const QByteArray token = result.record.id.toLatin1();
    QCOMPARE(sent.body, R"({"disk":10,"env":{"BERTH_LAUNCH_ID":")" + token + R"("},"image":"ubuntu:22.04"})");
    QCOMPARE(bodyHashOf(sent.body), result.record.bodyHash);
    const QList<LaunchRecord> records = bench.records();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().id, result.record.id);
    QCOMPARE(records.first().state, LaunchState::Created);
    QCOMPARE(records.first().contract, result.outcome.contract);
    QCOMPARE(states.first().first().value<LaunchState>(), LaunchState::Sending);
    QCOMPARE(states.last().first().value<LaunchState>(), LaunchState::Created);
}

void LaunchControllerTest::refusesASecondOneMeanwhile()
{
    ControllerBench bench;
    QSignalSpy finished(&bench.controller, &LaunchController::finished);
    QVERIFY(bench.controller.launch(ControllerBench::intent(ubuntu(), bench.sandbox.anyOffer())));
    QVERIFY(!bench.controller.launch(ControllerBench::intent(ubuntu(), bench.sandbox.anyOffer())));
    QVERIFY(finished.wait());
    QCOMPARE(bench.sandbox.creates().size(), 1);
}

void LaunchControllerTest::sendsNothingBad()
{
    ControllerBench bench;
    RequestFields bad = ubuntu();
    bad.set(FieldId::Disk, 1.0);
    QVERIFY(!bench.controller.launch(ControllerBench::intent(bad, bench.sandbox.anyOffer())));
    QVERIFY(!bench.controller.launch(ControllerBench::intent(ubuntu(), 0)));
    QTest::qWait(50);
    QVERIFY(bench.sandbox.creates().isEmpty());
}

void LaunchControllerTest::tellsNotSentFromUnknown()
{
    ControllerBench bench;
    SandboxFault html;
    html.status = 502;
    html.effect = SandboxFault::Effect::Create;
    html.contentType = "text/html";
    html.body = "<html>Bad gateway</html>";
    bench.sandbox.failNextCreate(html);
    QCOMPARE(bench.launch(ubuntu(), bench.sandbox.anyOffer()).state, LaunchState::Unknown);
    QCOMPARE(bench.sandbox.contracts().size(), 1); // it was created, which nobody could tell from the answer

    const qint64 offer = bench.sandbox.anyOffer();
    bench.sandbox.stop();
    QCOMPARE(bench.launch(ubuntu(), offer).state, LaunchState::NotSent);
}

void LaunchControllerTest::stopWaitingIsUnknown()
{
    ControllerBench bench;
    SandboxFault slow;
    slow.delay = std::chrono::seconds(30);
    bench.sandbox.failNextCreate(slow);
    QSignalSpy finished(&bench.controller, &LaunchController::finished);
    QVERIFY(bench.controller.launch(ControllerBench::intent(ubuntu(), bench.sandbox.anyOffer())));
    QTRY_COMPARE(bench.sandbox.creates().size(), 1); // it has arrived
    bench.controller.stopWaiting();
    QVERIFY(finished.wait());
    const auto result = finished.first().first().value<LaunchResult>();
    QCOMPARE(result.state, LaunchState::Unknown);
    QCOMPARE(result.outcome.delivery, Delivery::Cancelled);
    QVERIFY(!bench.controller.isBusy());
}

void LaunchControllerTest::theIntentIsOnTheDiskBeforeTheFirstByte()
{
    ControllerBench bench;
    SandboxFault slow;
    slow.delay = std::chrono::seconds(30);
    bench.sandbox.failNextCreate(slow);
    QVERIFY(bench.controller.launch(ControllerBench::intent(ubuntu(), bench.sandbox.anyOffer())));
    QTRY_COMPARE(bench.sandbox.creates().size(), 1);
    const QList<LaunchRecord> records = bench.records(); // as another program reads it
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().state, LaunchState::Sending);
    QSignalSpy finished(&bench.controller, &LaunchController::finished);
    bench.controller.stopWaiting();
    QVERIFY(finished.wait());
    QCOMPARE(bench.records().first().state, LaunchState::Unknown);
}

void LaunchControllerTest::aJournalThatCannotWriteStopsTheLaunch()
{
    ControllerBench bench;
    // A folder where the file should be: nothing can be written there, whoever one is.
    QVERIFY(QDir(bench.dir.path()).mkdir(QStringLiteral("journal.db")));
    const LaunchResult result = bench.launch(ubuntu(), bench.sandbox.anyOffer());
    QCOMPARE(result.state, LaunchState::NotSent);
    QVERIFY(!result.journalProblem.isEmpty());
    QVERIFY(bench.sandbox.creates().isEmpty());
}

void LaunchControllerTest::oneLaunchAtATimePerAccount()
{
    ControllerBench bench;
    SandboxFault slow;
    slow.delay = std::chrono::seconds(30);
    bench.sandbox.failNextCreate(slow);
    QVERIFY(bench.controller.launch(ControllerBench::intent(ubuntu(), bench.sandbox.anyOffer())));
    QTRY_COMPARE(bench.sandbox.creates().size(), 1);

    JournalService otherJournal(bench.dir.path(), bench.clock); // as in a second window
    LaunchController other(bench.client, bench.clock, otherJournal);
    QSignalSpy finished(&other, &LaunchController::finished);
    QVERIFY(other.launch(ControllerBench::intent(ubuntu(), bench.sandbox.anyOffer())));
    QVERIFY(finished.wait());
    QCOMPARE(finished.first().first().value<LaunchResult>().state, LaunchState::NotSent);
    QCOMPARE(bench.sandbox.creates().size(), 1);
    bench.controller.stopWaiting();
    QTRY_VERIFY(!bench.controller.isBusy());
}

void LaunchControllerTest::noSecretReachesTheJournal()
{
    ControllerBench bench;
    RequestFields fields = ubuntu();
    fields.set(
        FieldId::Env, EnvRows{envVariable(QStringLiteral("HF_TOKEN"), QStringLiteral("hf_s3cret"), true)});
    const LaunchResult result = bench.launch(fields, bench.sandbox.anyOffer());
    QCOMPARE(result.state, LaunchState::Created);
    QVERIFY(bench.sandbox.creates().first().body.contains("hf_s3cret"));
    const QString instanceKey = result.outcome.instanceApiKey.reveal();
    QVERIFY(!instanceKey.isEmpty());
    for (const char *name : {"journal.db", "journal.db-wal"}) {
        QFile file(bench.dir.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const QByteArray &secret :
            {QByteArray("hf_s3cret"), bench.sandbox.key().toUtf8(), instanceKey.toUtf8()})
            QVERIFY2(!bytes.contains(secret), name);
    }
}

BERTH_TEST(LaunchControllerTest)
#include "launchcontrollertest.moc"
