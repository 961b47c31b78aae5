// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcase.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace berth;

// Real programs, judged by their exit codes, their words and what the window leaves in its state folder.
class SecondStartTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handsOver();
    void afterACrash();
    void whereTheWindowHangs();
    void twoAtOnce();
    void theSandboxIsOnItsOwn();

private:
    std::unique_ptr<QProcess> start(const QStringList &arguments);
    [[nodiscard]] QByteArray settings() const;
    // Which preset was open: its form was not saved, so the next window would ask about changes.
    void forget();
    // Whether the window has opened the built-in preset of this name.
    [[nodiscard]] bool hasOpened(const char *name) const;
    [[nodiscard]] QString statePath() const { return m_home->filePath(QStringLiteral("state")); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void SecondStartTest::init()
{
    TestCase::init();
    m_home = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<QProcess> SecondStartTest::start(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"VAST_API_KEY", "VAST_URL", "BERTH_API_URL", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
             "DBUS_SESSION_BUS_ADDRESS"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("HOME"), m_home->path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home->path());
    environment.insert(QStringLiteral("BERTH_STATE_DIR"), statePath());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(BERTH), arguments);
    if (!process->waitForStarted())
        qFatal("berth does not start");
    return process;
}

QByteArray SecondStartTest::settings() const
{
    QFile file(statePath() + QStringLiteral("/settings.ini"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void SecondStartTest::forget()
{
    if (!QFile::remove(statePath() + QStringLiteral("/settings.ini")))
        qFatal("there are no settings");
}

bool SecondStartTest::hasOpened(const char *name) const
{
    return settings().contains(QByteArray("builtin:") + name);
}

void SecondStartTest::handsOver()
{
    const auto first = start({QStringLiteral("--preset"), QStringLiteral("Plain SSH")});
    QTRY_VERIFY_WITH_TIMEOUT(hasOpened("ssh"), 30'000);
    const auto second = start({QStringLiteral("--preset"), QStringLiteral("PyTorch development")});
    QVERIFY(second->waitForFinished(20'000));
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(second->readAllStandardOutput(), QByteArray());
    QCOMPARE(second->readAllStandardError(), QByteArray());
    QTRY_VERIFY_WITH_TIMEOUT(hasOpened("pytorch"), 20'000);
    QCOMPARE(first->state(), QProcess::Running);
    // A mistake is told where it was made.
    const auto third = start({QStringLiteral("/no/such.berth.json")});
    QVERIFY(third->waitForFinished(20'000));
    QCOMPARE(third->exitCode(), 2);
    first->kill();
    first->waitForFinished();
}

void SecondStartTest::afterACrash()
{
    const auto first = start({QStringLiteral("--preset"), QStringLiteral("Plain SSH")});
    QTRY_VERIFY_WITH_TIMEOUT(hasOpened("ssh"), 30'000);
    first->kill();
    QVERIFY(first->waitForFinished());
    forget();
    const auto second = start({QStringLiteral("--preset"), QStringLiteral("PyTorch development")});
    QTRY_VERIFY_WITH_TIMEOUT(hasOpened("pytorch"), 30'000);
    QCOMPARE(second->state(), QProcess::Running);
    const auto third = start({});
    QVERIFY(third->waitForFinished(20'000));
    QCOMPARE(third->exitCode(), 0);
    second->kill();
    second->waitForFinished();
}

void SecondStartTest::whereTheWindowHangs()
{
#ifdef Q_OS_UNIX
    const auto first = start({QStringLiteral("--preset"), QStringLiteral("Plain SSH")});
    QTRY_VERIFY_WITH_TIMEOUT(hasOpened("ssh"), 30'000);
    const auto pid = static_cast<pid_t>(first->processId());
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    forget();
    const auto second = start({QStringLiteral("--preset"), QStringLiteral("PyTorch development")});
    QTRY_VERIFY_WITH_TIMEOUT(hasOpened("pytorch"), 30'000); // by itself
    QCOMPARE(second->state(), QProcess::Running);
    QCOMPARE(::kill(pid, SIGCONT), 0);
    second->kill();
    second->waitForFinished();
    // The first is as it was, and takes what comes.
    const auto third = start({QStringLiteral("--preset"), QStringLiteral("Plain SSH")});
    QVERIFY(third->waitForFinished(20'000));
    QCOMPARE(third->exitCode(), 0);
    first->kill();
    first->waitForFinished();
#endif
}

void SecondStartTest::twoAtOnce()
{
    std::unique_ptr<QProcess> both[] = {start({}), start({})};
    QTRY_VERIFY_WITH_TIMEOUT(
        (both[0]->state() == QProcess::Running) != (both[1]->state() == QProcess::Running), 30'000);
    for (const auto &one : both) {
        if (one->state() == QProcess::NotRunning) {
            QCOMPARE(one->exitCode(), 0);
            QCOMPARE(one->readAllStandardError(), QByteArray());
        }
    }
    for (const auto &one : both) {
        one->kill();
        one->waitForFinished();
    }
}

void SecondStartTest::theSandboxIsOnItsOwn()
{
    const auto first = start({QStringLiteral("--preset"), QStringLiteral("Plain SSH")});
    QTRY_VERIFY_WITH_TIMEOUT(hasOpened("ssh"), 30'000);
    const auto measured = start({QStringLiteral("--quit-after-first-paint"), QStringLiteral("--sandbox")});
    QVERIFY(measured->waitForFinished(30'000));
    QCOMPARE(measured->exitCode(), 0);
    forget();
    const auto sandbox = start(
        {QStringLiteral("--sandbox"), QStringLiteral("--preset"), QStringLiteral("PyTorch development")});
    QTRY_VERIFY_WITH_TIMEOUT(hasOpened("pytorch"), 30'000);
    QCOMPARE(sandbox->state(), QProcess::Running);
    for (QProcess *one : {first.get(), sandbox.get()}) {
        one->kill();
        one->waitForFinished();
    }
}

BERTH_TEST(SecondStartTest)
#include "secondstarttest.moc"
