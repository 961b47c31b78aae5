// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keychainvault.h"

#include "store/vaultsupport.h"
#include "support/testcase.h"

using namespace berth;
using test::readSync;
using test::removeSync;
using test::writeSync;

// Against a real Secret Service. ctest runs each function through keyring.sh, which makes a session for it.
class KeychainVaultTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void unlocked();
    void fill();
    void locked();
    void empty();
    void noservice();
    void nobus();

private:
    static bool isIn(const char *state)
    {
        const QByteArray session = qgetenv("BERTH_TEST_KEYRING");
        return session == state;
    }
};

#define ONLY_IN(state)                                                                                       \
    if (!isIn(state))                                                                                        \
    QSKIP("tests/store/keyring.sh runs this")

namespace {

const QString key = QStringLiteral("account/Träin 😀");
const QString secret = QStringLiteral("s3cret \"'\\ \n 😀");

void checkWords(const VaultError &error)
{
    QVERIFY(!error.message.isEmpty());
    QVERIFY(!error.remedy.isEmpty());
    QVERIFY(!error.message.contains(secret));
}

void checkNothingWorks(VaultProblem problem)
{
    KeychainVault vault(QStringLiteral("Berth test"));
    const auto written = writeSync(vault, key, secret);
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().kind, problem);
    checkWords(written.error());
}

}

void KeychainVaultTest::unlocked()
{
    ONLY_IN("unlocked");
    KeychainVault vault(QStringLiteral("Berth test"));
    QCOMPARE(readSync(vault, key).error().kind, VaultProblem::NotFound);
    QVERIFY(removeSync(vault, key).has_value());
    QVERIFY(writeSync(vault, key, secret).has_value());
    QCOMPARE(readSync(vault, key)->reveal(), secret);
    QVERIFY(writeSync(vault, key, QStringLiteral("second")).has_value());
    QCOMPARE(readSync(vault, key)->reveal(), QStringLiteral("second"));
    // Entries of other services are others.
    KeychainVault other(QStringLiteral("Berth test 2"));
    QCOMPARE(readSync(other, key).error().kind, VaultProblem::NotFound);
    QVERIFY(removeSync(vault, key).has_value());
    QCOMPARE(readSync(vault, key).error().kind, VaultProblem::NotFound);
    const QString large(100'000, u'x');
    QVERIFY(writeSync(vault, key, large).has_value());
    QCOMPARE(readSync(vault, key)->reveal(), large);

    // A context that is gone is not called; the next call is not disturbed.
    {
        QObject gone;
        vault.read(key, &gone, [](const auto &) { qWarning("called after the end of its context"); });
    }
    QCOMPARE(readSync(vault, key)->reveal(), large);
    // No patience at all: told once, and what comes later is dropped.
    KeychainVault hasty(QStringLiteral("Berth test"), std::chrono::milliseconds(0));
    QCOMPARE(readSync(hasty, key).error().kind, VaultProblem::Locked);
    QVERIFY(removeSync(vault, key).has_value());
}

// What locked() finds locked.
void KeychainVaultTest::fill()
{
    ONLY_IN("fill");
    KeychainVault vault(QStringLiteral("Berth test"));
    QVERIFY(writeSync(vault, key, secret).has_value());
}

// Where QtKeychain itself says "not found" and "removed", although the entry is there.
void KeychainVaultTest::locked()
{
    ONLY_IN("locked");
    checkNothingWorks(VaultProblem::Locked);
    KeychainVault vault(QStringLiteral("Berth test"));
    QCOMPARE(readSync(vault, key).error().kind, VaultProblem::Locked);
    checkWords(readSync(vault, key).error());
    QCOMPARE(removeSync(vault, key).error().kind, VaultProblem::Locked);
}

void KeychainVaultTest::empty()
{
    ONLY_IN("empty");
    checkNothingWorks(VaultProblem::NoBackend);
    KeychainVault vault(QStringLiteral("Berth test"));
    QCOMPARE(readSync(vault, key).error().kind, VaultProblem::NotFound);
}

void KeychainVaultTest::noservice()
{
    ONLY_IN("noservice");
    checkNothingWorks(VaultProblem::NoBackend);
    KeychainVault vault(QStringLiteral("Berth test"));
    QCOMPARE(readSync(vault, key).error().kind, VaultProblem::NoBackend);
    QCOMPARE(removeSync(vault, key).error().kind, VaultProblem::NoBackend);
}

void KeychainVaultTest::nobus()
{
    ONLY_IN("nobus");
    checkNothingWorks(VaultProblem::NoBackend);
    KeychainVault vault(QStringLiteral("Berth test"));
    QCOMPARE(readSync(vault, key).error().kind, VaultProblem::NoBackend);
    QCOMPARE(removeSync(vault, key).error().kind, VaultProblem::NoBackend);
}

BERTH_TEST(KeychainVaultTest)
#include "keychainvaulttest.moc"
