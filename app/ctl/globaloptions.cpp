// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/globaloptions.h"

#include "store/accounts.h"
#include "store/keychainvault.h"
#include "store/keysource.h"
#include "store/settings.h"
#include "store/statedir.h"
#include "store/vaultchain.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>

#include <memory>

namespace berth {
namespace {

struct Options
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

Expected<QUrl, OptionProblem> readUrl(const QCommandLineParser &parser, const EnvironmentLookup &environment)
{
    QString name = QStringLiteral("--api-url");
    QString text = parser.value(QStringLiteral("api-url"));
    for (const char *variable : {"BERTH_API_URL", "VAST_URL"}) {
        if (text.isEmpty()) {
            text = environment(variable);
            name = QString::fromLatin1(variable);
        }
    }
    if (text.isEmpty())
        return Settings::defaultBaseUrl();
    const QUrl url(text, QUrl::StrictMode);
    const bool known = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || url.host().isEmpty() || !known)
        return fail(OptionProblem{
            name, Options::tr("“%1” is no address; write it as https://console.vast.ai").arg(text)});
    return url;
}

Expected<ApiKey, OptionProblem> keyOfFile(
    const GlobalOptions &options, const EnvironmentLookup &environment, const QString &homeDir)
{
    const auto key = findApiKey(options.keyFile, environment, homeDir);
    if (!key)
        return fail(OptionProblem{QStringLiteral("--api-key-file"), key.error()});
    return *key;
}

// A file for secrets is used where there is one already: somebody has said yes to it in the window.
Expected<ApiKey, OptionProblem> firstKey(
    const GlobalOptions &options, const EnvironmentLookup &environment, const QString &homeDir)
{
    const auto stateDir = prepareStateDir(options.stateDir, environment);
    if (!stateDir)
        return fail(OptionProblem{QStringLiteral("--state-dir"), stateDir.error()});
    VaultChain vault(
        std::make_unique<KeychainVault>(), *stateDir, QFileInfo::exists(FileVault::pathIn(*stateDir)));
    Accounts accounts(*stateDir, vault, environment, homeDir);
    Expected<ApiKey, VaultError> found = ApiKey();
    QEventLoop loop;
    accounts.firstKey(&loop, [&](const Expected<ApiKey, VaultError> &answer) {
        found = answer;
        loop.quit();
    });
    loop.exec();
    if (!found)
        return fail(OptionProblem{
            QStringLiteral("api key"), (found.error().message + u' ' + found.error().remedy).trimmed()});
    return *found;
}

}

void addGlobalOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("api-url"), Options::tr("Address of the API."), QStringLiteral("URL")},
        {QStringLiteral("api-key-file"),
            Options::tr("File that holds the API key; else VAST_API_KEY, else the key of the window's "
                        "account (the system's "
                        "keyring, or vault.json where that was agreed to), else the official client's file."),
            QStringLiteral("FILE")},
        {QStringLiteral("state-dir"), Options::tr("Folder for settings; else BERTH_STATE_DIR."),
            QStringLiteral("DIR")},
        {QStringLiteral("format"), Options::tr("How results are written: json (the default) or text."),
            QStringLiteral("FORMAT"), QStringLiteral("json")},
        {QStringLiteral("timeout"), Options::tr("How long to wait for one reply, in seconds (60)."),
            QStringLiteral("SECONDS"), QStringLiteral("60")},
    });
}

Expected<GlobalOptions, OptionProblem> readGlobalOptions(
    const QCommandLineParser &parser, const EnvironmentLookup &environment)
{
    GlobalOptions options;
    const auto url = readUrl(parser, environment);
    if (!url)
        return fail(url.error());
    options.apiUrl = *url;
    options.keyFile = parser.value(QStringLiteral("api-key-file"));
    options.stateDir = parser.value(QStringLiteral("state-dir"));
    const QString format = parser.value(QStringLiteral("format"));
    if (format != QLatin1String("json") && format != QLatin1String("text"))
        return fail(OptionProblem{
            QStringLiteral("--format"), Options::tr("“%1” is neither json nor text").arg(format)});
    options.json = format == QLatin1String("json");
    bool number = false;
    const double seconds = parser.value(QStringLiteral("timeout")).toDouble(&number);
    if (!number || !(seconds > 0) || seconds > 86'400)
        return fail(
            OptionProblem{QStringLiteral("--timeout"), Options::tr("must be a number of seconds above 0")});
    options.timeout = std::chrono::milliseconds(qMax<qint64>(1, static_cast<qint64>(seconds * 1000)));
    return options;
}

Expected<ApiAccount, OptionProblem> readAccount(
    const GlobalOptions &options, const EnvironmentLookup &environment, const QString &homeDir, KeyNeed need)
{
    const auto key = options.keyFile.isEmpty() ? firstKey(options, environment, homeDir)
                                               : keyOfFile(options, environment, homeDir);
    if (!key)
        return fail(key.error());
    if (key->origin == KeyOrigin::None && need == KeyNeed::Always)
        return fail(OptionProblem{QStringLiteral("api key"),
            Options::tr("none found; set VAST_API_KEY, name a file with --api-key-file, or enter it in "
                        "Berth's window")});
    ApiAccount account;
    account.baseUrl = options.apiUrl;
    account.key = key->key;
    account.timeout = options.timeout;
    return account;
}

}
