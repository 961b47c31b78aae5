// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "store/accounts.h"
#include "store/memoryvault.h"
#include "support/testcase.h"

#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>

using namespace berth;
using test::Window;

namespace {

// What stands behind several runs of the program: its folder, its keyring, and a server.
struct AccountsBench
{
    AccountsBench()
    {
        // Nothing of whoever runs the tests.
        qputenv("HOME", home.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", QByteArray());
        qunsetenv("VAST_API_KEY");
        if (!server.start())
            qFatal("the server does not start");
    }

    QTemporaryDir home;
    QTemporaryDir dir;
    MemoryVault keyring;
    std::optional<VaultProblem> problem; // what the keyring answers instead
    Sandbox server;

    [[nodiscard]] QString held(const QString &vaultKey) const
    {
        return keyring.all().value(vaultKey).reveal();
    }
    [[nodiscard]] bool isOnDisk(const QString &secret) const
    {
        QDirIterator each(dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret.toUtf8()))
                return true;
        }
        return false;
    }
};

class AccountsKeyring final : public Vault
{
public:
    explicit AccountsKeyring(AccountsBench &bench)
        : m_bench(bench)
    {
    }

    QString description() const override { return QStringLiteral("the test's keyring"); }
    void read(const QString &key, QObject *context, Got then) override
    {
        if (!m_bench.problem)
            return m_bench.keyring.read(key, context, then);
        QMetaObject::invokeMethod(
            context, [then, wrong = error()] { then(fail(wrong)); }, Qt::QueuedConnection);
    }
    void write(const QString &key, const Secret &value, QObject *context, Done then) override
    {
        if (!m_bench.problem)
            return m_bench.keyring.write(key, value, context, then);
        refuse(context, then);
    }
    void remove(const QString &key, QObject *context, Done then) override
    {
        if (!m_bench.problem)
            return m_bench.keyring.remove(key, context, then);
        refuse(context, then);
    }

private:
    VaultError error() const { return {*m_bench.problem, QStringLiteral("The test's keyring says no."), {}}; }
    void refuse(QObject *context, const Done &then)
    {
        QMetaObject::invokeMethod(
            context, [then, wrong = error()] { then(fail(wrong)); }, Qt::QueuedConnection);
    }

    AccountsBench &m_bench;
};

const QString defaultKey = accountVaultKey(QStringLiteral("default"));
const QString typedKey = QStringLiteral("typed-s3cret");
// Where keys go as long as a test names no other server. There can't be one.
const QUrl nowhere(QStringLiteral("https://berth.invalid"));

class Run : public Window
{
public:
    explicit Run(AccountsBench &bench, Key key = Key::None)
        : Window(key, std::make_unique<AccountsKeyring>(bench), bench.dir.path())
    {
        Accounts &accounts = engine().services().accounts;
        if (accounts.current().baseUrl == Settings::defaultBaseUrl()
            && !accounts.setBaseUrl(accounts.current().name, nowhere))
            qFatal("the account keeps its address");
    }

    void openSettings() { click("rail.settings"); }
    [[nodiscard]] QString shownKey() const { return find<QLineEdit>("settings.key")->text(); }
    [[nodiscard]] QString usedKey() { return engine().session().key().key.reveal(); }
    [[nodiscard]] QString account() const { return find<QComboBox>("settings.account")->currentText(); }
};

}

class AccountsInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheKeyForTheNextStart();
    void forgetsTheKey();
    void withoutAKeyringAsksBeforeItUsesAFile();
    void aKeyringThatRefusesLeavesTheKeyForThisRun_data();
    void aKeyringThatRefusesLeavesTheKeyForThisRun();
    void aLockedKeyringIsAskedAgain();
    void usesTheOfficialClientsKeyWhereItIs();
    void theKeyForThisRunWins();
    void addsRenamesAndRemovesAccounts();
    void refusesToSwitchDuringALaunch();
    void keepsTheContractsKey();
    void keepsNothingOfTheSandbox();
};

void AccountsInWindowTest::keepsTheKeyForTheNextStart()
{
    AccountsBench bench;
    {
        Run berth(bench);
        berth.openSettings();
        berth.type("settings.baseUrl", bench.server.url().toString());
        berth.type("settings.key", bench.server.key());
        QTRY_COMPARE(bench.held(defaultKey), bench.server.key());
        QTRY_VERIFY(berth.text("vault.words").contains(QLatin1String("the test's keyring")));
        QVERIFY(!berth.isShown("vault.file"));
        berth.click("settings.check");
        QTRY_VERIFY(berth.text("settings.checked").contains(QLatin1String("works")));
        berth.window().close();
    }
    QVERIFY(!bench.isOnDisk(bench.server.key()));
    Run berth(bench);
    QTRY_COMPARE(berth.usedKey(), bench.server.key());
    QCOMPARE(berth.engine().session().baseUrl(), bench.server.url());
    QVERIFY(!berth.isShown("welcome"));
    berth.openSettings();
    QCOMPARE(berth.shownKey(), bench.server.key());
    QVERIFY(!berth.isShown("settings.keyOrigin"));
}

void AccountsInWindowTest::forgetsTheKey()
{
    AccountsBench bench;
    Run berth(bench);
    berth.openSettings();
    berth.type("settings.key", typedKey);
    QTRY_COMPARE(bench.held(defaultKey), typedKey);
    berth.click("settings.forget");
    QTRY_VERIFY(!bench.keyring.all().contains(defaultKey));
    QCOMPARE(berth.shownKey(), QString());
    QCOMPARE(berth.usedKey(), QString());
    QVERIFY(!berth.find("settings.forget")->isEnabled());
    berth.press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(berth.isShown("welcome"));
}

void AccountsInWindowTest::withoutAKeyringAsksBeforeItUsesAFile()
{
    AccountsBench bench;
    bench.problem = VaultProblem::NoBackend;
    const QString path = FileVault::pathIn(bench.dir.path());
    {
        Run berth(bench);
        berth.openSettings();
        berth.type("settings.key", typedKey);
        QTRY_VERIFY(berth.text("vault.words").contains(QLatin1String("until the program ends")));
        QVERIFY(!bench.isOnDisk(typedKey));
        berth.click("vault.file");
        berth.click("vaultFile.cancel");
        QTRY_VERIFY(!berth.isShown("vaultFile"));
        QVERIFY(!QFile::exists(path));
        berth.click("vault.file");
        berth.click("vaultFile.yes");
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(berth.text("vault.words").contains(QLatin1String("as you allowed")));
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)));
        berth.window().close();
    }
    QFile ini(bench.dir.path() + QLatin1String("/settings.ini"));
    QVERIFY(!ini.open(QIODevice::ReadOnly) || !ini.readAll().contains(typedKey.toUtf8()));
    Run berth(bench);
    QTRY_COMPARE(berth.usedKey(), typedKey);
    berth.openSettings();
    berth.click("vault.noFile");
    QTRY_VERIFY(!QFile::exists(path));
    QCOMPARE(berth.usedKey(), typedKey); // for this run
    QVERIFY(!bench.isOnDisk(typedKey));
}

void AccountsInWindowTest::aKeyringThatRefusesLeavesTheKeyForThisRun_data()
{
    QTest::addColumn<int>("problem");
    QTest::newRow("locked") << static_cast<int>(VaultProblem::Locked);
    QTest::newRow("denied") << static_cast<int>(VaultProblem::Denied);
    QTest::newRow("failing") << static_cast<int>(VaultProblem::Other);
}

void AccountsInWindowTest::aKeyringThatRefusesLeavesTheKeyForThisRun()
{
    QFETCH(int, problem);
    AccountsBench bench;
    bench.problem = static_cast<VaultProblem>(problem);
    Run berth(bench);
    QTRY_VERIFY(berth.text("welcome.text").contains(QLatin1String("says no")));
    berth.openSettings();
    QVERIFY(berth.text("settings.keyOrigin").contains(QLatin1String("can't be read")));
    berth.type("settings.key", typedKey);
    QTRY_VERIFY(berth.text("settings.keyOrigin").contains(QLatin1String("not kept")));
    QCOMPARE(berth.usedKey(), typedKey);
    berth.click("vault.runOnly");
    QTRY_VERIFY(!berth.isShown("settings.keyOrigin"));
    QVERIFY(berth.text("vault.words").contains(QLatin1String("until the program ends")));
    QCOMPARE(berth.usedKey(), typedKey);
    QVERIFY(!bench.isOnDisk(typedKey));
}

void AccountsInWindowTest::aLockedKeyringIsAskedAgain()
{
    AccountsBench bench;
    bench.keyring.write(defaultKey, Secret(QStringLiteral("old")), this, [](const auto &) {});
    bench.problem = VaultProblem::Locked;
    Run berth(bench);
    QTRY_VERIFY(berth.isShown("welcome"));
    berth.openSettings();
    bench.problem.reset(); // unlocked
    berth.click("vault.again");
    QTRY_COMPARE(berth.usedKey(), QStringLiteral("old"));
    QCOMPARE(berth.shownKey(), QStringLiteral("old"));
    bench.problem = VaultProblem::Locked;
    berth.type("settings.key", typedKey);
    QTRY_VERIFY(berth.text("settings.keyOrigin").contains(QLatin1String("not kept")));
    bench.problem.reset();
    berth.click("vault.again");
    QTRY_COMPARE(bench.held(defaultKey), typedKey);
    QTRY_VERIFY(!berth.isShown("vault.again"));
}

void AccountsInWindowTest::usesTheOfficialClientsKeyWhereItIs()
{
    AccountsBench bench;
    const QString path = bench.home.path() + QLatin1String("/.vast_api_key");
    const QString theirs = QStringLiteral("theirs-s3cret");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(theirs.toUtf8()) > 0);
    file.close();
    {
        Run berth(bench);
        QTRY_VERIFY(berth.text("welcome.text").contains(QLatin1String(".vast_api_key")));
        QCOMPARE(berth.usedKey(), QString()); // not without being asked
        berth.click("welcome.use");
        QTRY_COMPARE(berth.usedKey(), theirs);
        QVERIFY(!berth.isShown("welcome"));
        berth.openSettings();
        QVERIFY(berth.text("settings.keyOrigin").contains(QLatin1String("not copied")));
        berth.window().close();
    }
    QVERIFY(bench.keyring.all().isEmpty());
    QVERIFY(!bench.isOnDisk(theirs));
    Run berth(bench);
    QTRY_COMPARE(berth.usedKey(), theirs);
    berth.openSettings();
    berth.click("settings.forget");
    QTRY_COMPARE(berth.usedKey(), QString());
    QVERIFY(QFile::exists(path)); // theirs stays
}

void AccountsInWindowTest::theKeyForThisRunWins()
{
    AccountsBench bench;
    Run berth(bench);
    berth.engine().session().useKey(
        {Secret(QStringLiteral("run")), KeyOrigin::EnvironmentVariable, QStringLiteral("VAST_API_KEY")});
    berth.openSettings();
    QVERIFY(berth.text("settings.keyOrigin").contains(QLatin1String("VAST_API_KEY")));
    berth.type("settings.key", typedKey);
    QTRY_COMPARE(bench.held(defaultKey), typedKey);
    QCOMPARE(berth.usedKey(), QStringLiteral("run"));
    QVERIFY(berth.text("settings.keyOrigin").contains(QLatin1String("VAST_API_KEY")));
    // It is not for whatever other server a person chooses.
    berth.click("settings.addAccount");
    berth.type("accountDialog.name", QStringLiteral("work"));
    berth.click("accountDialog.ok");
    QTRY_COMPARE(berth.account(), QStringLiteral("work"));
    QCOMPARE(berth.usedKey(), QString());
    berth.choose("settings.account", QStringLiteral("default"));
    QTRY_COMPARE(berth.usedKey(), QStringLiteral("run"));
}

void AccountsInWindowTest::addsRenamesAndRemovesAccounts()
{
    AccountsBench bench;
    {
        Run berth(bench);
        berth.openSettings();
        berth.type("settings.key", QStringLiteral("first-s3cret"));
        berth.click("settings.addAccount");
        berth.type("accountDialog.name", QStringLiteral("default"));
        berth.click("accountDialog.ok");
        QTRY_VERIFY(berth.text("accountDialog.problem").contains(QLatin1String("already")));
        berth.type("accountDialog.name", QStringLiteral("work"));
        berth.type("accountDialog.url", bench.server.url().toString());
        berth.click("accountDialog.ok");
        QTRY_COMPARE(berth.account(), QStringLiteral("work"));
        QTRY_COMPARE(berth.shownKey(), QString());
        QCOMPARE(berth.engine().session().baseUrl(), bench.server.url());
        berth.type("settings.key", bench.server.key());
        QTRY_COMPARE(bench.held(accountVaultKey(QStringLiteral("work"))), bench.server.key());
        berth.choose("settings.account", QStringLiteral("default"));
        QTRY_COMPARE(berth.usedKey(), QStringLiteral("first-s3cret"));
        QCOMPARE(berth.engine().session().baseUrl(), nowhere);
        QCOMPARE(berth.shownKey(), QStringLiteral("first-s3cret"));
        berth.choose("settings.account", QStringLiteral("work"));
        QTRY_COMPARE(berth.usedKey(), bench.server.key());
        berth.click("settings.renameAccount");
        berth.type("accountDialog.name", QStringLiteral("lab"));
        berth.click("accountDialog.ok");
        QTRY_COMPARE(berth.account(), QStringLiteral("lab"));
        QTRY_COMPARE(bench.held(accountVaultKey(QStringLiteral("lab"))), bench.server.key());
        QTRY_VERIFY(!bench.keyring.all().contains(accountVaultKey(QStringLiteral("work"))));
        QCOMPARE(berth.usedKey(), bench.server.key());
        berth.window().close();
    }
    Run berth(bench);
    QTRY_COMPARE(berth.usedKey(), bench.server.key());
    berth.openSettings();
    QCOMPARE(berth.account(), QStringLiteral("lab"));
    berth.click("settings.removeAccount");
    berth.click("removeAccount.yes");
    QTRY_COMPARE(berth.account(), QStringLiteral("default"));
    QTRY_COMPARE(berth.usedKey(), QStringLiteral("first-s3cret"));
    QVERIFY(!bench.keyring.all().contains(accountVaultKey(QStringLiteral("lab"))));
    QVERIFY(!berth.find("settings.removeAccount")->isEnabled());
    QVERIFY(!bench.isOnDisk(bench.server.key()));
    QVERIFY(!bench.isOnDisk(QStringLiteral("s3cret")));
}

void AccountsInWindowTest::refusesToSwitchDuringALaunch()
{
    AccountsBench bench;
    SandboxFault slow;
    slow.sendRealAnswer = true;
    slow.delay = std::chrono::seconds(2);
    bench.server.failNextCreate(slow);
    Run berth(bench);
    berth.openSettings();
    berth.type("settings.baseUrl", bench.server.url().toString());
    berth.type("settings.key", bench.server.key());
    QVERIFY(berth.engine().services().accounts.add({QStringLiteral("work"), nowhere, KeyUse::Vault}));
    berth.press(Qt::Key_1, Qt::ControlModifier);
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    berth.draft().replace(fields);
    berth.takeOffer(bench.server.anyOffer());
    berth.rentByMouse();
    berth.openSettings();
    auto *combo = berth.find<QComboBox>("settings.account");
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QVERIFY(berth.text("settings.checked").contains(QLatin1String("under way")));
    QCOMPARE(berth.account(), QStringLiteral("default"));
    berth.type("settings.key", typedKey);
    QCOMPARE(berth.usedKey(), bench.server.key());
    QCOMPARE(berth.shownKey(), bench.server.key());
    berth.press(Qt::Key_1, Qt::ControlModifier);
    berth.waitForOutcome();
    QCOMPARE(bench.server.contracts().size(), 1);
    berth.openSettings();
    berth.choose("settings.account", QStringLiteral("work"));
    QTRY_COMPARE(berth.engine().session().baseUrl(), nowhere);
}

void AccountsInWindowTest::keepsTheContractsKey()
{
    AccountsBench bench;
    Run berth(bench);
    berth.openSettings();
    berth.type("settings.baseUrl", bench.server.url().toString());
    berth.type("settings.key", bench.server.key());
    berth.press(Qt::Key_1, Qt::ControlModifier);
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    berth.draft().replace(fields);
    berth.takeOffer(bench.server.anyOffer());
    berth.rentByMouse();
    berth.waitForOutcome();
    QCOMPARE(bench.server.contracts().size(), 1);
    const QString name = contractVaultKey(bench.server.url(), bench.server.contracts().first());
    QTRY_VERIFY(!bench.held(name).isEmpty());
    QVERIFY(!bench.isOnDisk(bench.held(name)));
    // It goes with its contract, and with no other.
    ContractDestroyer &destroyer = berth.engine().services().destroyer;
    LaunchRecord record;
    record.baseUrl = apiIdentity(bench.server.url());
    record.contract = bench.server.contracts().first() + 1;
    Q_EMIT destroyer.gone(record);
    QCoreApplication::processEvents();
    QVERIFY(!bench.held(name).isEmpty());
    record.contract = bench.server.contracts().first();
    Q_EMIT destroyer.gone(record);
    QTRY_VERIFY(bench.held(name).isEmpty());
}

void AccountsInWindowTest::keepsNothingOfTheSandbox()
{
    AccountsBench bench;
    Run berth(bench, Window::Key::Sandbox);
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    berth.draft().replace(fields);
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.rentByMouse();
    berth.waitForOutcome();
    QCOMPARE(berth.sandbox().contracts().size(), 1);
    berth.openSettings();
    QVERIFY(!berth.find("settings.account")->isEnabled());
    QVERIFY(bench.keyring.all().isEmpty());
}

BERTH_TEST(AccountsInWindowTest)
#include "accountsinwindowtest.moc"
