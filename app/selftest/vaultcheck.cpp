// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest/vaultcheck.h"

#include "store/launchrecord.h"
#include "store/vault.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <optional>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SelfTest)
};

const QString checkName = QStringLiteral("vault");
const QString key = QStringLiteral("self-test");

SelfCheck from(const VaultError &error)
{
    if (error.kind == VaultProblem::NoBackend)
        return {checkName, SelfCheckResult::NotThere, error.message, {}};
    return SelfCheck::failed(checkName, error.message);
}

}

SelfCheck checkVaultRoundTrip(Vault &vault, std::chrono::milliseconds patience)
{
    const Secret secret(newLaunchToken()); // any random text
    std::optional<SelfCheck> result;
    QEventLoop loop;
    const auto end = [&](const SelfCheck &check) {
        result = check;
        loop.quit();
    };
    const auto removed = [&](const Expected<void, VaultError> &done) {
        end(done ? SelfCheck::passed(checkName, {{QStringLiteral("place"), vault.description()}})
                 : from(done.error()));
    };
    const auto read = [&](const Expected<Secret, VaultError> &got) {
        if (!got)
            end(from(got.error()));
        else if (got->reveal() != secret.reveal())
            end(SelfCheck::failed(checkName, Words::tr("The vault gave back something else.")));
        else
            vault.remove(key, &loop, removed);
    };
    const auto written = [&](const Expected<void, VaultError> &done) {
        if (done)
            vault.read(key, &loop, read);
        else
            end(from(done.error()));
    };
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    vault.write(key, secret, &loop, written);
    if (!result)
        loop.exec();
    return result ? *result : SelfCheck::failed(checkName, Words::tr("The vault gave no answer in time."));
}

}
