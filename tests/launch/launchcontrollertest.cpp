// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchcontroller.h"

#include "api/apiclient.h"
#include "sandbox/sandbox.h"
#include "support/testcase.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace berth;

class LaunchControllerTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void createsOnce();
    void refusesASecondOneMeanwhile();
    void sendsNothingBad();
    void tellsNotSentFromUnknown();
    void stopWaitingIsUnknown();
};

namespace {

struct Bench
{
    explicit Bench(SandboxOptions options = {})
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
        if (!controller.launch(offer, fields) || !finished.wait(10'000))
            return {};
        return finished.first().first().value<LaunchResult>();
    }

    Sandbox sandbox;
    SystemClock clock;
    ApiClient client{ApiAccount{}};
    LaunchController controller{client, clock};
};

RequestFields ubuntu()
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    fields.set(FieldId::Disk, 10.0);
    return fields;
}

}

void LaunchControllerTest::createsOnce()
{
    Bench bench;
    QSignalSpy states(&bench.controller, &LaunchController::stateChanged);
    const qint64 offer = bench.sandbox.anyOffer();
    const LaunchResult result = bench.launch(ubuntu(), offer);
    QCOMPARE(result.state, LaunchState::Created);
    QCOMPARE(bench.sandbox.contracts(), QList<qint64>{result.outcome.contract});
    QCOMPARE(bench.sandbox.creates().size(), 1);
    const SandboxRequest sent = bench.sandbox.creates().first();
    QCOMPARE(sent.path, QStringLiteral("/api/v0/asks/%1/").arg(offer).toUtf8());
    QCOMPARE(QJsonDocument::fromJson(sent.body).toJson(QJsonDocument::Compact),
        QByteArray(R"({"disk":10,"image":"ubuntu:22.04"})"));
    QCOMPARE(states.first().first().value<LaunchState>(), LaunchState::Sending);
    QCOMPARE(states.last().first().value<LaunchState>(), LaunchState::Created);
}

void LaunchControllerTest::refusesASecondOneMeanwhile()
{
    Bench bench;
    QSignalSpy finished(&bench.controller, &LaunchController::finished);
    QVERIFY(bench.controller.launch(bench.sandbox.anyOffer(), ubuntu()));
    QVERIFY(!bench.controller.launch(bench.sandbox.anyOffer(), ubuntu()));
    QVERIFY(finished.wait());
    QCOMPARE(bench.sandbox.creates().size(), 1);
}

void LaunchControllerTest::sendsNothingBad()
{
    Bench bench;
    RequestFields bad = ubuntu();
    bad.set(FieldId::Disk, 1.0);
    QVERIFY(!bench.controller.launch(bench.sandbox.anyOffer(), bad));
    QVERIFY(!bench.controller.launch(0, ubuntu()));
    QTest::qWait(50);
    QVERIFY(bench.sandbox.creates().isEmpty());
}

void LaunchControllerTest::tellsNotSentFromUnknown()
{
    Bench bench;
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
    Bench bench;
    SandboxFault slow;
    slow.delay = std::chrono::seconds(30);
    bench.sandbox.failNextCreate(slow);
    QSignalSpy finished(&bench.controller, &LaunchController::finished);
    QVERIFY(bench.controller.launch(bench.sandbox.anyOffer(), ubuntu()));
    QTRY_COMPARE(bench.sandbox.creates().size(), 1); // it has arrived
    bench.controller.stopWaiting();
    QVERIFY(finished.wait());
    const auto result = finished.first().first().value<LaunchResult>();
    QCOMPARE(result.state, LaunchState::Unknown);
    QCOMPARE(result.outcome.delivery, Delivery::Cancelled);
    QVERIFY(!bench.controller.isBusy());
}

BERTH_TEST(LaunchControllerTest)
#include "launchcontrollertest.moc"
