// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/handoff.h"

#include "support/testcase.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

#include <memory>
#include <thread>
#include <vector>

using namespace berth;
using namespace std::chrono_literals;
using Role = Handoff::Role;

class HandoffTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondHandsOver();
    void anotherFolderIsAnotherWindow();
    void oneIsOpenAgainAfterTheFirstHasEnded();
    void aDeadSocketIsReplaced();
    void aSilentWindowIsNotWaitedForLong();
    void oneOfManyWins();
    void brokenMessagesAreIgnored_data();
    void brokenMessagesAreIgnored();
    void anEndlessMessageEnds();
    void whoHasGivenUpIsNotServed();
    void onlyTheUserCanOpenIt();
};

namespace {

// A later start: it blocks until it is answered, so it needs a thread of its own here.
Role laterStart(const QString &stateDir, const Errand &errand, std::chrono::milliseconds patience = 5s)
{
    Role role = Role::Alone;
    std::atomic_bool done = false;
    std::thread other([&] {
        Handoff later(stateDir);
        role = later.begin(errand, patience);
        done = true;
    });
    const bool ended = QTest::qWaitFor([&done] { return done.load(); }, 20'000);
    other.join();
    return ended ? role : Role::First;
}

Errand someErrand()
{
    Errand errand;
    errand.preset = QStringLiteral("PyTorch 🚀");
    errand.offerId = 384826;
    errand.directory = QStringLiteral("/tmp");
    return errand;
}

QByteArray answerTo(const QString &place, const QByteArray &bytes)
{
    QLocalSocket socket;
    socket.connectToServer(place);
    if (!socket.waitForConnected(5000))
        return "no connection";
    socket.write(bytes);
    socket.flush();
    if (!QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, 10'000))
        return "still open";
    return socket.readAll();
}

}

void HandoffTest::theSecondHandsOver()
{
    const QTemporaryDir state;
    Handoff first(state.path());
    QSignalSpy arrived(&first, &Handoff::arrived);
    QVERIFY(first.begin({}, 1s) == Role::First);
    QVERIFY(arrived.isEmpty()); // its own errand is its own business
    QVERIFY(laterStart(state.path(), someErrand()) == Role::HandedOver);
    QTRY_COMPARE(arrived.size(), 1);
    QCOMPARE(arrived.first().first().value<Errand>(), someErrand());
    Errand large;
    large.text = QString(400'000, u'ä');
    QVERIFY(laterStart(state.path(), large) == Role::HandedOver);
    QTRY_COMPARE(arrived.size(), 2);
    QCOMPARE(arrived.last().first().value<Errand>(), large);
    large.text = QString(500'001, u'ä');
    QTest::ignoreMessage(
        QtWarningMsg, "A message from another Berth was ignored: it is “text” is not what it should be.");
    QVERIFY(laterStart(state.path(), large) == Role::Alone);
    QCOMPARE(arrived.size(), 2);
}

void HandoffTest::anotherFolderIsAnotherWindow()
{
    const QTemporaryDir one;
    const QTemporaryDir two;
    Handoff first(one.path());
    Handoff second(two.path());
    QVERIFY(first.begin({}, 1s) == Role::First);
    QVERIFY(second.begin({}, 1s) == Role::First);
    // The same one, whatever way it is named.
    const QString detour = one.path() + QStringLiteral("/../") + QDir(one.path()).dirName();
    QCOMPARE(Handoff(detour).place(), first.place());
}

void HandoffTest::oneIsOpenAgainAfterTheFirstHasEnded()
{
    const QTemporaryDir state;
    {
        Handoff first(state.path());
        QVERIFY(first.begin({}, 1s) == Role::First);
        first.close();
        Handoff next(state.path());
        QVERIFY(next.begin({}, 1s) == Role::First);
    }
    Handoff last(state.path());
    QVERIFY(last.begin({}, 1s) == Role::First);
}

void HandoffTest::aDeadSocketIsReplaced()
{
#ifndef Q_OS_UNIX
    QSKIP("a pipe ends with its program");
#endif
    const QTemporaryDir state;
    Handoff first(state.path());
    // A program that was killed leaves its socket; nobody listens there.
    QFile left(first.place());
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    QVERIFY(first.begin({}, 1s) == Role::First);
    QSignalSpy arrived(&first, &Handoff::arrived);
    QVERIFY(laterStart(state.path(), someErrand()) == Role::HandedOver);
    QTRY_COMPARE(arrived.size(), 1);
}

void HandoffTest::aSilentWindowIsNotWaitedForLong()
{
    const QTemporaryDir state;
    Handoff first(state.path());
    QVERIFY(first.begin({}, 1s) == Role::First);
    QSignalSpy arrived(&first, &Handoff::arrived);
    // Its thread is this one, which does nothing now.
    Handoff later(state.path());
    QVERIFY(later.begin(someErrand(), 200ms) == Role::Alone);
    // When it is awake again, the other has a window of its own already.
    QTest::qWait(50);
    QCOMPARE(arrived.size(), 0);
}

void HandoffTest::oneOfManyWins()
{
    const QTemporaryDir state;
    constexpr int count = 8;
    std::atomic_int first = 0;
    std::atomic_int handedOver = 0;
    std::atomic_int done = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back(QThread::create([&] {
            Handoff start(state.path());
            const Role role = start.begin(someErrand(), 10s);
            first += role == Role::First ? 1 : 0;
            handedOver += role == Role::HandedOver ? 1 : 0;
            ++done;
            // The others are answered from here.
            while (role == Role::First && done < count)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait(30'000));
    QCOMPARE(first.load(), 1);
    QCOMPARE(handedOver.load(), count - 1);
}

void HandoffTest::brokenMessagesAreIgnored_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("hello\n");
    QTest::newRow("bytes") << QByteArray("\x00\xff\xfe\n", 4);
    QTest::newRow("an empty line") << QByteArray("\n");
    QTest::newRow("another version") << QByteArray("{\"berth_errand\":7}\n");
    QTest::newRow("wrong type") << QByteArray("{\"berth_errand\":1,\"offer\":\"5\"}\n");
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

void HandoffTest::brokenMessagesAreIgnored()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir state;
    Handoff first(state.path());
    QVERIFY(first.begin({}, 1s) == Role::First);
    QSignalSpy arrived(&first, &Handoff::arrived);
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("^A message from another Berth was ignored")));
    QCOMPARE(answerTo(first.place(), bytes), QByteArray());
    QCOMPARE(arrived.size(), 0);
    QVERIFY(laterStart(state.path(), someErrand()) == Role::HandedOver); // it is as well as before
}

void HandoffTest::anEndlessMessageEnds()
{
    const QTemporaryDir state;
    Handoff first(state.path());
    QVERIFY(first.begin({}, 1s) == Role::First);
    QTest::ignoreMessage(QtWarningMsg, "A message from another Berth was ignored: it is too long.");
    QCOMPARE(answerTo(first.place(), QByteArray(3 * maxErrandLine, 'a')), QByteArray());
}

void HandoffTest::whoHasGivenUpIsNotServed()
{
    const QTemporaryDir state;
    Handoff first(state.path());
    QVERIFY(first.begin({}, 1s) == Role::First);
    QSignalSpy arrived(&first, &Handoff::arrived);
    QCOMPARE(answerTo(first.place(), "{\"berth_errand\":1"),
        QByteArray()); // half a line; it waits 2 s for the rest
    QCOMPARE(arrived.size(), 0);
}

void HandoffTest::onlyTheUserCanOpenIt()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir state;
    Handoff first(state.path());
    QVERIFY(first.begin({}, 1s) == Role::First);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(first.place()) & others));
#endif
}

BERTH_TEST(HandoffTest)
#include "handofftest.moc"
