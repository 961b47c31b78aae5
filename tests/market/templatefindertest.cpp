// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/templatefinder.h"

#include "api/apiclient.h"
#include "market/stubmarket.h"
#include "sandbox/sandbox.h"
#include "support/manualclock.h"
#include "support/testcase.h"

#include <QSignalSpy>

using namespace berth;
using namespace std::chrono_literals;

namespace {

QStringList names(const QSignalSpy &found, int signal)
{
    QStringList result;
    for (const Template &one : found.at(signal).at(0).value<QList<Template>>())
        result << one.name;
    return result;
}

ApiAccount account(const QUrl &url, const Secret &key)
{
    ApiAccount result;
    result.baseUrl = url;
    result.key = key;
    return result;
}

QByteArray listOf(const char *name)
{
    return QByteArray(R"({"success":true,"templates":[{"id":5,"name":")") + name + R"("}]})";
}

}

class TemplateFinderTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsAskedFor();
    void findsTheAccountsOwn();
    void tellsWhyThereIsNoAnswer();
    void onlyTheLatestQuestionCounts();
    void cancelledIsNotTold();
    void leavesTimeBetweenTwoQuestions();
};

void TemplateFinderTest::findsWhatIsAskedFor()
{
    Sandbox sandbox;
    QVERIFY(sandbox.start());
    ApiClient client(account(sandbox.url(), Secret(sandbox.key())));
    SystemClock clock;
    EndpointPacer pacer(clock);
    TemplateFinder finder(client, clock, pacer);
    QSignalSpy found(&finder, &TemplateFinder::found);
    TemplateSearch search;
    search.recommended = true;
    finder.find(search);
    QVERIFY(finder.isBusy());
    QCOMPARE(found.size(), 0); // never from within the call
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(!finder.isBusy());
    QVERIFY(names(found, 0).contains(QStringLiteral("PyTorch (Vast)")));
    QVERIFY(!names(found, 0).contains(QStringLiteral("Whisper web")));
    search = {};
    search.minTimesUsed = 300;
    finder.find(search);
    QTRY_COMPARE(found.size(), 2);
    QVERIFY(names(found, 1).contains(QStringLiteral("Whisper web")));
    QVERIFY(!names(found, 1).contains(QStringLiteral("PyTorch (Vast)"))); // used 279 times
}

void TemplateFinderTest::findsTheAccountsOwn()
{
    Sandbox sandbox;
    QVERIFY(sandbox.start());
    ApiClient client(account(sandbox.url(), Secret(sandbox.key())));
    SystemClock clock;
    EndpointPacer pacer(clock);
    TemplateFinder finder(client, clock, pacer);
    QSignalSpy found(&finder, &TemplateFinder::found);
    finder.findMine();
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(names(found, 0), QStringList{QStringLiteral("Nightly training")});
}

void TemplateFinderTest::tellsWhyThereIsNoAnswer()
{
    Sandbox sandbox;
    QVERIFY(sandbox.start());
    ApiClient client(account(sandbox.url(), Secret(QStringLiteral("wrong"))));
    SystemClock clock;
    EndpointPacer pacer(clock);
    TemplateFinder finder(client, clock, pacer);
    QSignalSpy failed(&finder, &TemplateFinder::failed);
    finder.find({});
    QTRY_COMPARE(failed.size(), 1);
    const auto refusal = failed.at(0).at(0).value<ApiError>();
    QCOMPARE(std::get<RefusalError>(refusal).status, 401);
    finder.findMine(); // whose templates they are can't be asked either
    QTRY_COMPARE(failed.size(), 2);
    QVERIFY(!finder.isBusy());
}

void TemplateFinderTest::onlyTheLatestQuestionCounts()
{
    test::StubMarket stub;
    ApiClient client(account(stub.url(), Secret(QStringLiteral("k"))));
    test::ManualClock clock;
    EndpointPacer pacer(clock);
    TemplateFinder finder(client, clock, pacer);
    QSignalSpy found(&finder, &TemplateFinder::found);
    finder.find({});
    QTRY_COMPARE(stub.held(), 1);
    finder.find({});
    QTRY_COMPARE(stub.bodies().size(), 2);
    QTRY_COMPARE(stub.held(), 1); // the first one's connection is gone
    stub.answerNext(listOf("new"));
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(names(found, 0), QStringList{QStringLiteral("new")});
}

void TemplateFinderTest::cancelledIsNotTold()
{
    test::StubMarket stub;
    stub.answerAll(listOf("any"));
    ApiClient client(account(stub.url(), Secret(QStringLiteral("k"))));
    test::ManualClock clock;
    EndpointPacer pacer(clock);
    TemplateFinder finder(client, clock, pacer);
    QSignalSpy found(&finder, &TemplateFinder::found);
    QSignalSpy failed(&finder, &TemplateFinder::failed);
    finder.find({});
    finder.cancel();
    QVERIFY(!finder.isBusy());
    finder.find({}); // its answer comes after the other's would have
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(failed.size(), 0);
}

void TemplateFinderTest::leavesTimeBetweenTwoQuestions()
{
    test::StubMarket stub;
    stub.answerAll(listOf("any"));
    ApiAccount farAway;
    farAway.baseUrl = QUrl(QStringLiteral("http://templates.invalid"));
    ApiClient client(
        farAway, [&stub](const QNetworkProxyQuery &) { return QList<QNetworkProxy>{stub.asProxy()}; });
    test::ManualClock clock;
    EndpointPacer pacer(clock);
    TemplateFinder finder(client, clock, pacer);
    QSignalSpy found(&finder, &TemplateFinder::found);
    finder.find({});
    QTRY_COMPARE(found.size(), 1);
    finder.find({});
    finder.find({}); // waits in its place
    QCOMPARE(clock.alarms(), 1);
    clock.advance(EndpointPacer::interval(Endpoint::Templates) - 1ms);
    QCOMPARE(clock.alarms(), 1);
    clock.advance(1ms);
    QTRY_COMPARE(found.size(), 2);
    QCOMPARE(stub.bodies().size(), 2);
}

BERTH_TEST(TemplateFinderTest)
#include "templatefindertest.moc"
