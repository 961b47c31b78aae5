// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accountlock.h"

#include "journalsupport.h"

#include "support/testcase.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace berth;
using namespace berth::test;

class AccountLockTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void oneAtATime();
    void accountsAndServersAreApart();
    void threadsAreApartToo();
    void anotherProcessKeepsUsOut();
    void aKilledProcessLetsGo();
    void aKilledLaunchIsAdoptedALivingOneIsNot();
    void placesThatCannotBeWritten();
    void filesAreEmptyAndTheOwnersAlone();

private:
    static bool isFree(
        const QTemporaryDir &dir, const char *account = "aaaa", const char *url = "https://host");
    static void start(QProcess &child, const QStringList &arguments);
    static QByteArray line(QProcess &child);
};

bool AccountLockTest::isFree(const QTemporaryDir &dir, const char *account, const char *url)
{
    const auto lock
        = AccountLock::tryLock(dir.path(), QString::fromLatin1(account), QUrl(QString::fromLatin1(url)));
    if (!lock && lock.error().kind != JournalError::Kind::Locked)
        qFatal("%s", qPrintable(lock.error().message));
    return lock.has_value();
}

void AccountLockTest::start(QProcess &child, const QStringList &arguments)
{
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QStringLiteral(BERTH_JOURNAL_CHILD), arguments);
    if (!child.waitForStarted())
        qFatal("no journalchild");
}

QByteArray AccountLockTest::line(QProcess &child)
{
    while (!child.canReadLine()) {
        if (!child.waitForReadyRead(20'000))
            return {};
    }
    return child.readLine().trimmed();
}

void AccountLockTest::oneAtATime()
{
    const QTemporaryDir dir;
    const QUrl url(QStringLiteral("https://host"));
    auto lock = AccountLock::tryLock(dir.path(), QStringLiteral("aaaa"), url);
    QVERIFY(lock);
    const auto second = AccountLock::tryLock(dir.path(), QStringLiteral("aaaa"), url);
    QCOMPARE(second.error().kind, JournalError::Kind::Locked);
    QVERIFY(second.error().message.contains(QStringLiteral("under way")));
    QVERIFY(!isFree(dir, "aaaa", "https://HOST:443/")); // the same server
    lock->reset();
    QVERIFY(isFree(dir));
    QVERIFY(isFree(dir)); // and again: trying leaves nothing behind
}

void AccountLockTest::accountsAndServersAreApart()
{
    const QTemporaryDir dir;
    const auto lock
        = AccountLock::tryLock(dir.path(), QStringLiteral("aaaa"), QUrl(QStringLiteral("https://host")));
    QVERIFY(lock);
    QVERIFY(isFree(dir, "bbbb"));
    QVERIFY(isFree(dir, "aaaa", "https://other"));
    QVERIFY(isFree(dir, "aaaa", "http://host"));
    QVERIFY(!isFree(dir));
}

// Of many who try at the same moment one gets it, and never two.
void AccountLockTest::threadsAreApartToo()
{
    const QTemporaryDir dir;
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::atomic<int> taken = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 5; ++n) {
                const auto lock = AccountLock::tryLock(
                    dir.path(), QStringLiteral("aaaa"), QUrl(QStringLiteral("https://host")));
                if (!lock)
                    continue;
                ++taken;
                most = std::max(most.load(), ++inside);
                std::this_thread::yield();
                --inside;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(most.load(), 1);
    QVERIFY(taken >= 1);
    QVERIFY(isFree(dir));
}

void AccountLockTest::anotherProcessKeepsUsOut()
{
    const QTemporaryDir dir;
    QProcess child;
    start(
        child, {QStringLiteral("hold"), dir.path(), QStringLiteral("aaaa"), QStringLiteral("https://host/")});
    QCOMPARE(line(child), QByteArray("held"));
    QVERIFY(!isFree(dir));
    QVERIFY(isFree(dir, "bbbb"));
    QVERIFY(!isFree(dir)); // our own trying has not freed it
    QProcess third;
    start(
        third, {QStringLiteral("hold"), dir.path(), QStringLiteral("aaaa"), QStringLiteral("https://host")});
    QCOMPARE(line(third), QByteArray("busy"));
    QVERIFY(third.waitForFinished());
    child.closeWriteChannel();
    QVERIFY(child.waitForFinished());
    QVERIFY(isFree(dir));
}

void AccountLockTest::aKilledProcessLetsGo()
{
    const QTemporaryDir dir;
    for (int round = 0; round < 3; ++round) {
        QProcess child;
        start(child,
            {QStringLiteral("hold"), dir.path(), QStringLiteral("aaaa"), QStringLiteral("https://host")});
        QCOMPARE(line(child), QByteArray("held"));
        QVERIFY(!isFree(dir));
        child.kill();
        QVERIFY(child.waitForFinished());
        QVERIFY(isFree(dir));
    }
}

void AccountLockTest::aKilledLaunchIsAdoptedALivingOneIsNot()
{
    const QTemporaryDir dir;
    const JournalClock clock;
    QProcess living;
    start(living, {QStringLiteral("launch"), dir.path(), QStringLiteral("aaaa")});
    QProcess dying;
    start(dying, {QStringLiteral("launch"), dir.path(), QStringLiteral("bbbb")});
    const QString alive = QString::fromLatin1(line(living)).section(u' ', 1);
    const QString dead = QString::fromLatin1(line(dying)).section(u' ', 1);
    const auto journal = Journal::open(dir.path(), clock);
    QVERIFY(journal);
    QVERIFY((*journal)->adoptInterrupted().value().isEmpty());
    dying.kill();
    QVERIFY(dying.waitForFinished());
    const auto adopted = (*journal)->adoptInterrupted().value();
    QCOMPARE(adopted.size(), 1);
    QCOMPARE(adopted.constFirst().id, dead);
    QCOMPARE((*journal)->record(dead).value().state, LaunchState::Unknown);
    QCOMPARE((*journal)->record(alive).value().state, LaunchState::Sending);
    living.kill();
    QVERIFY(living.waitForFinished());
    QCOMPARE((*journal)->adoptInterrupted().value().constFirst().id, alive);
}

void AccountLockTest::placesThatCannotBeWritten()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("file"));
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    const auto lock
        = AccountLock::tryLock(file, QStringLiteral("aaaa"), QUrl(QStringLiteral("https://host")));
    QCOMPARE(lock.error().kind, JournalError::Kind::ReadOnly);
    QVERIFY(lock.error().message.contains(QStringLiteral("--state-dir")));
}

// A full disk must not keep anybody from looking after what was launched.
void AccountLockTest::filesAreEmptyAndTheOwnersAlone()
{
    const QTemporaryDir dir;
    const auto lock
        = AccountLock::tryLock(dir.path(), QStringLiteral("aaaa"), QUrl(QStringLiteral("https://host")));
    QVERIFY(lock);
    const QFileInfoList files = QDir(dir.path()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.constFirst().size(), 0);
#ifndef Q_OS_WIN
    QVERIFY(!(files.constFirst().permissions()
        & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
#endif
}

BERTH_TEST(AccountLockTest)
#include "accountlocktest.moc"
