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
#include <QDir>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMimeData>
#include <QMutex>
#include <QScopeGuard>
#include <QTabBar>

using namespace berth;
using test::SecretScan;
using test::Window;

namespace {

// With everything in them that is written differently somewhere.
const QString keyText = QStringLiteral("AccountKey7f3e9a21+/=%&");
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
class Keyring final : public Vault
{
public:
    explicit Keyring(Vault &real)
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

void fillForm(Window &berth)
{
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    RequestFields fields = berth.draft().fields();
    fields.set(FieldId::ImageLogin,
        ImageLogin{QStringLiteral("bob"), Secret(tokenText), QStringLiteral("docker.io")});
    fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("HF_TOKEN"), valueText, true)});
    berth.draft().replace(fields);
}

}

class SecretsInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void theScanFindsWhatIsThere_data();
    void theScanFindsWhatIsThere();
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
        Window berth(Window::Key::None, std::make_unique<Keyring>(kept), place.path());
        berth.click("rail.settings");
        berth.type("settings.baseUrl", server.url().toString());
        berth.type("settings.key", keyText);
        berth.click("rail.rent");
        fillForm(berth);
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
