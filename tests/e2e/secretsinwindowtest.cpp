// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/secretscan.h"
#include "e2e/window.h"
#include "launch/launchcontroller.h"
#include "store/memoryvault.h"
#include "store/secretref.h"
#include "support/testcase.h"
#include "ui/pages/rentpage.h"
#include "ui/presets/presetbar.h"
#include "ui/presets/presetdesk.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMimeData>
#include <QMutex>
#include <QPushButton>
#include <QScopeGuard>
#include <QTabBar>

using namespace berth;
using test::SecretScan;
using test::Window;

namespace {

// With everything in them that is written differently somewhere.
const QString keyText = QStringLiteral("AccountKey7f3e9a21+/=%&");
const QString otherKeyText = QStringLiteral("SecondAccount55d0c8b4+/=%&");
const QString tokenText = QStringLiteral("RegistryToken81c4d6!#$+/=%&");
const QString valueText = QStringLiteral("EnvSecret42b9e0f7\"\\ '+/=%&");
const QString umlautText = QStringLiteral("Something42b9e0f7\"\\ '+/=%&ü");

QMutex logMutex;
QByteArray logged;
QtMessageHandler nextHandler = nullptr;

void keepLog(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    {
        const QMutexLocker lock(&logMutex);
        logged += message.toUtf8() + '\n';
    }
    nextHandler(type, context, message);
}

// Keeps all that is logged, and hands it on.
class LogKeeper
{
public:
    LogKeeper()
    {
        logged.clear();
        nextHandler = qInstallMessageHandler(keepLog);
    }
    ~LogKeeper() { qInstallMessageHandler(nextHandler); }
    LogKeeper(const LogKeeper &) = delete;
    LogKeeper &operator=(const LogKeeper &) = delete;

    [[nodiscard]] QByteArray all() const
    {
        const QMutexLocker lock(&logMutex);
        return logged;
    }
};

// A keyring that outlives the program.
class SecretsKeyring final : public Vault
{
public:
    explicit SecretsKeyring(Vault &real)
        : m_real(real)
    {
    }
    QString description() const override { return m_real.description(); }
    void read(const QString &key, QObject *context, Got then) override { m_real.read(key, context, then); }
    void write(const QString &key, const Secret &value, QObject *context, Done then) override
    {
        m_real.write(key, value, context, then);
    }
    void remove(const QString &key, QObject *context, Done then) override
    {
        m_real.remove(key, context, then);
    }

private:
    Vault &m_real;
};

void fillFormWithSecrets(Window &berth)
{
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    RequestFields fields = berth.draft().fields();
    fields.set(FieldId::ImageLogin,
        ImageLogin{QStringLiteral("bob"), Secret(tokenText), QStringLiteral("docker.io")});
    fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("HF_TOKEN"), valueText, true)});
    berth.draft().replace(fields);
}

void exportTo(Window &berth, const QString &path)
{
    berth.window().findChild<QAction *>(QStringLiteral("preset.export"))->trigger();
    auto *dialog = qobject_cast<QFileDialog *>(berth.find(QStringLiteral("preset.exporting")));
    dialog->setDirectory(QFileInfo(path).path());
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    name->setFocus();
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, QFileInfo(path).fileName());
    // Until its list has settled, the dialog takes other things for what is chosen.
    QTRY_COMPARE(dialog->selectedFiles(), QStringList{path});
    while (QWidget *completions = QApplication::activePopupWidget())
        completions->close();
    QTest::mouseClick(
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(!berth.isShown("preset.exporting"));
}

QByteArray clipboard()
{
    QByteArray all;
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    for (const QString &format : data->formats())
        all += data->data(format) + '\n';
    return all;
}

// Each form, as the button copies it.
QByteArray copyEachForm(Window &berth)
{
    QByteArray all;
    auto *forms = berth.find<QTabBar>("request.form");
    forms->setCurrentIndex(0);
    for (int form = 0; form < forms->count(); ++form) {
        QGuiApplication::clipboard()->setText(QStringLiteral("nothing"));
        berth.click("request.copy");
        all += clipboard() + berth.find(QStringLiteral("request.text"))->property("plainText").toByteArray();
        forms->setFocus();
        QTest::keyClick(forms, Qt::Key_Right);
    }
    return all;
}

}

class SecretsInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void theScanFindsWhatIsThere_data();
    void theScanFindsWhatIsThere();
    void noSecretLeavesTheWindow();
    void anAnswerThatRepeatsTheSecrets_data();
    void anAnswerThatRepeatsTheSecrets();
};

void SecretsInWindowTest::theScanFindsWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray utf8 = umlautText.toUtf8();
    QTest::newRow("plain") << utf8;
    for (int before = 0; before < 3; ++before)
        QTest::addRow("base64 behind %d", before)
            << (QByteArray(before, '"') + utf8 + " and more").toBase64();
    QTest::newRow("base64 for addresses") << utf8.toBase64(QByteArray::Base64UrlEncoding);
    QTest::newRow("percent") << QUrl::toPercentEncoding(umlautText);
    QTest::newRow("JSON") << QJsonDocument(QJsonObject{{QStringLiteral("a"), umlautText}}).toJson();
    QTest::newRow("hex") << utf8.toHex();
    QTest::newRow("HEX") << utf8.toHex().toUpper();
    QTest::newRow("UTF-16") << QByteArray(
        reinterpret_cast<const char *>(umlautText.utf16()), umlautText.size() * 2);
    QTest::newRow("a part") << QByteArray("…Something42b9e0f7…");
}

void SecretsInWindowTest::theScanFindsWhatIsThere()
{
    QFETCH(QByteArray, bytes);
    SecretScan scan;
    scan.add(QStringLiteral("the value"), umlautText);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a/.b")));
    QFile file(folder.filePath(QStringLiteral("a/.b/c")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before " + bytes + " behind");
    file.close();
    QVERIFY(!scan.findingsIn(folder.path()).isEmpty());
    QVERIFY(!scan.findings(bytes, QString()).isEmpty());
    SecretScan other;
    other.add(QStringLiteral("another"), tokenText);
    QVERIFY(other.findingsIn(folder.path()).isEmpty());
}

void SecretsInWindowTest::noSecretLeavesTheWindow()
{
    // All that any part of the program keeps: also what it puts into the folder for temporary files, such as
    // the sandbox's journal.
    QTemporaryDir place;
    const QByteArray temporary = qgetenv("TMPDIR");
    const auto restore = qScopeGuard([&] { qputenv("TMPDIR", temporary); });
    qputenv("TMPDIR", place.path().toLocal8Bit());
    qputenv("HOME", place.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", QByteArray());
    qunsetenv("VAST_API_KEY");
    const QString stateDir = place.filePath(QStringLiteral("state"));
    QVERIFY(QDir().mkpath(stateDir));
    const LogKeeper log;
    MemoryVault kept;
    SandboxOptions options;
    options.key = keyText;
    Sandbox server(options);
    QVERIFY(server.start());
    SecretScan scan;
    scan.add(QStringLiteral("the account's key"), keyText);
    scan.add(QStringLiteral("another account's key"), otherKeyText);
    scan.add(QStringLiteral("the registry's token"), tokenText);
    scan.add(QStringLiteral("the variable's value"), valueText);
    QByteArray copied;
    const auto launch = [&](Window &berth, Sandbox &on) {
        Secret contractKey;
        const auto seen = QObject::connect(&berth.engine().services().controller, &LaunchController::finished,
            [&](const LaunchResult &result) { contractKey = result.outcome.instanceApiKey; });
        const qsizetype before = on.creates().size();
        berth.takeOffer(on.anyOffer());
        berth.rentByMouse();
        berth.waitForOutcome();
        QObject::disconnect(seen);
        QCOMPARE(on.creates().size(), before + 1);
        QVERIFY(on.creates().last().body.contains("EnvSecret42b9e0f7")); // it is sent for all that
        QVERIFY(!contractKey.isEmpty());
        scan.add(QStringLiteral("a contract's key"), contractKey.reveal());
        berth.click("outcome.copy");
        copied += clipboard();
        berth.click("outcome.close");
    };
    const auto leave = [&](Window &berth) {
        // Were a launch open, this would ask, and wait for the answer.
        QVERIFY(berth.window().close());
        for (const char *written : {"draft.json", "settings.ini"})
            QVERIFY2(QFile::exists(stateDir + u'/' + QLatin1String(written)), written);
    };
    {
        Window berth(Window::Key::None, std::make_unique<SecretsKeyring>(kept), stateDir);
        berth.click("rail.settings");
        berth.type("settings.baseUrl", server.url().toString());
        berth.type("settings.key", otherKeyText);
        berth.click("settings.check");
        QTRY_VERIFY(!berth.text("settings.checked").isEmpty()); // refused
        berth.type("settings.key", keyText);
        berth.click("settings.check");
        QTRY_VERIFY(berth.text("settings.checked").contains(QLatin1String("works")));
        berth.click("rail.rent");
        fillFormWithSecrets(berth);
        berth.savePresetAs(QStringLiteral("mine"));
        launch(berth, server);
        berth.takeOffer(server.anyOffer());
        copied += copyEachForm(berth);
        exportTo(berth, place.filePath(QStringLiteral("out.berth.json")));
        berth.type("label", QStringLiteral("unsaved"));
        leave(berth);
        // It reads the files while they are in use, too.
        QCOMPARE(scan.findingsIn(place.path()), QStringList());
    }
    {
        Window berth(Window::Key::None, std::make_unique<SecretsKeyring>(kept), stateDir);
        PresetDesk &desk = berth.window().rentPage()->presets()->desk();
        QTRY_COMPARE(desk.name(), QStringLiteral("mine"));
        QVERIFY(desk.revert());
        QTRY_VERIFY(!secretRefs(berth.draft().fields()).isEmpty());
        QTRY_VERIFY(missingSecrets(berth.draft().fields()).isEmpty()); // out of the keyring
        berth.click("rail.settings");
        berth.click("settings.sandbox");
        berth.click("rail.rent");
        launch(berth, berth.sandbox());
        scan.add(QStringLiteral("the sandbox's key"), berth.sandbox().key());
        copied += copyEachForm(berth);
        berth.click("rail.history"); // reads all of it again
        QCOMPARE(scan.findingsIn(place.path()), QStringList());
        leave(berth);
    }
    QCOMPARE(scan.findingsIn(place.path()), QStringList());
    QCOMPARE(scan.findings(copied, QStringLiteral("the clipboard")), QStringList());
    QCOMPARE(scan.findings(log.all(), QStringLiteral("the log")), QStringList());

    // The scan looked where they would be.
    const QByteArray all = test::everythingIn(place.path());
    for (const char *there :
        {"SQLite format 3", "HF_TOKEN", "image_login", "BERTH_LAUNCH_ID", "\"berth_preset\""})
        QVERIFY2(all.contains(there), there);
    for (const char *there : {"HF_TOKEN", "curl", "vastai create instance", "import requests", "docker.io"})
        QVERIFY2(copied.contains(there), there);
    QFile leak(stateDir + QLatin1String("/planted"));
    QVERIFY(leak.open(QIODevice::WriteOnly));
    leak.write(valueText.toUtf8().toBase64());
    leak.close();
    QVERIFY(!scan.findingsIn(place.path()).isEmpty());
    qDebug("%s", otherKeyText.toUtf8().toHex().constData());
    QVERIFY(!scan.findings(log.all(), QStringLiteral("the log")).isEmpty());
}

void SecretsInWindowTest::anAnswerThatRepeatsTheSecrets_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QJsonObject refusal{{QStringLiteral("success"), false},
        {QStringLiteral("error"), QStringLiteral("invalid_args")},
        {QStringLiteral("msg"),
            QStringLiteral("no: env HF_TOKEN=%1, login -p %2, key %3").arg(valueText, tokenText, keyText)}};
    QTest::newRow("a refusal") << 400 << QJsonDocument(refusal).toJson();
    QTest::newRow("not JSON") << 500
                              << QByteArray("<p>HF_TOKEN=" + valueText.toUtf8() + ' ' + tokenText.toUtf8()
                                     + ' ' + keyText.toUtf8() + "</p>");
}

void SecretsInWindowTest::anAnswerThatRepeatsTheSecrets()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const LogKeeper log;
    QTemporaryDir place;
    MemoryVault kept;
    SandboxOptions options;
    options.key = keyText;
    Sandbox server(options);
    QVERIFY(server.start());
    SecretScan scan;
    scan.add(QStringLiteral("the account's key"), keyText);
    scan.add(QStringLiteral("the registry's token"), tokenText);
    scan.add(QStringLiteral("the variable's value"), valueText);
    {
        Window berth(Window::Key::None, std::make_unique<SecretsKeyring>(kept), place.path());
        berth.click("rail.settings");
        berth.type("settings.baseUrl", server.url().toString());
        berth.type("settings.key", keyText);
        berth.click("rail.rent");
        fillFormWithSecrets(berth);
        SandboxFault fault;
        fault.status = status;
        fault.body = body;
        server.failNextCreate(fault);
        berth.takeOffer(server.anyOffer());
        berth.rentByMouse();
        berth.waitForOutcome();
        QCOMPARE(scan.findingsIn(place.path()), QStringList());
    }
    QVERIFY(test::everythingIn(place.path()).contains("HF_TOKEN"));
    QCOMPARE(scan.findingsIn(place.path()), QStringList());
    QCOMPARE(scan.findings(log.all(), QStringLiteral("the log")), QStringList());
}

BERTH_TEST(SecretsInWindowTest)
#include "secretsinwindowtest.moc"
