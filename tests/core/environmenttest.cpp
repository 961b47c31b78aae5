// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment.h"

#include "support/testcase.h"

#include <QDir>
#include <QTemporaryDir>

using namespace berth;

namespace {

#ifdef Q_OS_WIN
constexpr const char *homeVariable = "USERPROFILE";
#else
constexpr const char *homeVariable = "HOME";
#endif

}

class EnvironmentTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = qgetenv(homeVariable); }
    void cleanup() { qputenv(homeVariable, m_home); }
    void readsTheProcess();
    void homeIsTheVariables();
    void homeIsSomewhereWithoutIt();

private:
    QByteArray m_home;
};

void EnvironmentTest::readsTheProcess()
{
    qputenv("BERTH_ENVIRONMENT_TEST", "a b");
    QCOMPARE(processEnvironment()("BERTH_ENVIRONMENT_TEST"), QStringLiteral("a b"));
    qunsetenv("BERTH_ENVIRONMENT_TEST");
    QVERIFY(processEnvironment()("BERTH_ENVIRONMENT_TEST").isNull());
}

void EnvironmentTest::homeIsTheVariables()
{
    const QTemporaryDir folder;
    qputenv(homeVariable, QDir::toNativeSeparators(folder.path()).toLocal8Bit());
    QCOMPARE(homeFolder(), QDir::cleanPath(folder.path()));
}

void EnvironmentTest::homeIsSomewhereWithoutIt()
{
    qunsetenv(homeVariable);
    QVERIFY(QDir::isAbsolutePath(homeFolder()));
}

BERTH_TEST(EnvironmentTest)
#include "environmenttest.moc"
