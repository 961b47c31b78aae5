// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest/systemchecks.h"

#include "core/clock.h"
#include "store/journal.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QLibraryInfo>
#include <QSqlDatabase>
#include <QSslCipher>
#include <QSslSocket>
#include <QSysInfo>
#include <QVersionNumber>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SelfTest)
};

constexpr quint16 httpsPort = 443;

LaunchRecord sample(const QDateTime &now)
{
    LaunchRecord record;
    record.id = newLaunchToken();
    record.account = accountFingerprint(Secret(QStringLiteral("self-test")));
    record.baseUrl = QUrl(QStringLiteral("http://127.0.0.1"));
    record.offerId = 1;
    record.body = {{QStringLiteral("image"), QStringLiteral("self-test")}};
    record.bodyHash = bodyHashOf("self-test");
    record.prepared = now;
    record.updated = now;
    return record;
}

}

SelfCheck checkSystem()
{
    const QJsonObject facts{
        {QStringLiteral("system"), QSysInfo::prettyProductName()},
        {QStringLiteral("kernel"), QString(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())},
        {QStringLiteral("processor"), QSysInfo::currentCpuArchitecture()},
        {QStringLiteral("program"), QDir::toNativeSeparators(QCoreApplication::applicationFilePath())},
        {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
        {QStringLiteral("qt_built_with"), QStringLiteral(QT_VERSION_STR)},
        {QStringLiteral("plugin_folders"), QJsonArray::fromStringList(QCoreApplication::libraryPaths())},
    };
    if (QLibraryInfo::version() < QVersionNumber::fromString(QStringLiteral(QT_VERSION_STR)))
        return SelfCheck::failed(QStringLiteral("system"),
            Words::tr("Qt %1 is older than the %2 that Berth was built with.")
                .arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)),
            facts);
    return SelfCheck::passed(QStringLiteral("system"), facts);
}

SelfCheck checkTls()
{
    const QJsonObject facts{
        {QStringLiteral("active"), QSslSocket::activeBackend()},
        {QStringLiteral("available"), QJsonArray::fromStringList(QSslSocket::availableBackends())},
        {QStringLiteral("library"), QSslSocket::sslLibraryVersionString()},
    };
    if (!QSslSocket::supportsSsl())
        return SelfCheck::failed(QStringLiteral("tls"), Words::tr("Qt has no TLS back end."), facts);
    return SelfCheck::passed(QStringLiteral("tls"), facts);
}

SelfCheck checkHandshake(const QUrl &url, std::chrono::milliseconds patience)
{
    const QString name = QStringLiteral("handshake");
    if (url.isEmpty())
        return {name, SelfCheckResult::NotAsked, Words::tr("No --self-test-url was given."), {}};
    QJsonObject facts{{QStringLiteral("host"), url.host()}};
    if (url.scheme() != QLatin1String("https"))
        return SelfCheck::failed(name, Words::tr("%1 is no https address.").arg(url.toString()), facts);
    QSslSocket socket;
    socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port(httpsPort)));
    if (!socket.waitForEncrypted(static_cast<int>(patience.count())))
        return SelfCheck::failed(name, socket.errorString(), facts);
    facts.insert(QStringLiteral("protocol"), socket.sessionCipher().protocolString());
    facts.insert(QStringLiteral("cipher"), socket.sessionCipher().name());
    facts.insert(QStringLiteral("certificate"), socket.peerCertificate().subjectDisplayName());
    socket.abort();
    return SelfCheck::passed(name, facts);
}

SelfCheck checkDatabase(const QString &dir)
{
    const QString name = QStringLiteral("database");
    QJsonObject facts{{QStringLiteral("drivers"), QJsonArray::fromStringList(QSqlDatabase::drivers())}};
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return SelfCheck::failed(name, Words::tr("Qt has no SQLite driver."), facts);
    const SystemClock clock;
    const LaunchRecord record = sample(clock.now());
    QElapsedTimer time;
    time.start();
    {
        const auto journal = Journal::open(dir, clock);
        if (!journal)
            return SelfCheck::failed(name, journal.error().message, facts);
        const qint64 opened = time.restart();
        if (const auto appended = (*journal)->append(record); !appended)
            return SelfCheck::failed(name, appended.error().message, facts);
        facts.insert(QStringLiteral("open_ms"), opened);
        facts.insert(QStringLiteral("write_ms"), time.elapsed());
    }
    const auto again = Journal::open(dir, clock);
    if (!again)
        return SelfCheck::failed(name, again.error().message, facts);
    const auto read = (*again)->record(record.id);
    if (!read)
        return SelfCheck::failed(name, read.error().message, facts);
    if (read->body != record.body || read->offerId != record.offerId)
        return SelfCheck::failed(name, Words::tr("The journal gave back something else."), facts);
    return SelfCheck::passed(name, facts);
}

SelfCheck checkVault(const VaultProbe &probe)
{
    if (!probe)
        return {QStringLiteral("vault"), SelfCheckResult::NotThere,
            Words::tr("This version keeps no secrets, so it has no vault."), {}};
    SelfCheck check = probe();
    check.name = QStringLiteral("vault");
    return check;
}

}
