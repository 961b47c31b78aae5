// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest/vaultcheck.h"

#include "store/memoryvault.h"
#include "support/testcase.h"

#include <QTimer>

using namespace berth;
using namespace std::chrono_literals;

class VaultCheckTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aVaultThatKeepsIsPassed();
    void anErrorIsTold();
    void noKeyringIsNoFailure();
    void somethingElseIsAFailure();
    void silenceIsAFailure();
};

namespace {

// Answers as it is told; never keeps anything.
class FalseVault final : public Vault
{
public:
    Expected<void, VaultError> written{};
    Expected<Secret, VaultError> got = Secret(QStringLiteral("something else"));
    bool silent = false;

    [[nodiscard]] QString description() const override { return QStringLiteral("a false one"); }
    void write(const QString &, const Secret &, QObject *context, Done then) override
    {
        if (!silent)
            QTimer::singleShot(0, context, [this, then] { then(written); });
    }
    void read(const QString &, QObject *context, Got then) override
    {
        QTimer::singleShot(0, context, [this, then] { then(got); });
    }
    void remove(const QString &, QObject *context, Done then) override
    {
        QTimer::singleShot(0, context, [then] { then({}); });
    }
};

}

void VaultCheckTest::aVaultThatKeepsIsPassed()
{
    MemoryVault vault;
    QCOMPARE(checkVaultRoundTrip(vault, 10s).result, SelfCheckResult::Passed);
    // And it leaves nothing behind: a second one is the same.
    QCOMPARE(checkVaultRoundTrip(vault, 10s).result, SelfCheckResult::Passed);
}

void VaultCheckTest::anErrorIsTold()
{
    FalseVault vault;
    vault.written = fail(VaultError{VaultProblem::Locked, QStringLiteral("It is locked."), {}});
    const SelfCheck check = checkVaultRoundTrip(vault, 10s);
    QCOMPARE(check.result, SelfCheckResult::Failed);
    QCOMPARE(check.words, QStringLiteral("It is locked."));
}

void VaultCheckTest::noKeyringIsNoFailure()
{
    FalseVault vault;
    vault.written = fail(VaultError{VaultProblem::NoBackend, QStringLiteral("There is none."), {}});
    QCOMPARE(checkVaultRoundTrip(vault, 10s).result, SelfCheckResult::NotThere);
}

void VaultCheckTest::somethingElseIsAFailure()
{
    FalseVault vault;
    QCOMPARE(checkVaultRoundTrip(vault, 10s).result, SelfCheckResult::Failed);
}

void VaultCheckTest::silenceIsAFailure()
{
    FalseVault vault;
    vault.silent = true;
    QCOMPARE(checkVaultRoundTrip(vault, 50ms).result, SelfCheckResult::Failed);
}

BERTH_TEST(VaultCheckTest)
#include "vaultchecktest.moc"
