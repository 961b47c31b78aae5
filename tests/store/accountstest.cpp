// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"

#include "store/memoryvault.h"
#include "store/settings.h"
#include "store/vaultsupport.h"
#include "support/testcase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace berth;
using test::waited;

class AccountsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithOneOfTheOldAddress();
    void areKeptOverAStart();
    void badOnesAreRefused();
    void keysAreInTheVaultOnly();
    void aKeyMovesWithItsName();
    void aKeyGoesWithItsAccount();
    void foundKeysAreUsedNotCopied();
    void aVaultThatFailsChangesNothing();
    void keysAreLookedForInOrder();
};

namespace {

struct AccountsPlace
{
    QTemporaryDir dir;
    test::FakeKeyring vault;
    QHash<QString, QString> variables;
    Accounts accounts{dir.path(), vault,
        [this](const char *name) { return variables.value(QString::fromLatin1(name)); }, dir.path()};

    test::Done setKey(const QString &name, const QString &key)
    {
        return waited<test::Done>([&](QObject *context, Vault::Done then) {
            accounts.setKey(name, Secret(key), context, std::move(then));
        });
    }
    test::Done rename(const QString &name, const QString &other)
    {
        return waited<test::Done>([&](QObject *context, Vault::Done then) {
            accounts.rename(name, other, context, std::move(then));
        });
    }
    test::Done remove(const QString &name)
    {
        return waited<test::Done>(
            [&](QObject *context, Vault::Done then) { accounts.remove(name, context, std::move(then)); });
    }
    Expected<ApiKey, VaultError> key(const QString &name)
    {
        return waited<Expected<ApiKey, VaultError>>(
            [&](QObject *context, Accounts::KeyThen then) { accounts.key(name, context, std::move(then)); });
    }
    Expected<ApiKey, VaultError> firstKey()
    {
        return waited<Expected<ApiKey, VaultError>>(
            [&](QObject *context, Accounts::KeyThen then) { accounts.firstKey(context, std::move(then)); });
    }
    void officialKey(const QByteArray &key) const
    {
        QDir(dir.path()).mkpath(QStringLiteral(".config/vastai"));
        QFile file(dir.filePath(QStringLiteral(".config/vastai/vast_api_key")));
        if (!file.open(QIODevice::WriteOnly) || file.write(key) != key.size())
            qFatal("can't write");
    }
    [[nodiscard]] QByteArray settings() const
    {
        QFile file(dir.filePath(QStringLiteral("settings.ini")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

const QString def = QStringLiteral("default");
const QString work = QStringLiteral("Wörk");
const QUrl sandbox(QStringLiteral("http://127.0.0.1:8710"));

}

void AccountsTest::beginsWithOneOfTheOldAddress()
{
    const QTemporaryDir dir;
    {
        Settings settings(dir.path());
        settings.setBaseUrl(sandbox);
    }
    MemoryVault vault;
    const Accounts accounts(
        dir.path(), vault, [](const char *) { return QString(); }, dir.path());
    QCOMPARE(accounts.all(), (QList<Account>{{def, sandbox, KeyUse::Vault}}));
    QCOMPARE(accounts.current().name, def);
}

void AccountsTest::areKeptOverAStart()
{
    AccountsPlace place;
    QVERIFY(place.accounts.add({work, sandbox, KeyUse::Environment}).has_value());
    QVERIFY(place.accounts.setCurrent(QStringLiteral("wörk")).has_value());
    QVERIFY(place.accounts.setBaseUrl(def, QUrl(QStringLiteral("https://u:p4ss@a.example/?api_key=k3y#x")))
                .has_value());
    const Accounts again(
        place.dir.path(), place.vault, [](const char *) { return QString(); }, place.dir.path());
    QCOMPARE(again.all(), place.accounts.all());
    QCOMPARE(again.current(), (Account{work, sandbox, KeyUse::Environment}));
    QCOMPARE(again.find(def)->baseUrl, QUrl(QStringLiteral("https://a.example/")));
    QVERIFY(!place.settings().contains("p4ss") && !place.settings().contains("k3y"));
}

void AccountsTest::badOnesAreRefused()
{
    AccountsPlace place;
    QVERIFY(!place.accounts.add({QStringLiteral(" "), sandbox}).has_value());
    QVERIFY(!place.accounts.add({QStringLiteral("DEFAULT"), sandbox}).has_value());
    QVERIFY(!place.accounts.add({work, QUrl(QStringLiteral("ftp://a.example"))}).has_value());
    QVERIFY(!place.accounts.add({work, QUrl()}).has_value());
    QVERIFY(!place.accounts.setCurrent(work).has_value());
    QVERIFY(!place.accounts.setKeyUse(work, KeyUse::Environment).has_value());
    QVERIFY(!place.setKey(work, QStringLiteral("k")).has_value());
    QVERIFY(!place.key(work).has_value());
    QVERIFY(!place.remove(work).has_value());
    QVERIFY(!place.remove(def).has_value()); // the only one
    QVERIFY(place.accounts.add({work, sandbox}).has_value());
    QVERIFY(!place.rename(work, QStringLiteral("Default")).has_value());
    QVERIFY(!place.rename(work, QString()).has_value());
    QCOMPARE(place.accounts.all().size(), 2);
}

void AccountsTest::keysAreInTheVaultOnly()
{
    AccountsPlace place;
    QVERIFY(place.accounts.add({work, sandbox}).has_value());
    QCOMPARE(place.key(work)->origin, KeyOrigin::None);
    QVERIFY(place.setKey(QStringLiteral("WÖRK"), QStringLiteral("k3y-1")).has_value());
    QCOMPARE(place.key(work)->key.reveal(), QStringLiteral("k3y-1"));
    QCOMPARE(place.key(work)->origin, KeyOrigin::Vault);
    QCOMPARE(place.vault.secrets.keys(), QStringList{QStringLiteral("account/Wörk")});
    QCOMPARE(place.key(def)->origin, KeyOrigin::None);
    QVERIFY(!place.settings().contains("k3y-1"));
    QVERIFY(place.setKey(work, QString()).has_value());
    QVERIFY(place.vault.secrets.isEmpty());
}

void AccountsTest::aKeyMovesWithItsName()
{
    AccountsPlace place;
    QVERIFY(place.setKey(def, QStringLiteral("k")).has_value());
    QVERIFY(place.rename(def, work).has_value());
    QCOMPARE(place.accounts.current().name, work);
    QCOMPARE(place.key(work)->key.reveal(), QStringLiteral("k"));
    QCOMPARE(place.vault.secrets.keys(), QStringList{QStringLiteral("account/Wörk")});
    QVERIFY(place.rename(work, QStringLiteral("wÖrk")).has_value());
    QCOMPARE(place.vault.secrets.keys(), QStringList{QStringLiteral("account/wÖrk")});
}

void AccountsTest::aKeyGoesWithItsAccount()
{
    AccountsPlace place;
    QVERIFY(place.accounts.add({work, sandbox}).has_value());
    QVERIFY(place.accounts.setCurrent(work).has_value());
    QVERIFY(place.setKey(work, QStringLiteral("k")).has_value());
    QVERIFY(place.remove(work).has_value());
    QVERIFY(place.vault.secrets.isEmpty());
    QCOMPARE(place.accounts.current().name, def);
}

void AccountsTest::foundKeysAreUsedNotCopied()
{
    AccountsPlace place;
    QVERIFY(place.accounts.found().isEmpty());
    place.variables.insert(QStringLiteral("VAST_API_KEY"), QStringLiteral("env-k3y"));
    place.officialKey("file-k3y\n");
    const QList<ApiKey> found = place.accounts.found();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].origin, KeyOrigin::EnvironmentVariable);
    QCOMPARE(found[1].origin, KeyOrigin::OfficialClient);
    QVERIFY(place.accounts.setKeyUse(def, KeyUse::OfficialClient).has_value());
    QCOMPARE(place.accounts.found().size(), 1);
    QCOMPARE(place.key(def)->key.reveal(), QStringLiteral("file-k3y"));
    place.officialKey("renewed-k3y");
    QCOMPARE(place.key(def)->key.reveal(), QStringLiteral("renewed-k3y"));
    QVERIFY(place.accounts.setKeyUse(def, KeyUse::Environment).has_value());
    QCOMPARE(place.key(def)->key.reveal(), QStringLiteral("env-k3y"));
    QVERIFY(place.vault.secrets.isEmpty());
    QVERIFY(!place.settings().contains("k3y"));
}

void AccountsTest::aVaultThatFailsChangesNothing()
{
    AccountsPlace place;
    QVERIFY(place.accounts.add({work, sandbox}).has_value());
    QVERIFY(place.setKey(work, QStringLiteral("k")).has_value());
    QVERIFY(place.accounts.setKeyUse(work, KeyUse::Environment).has_value());
    place.vault.writeProblem = VaultProblem::Locked;
    QCOMPARE(place.setKey(work, QStringLiteral("new")).error().kind, VaultProblem::Locked);
    QCOMPARE(place.accounts.find(work)->keyUse, KeyUse::Environment);
    QCOMPARE(place.rename(work, QStringLiteral("x")).error().kind, VaultProblem::Locked);
    QCOMPARE(place.remove(work).error().kind, VaultProblem::Locked);
    QVERIFY(place.accounts.find(work).has_value());
    place.vault.readProblem = VaultProblem::Locked;
    QVERIFY(place.accounts.setKeyUse(work, KeyUse::Vault).has_value());
    QCOMPARE(place.key(work).error().kind, VaultProblem::Locked);
}

void AccountsTest::keysAreLookedForInOrder()
{
    AccountsPlace place;
    QCOMPARE(place.firstKey()->origin, KeyOrigin::None);
    place.officialKey("o");
    QCOMPARE(place.firstKey()->origin, KeyOrigin::OfficialClient);
    QVERIFY(place.setKey(def, QStringLiteral("v")).has_value());
    QCOMPARE(place.firstKey()->origin, KeyOrigin::Vault);
    place.vault.readProblem = VaultProblem::Locked;
    QCOMPARE(place.firstKey()->origin, KeyOrigin::OfficialClient);
    QVERIFY(QFile::remove(place.dir.filePath(QStringLiteral(".config/vastai/vast_api_key"))));
    QCOMPARE(place.firstKey().error().kind, VaultProblem::Locked);
    place.variables.insert(QStringLiteral("VAST_API_KEY"), QStringLiteral("e"));
    QCOMPARE(place.firstKey()->key.reveal(), QStringLiteral("e"));
}

BERTH_TEST(AccountsTest)
#include "accountstest.moc"
