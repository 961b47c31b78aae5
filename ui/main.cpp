// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apiclient.h"
#include "core/version.h"
#include "launch/launchcontroller.h"
#include "launch/launchdraft.h"
#include "market/offersearcher.h"
#include "sandbox/sandbox.h"
#include "store/draftfile.h"
#include "store/keysource.h"
#include "store/settings.h"
#include "store/statedir.h"
#include "ui/console.h"
#include "ui/mainwindow.h"
#include "ui/options.h"
#include "ui/rehearsal.h"
#include "ui/selftest.h"
#include "ui/session.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace berth;

namespace {

int complain(const QString &problem)
{
    std::fprintf(stderr, "berth: %s\n", qPrintable(problem));
    return 2;
}

// The key for this run: a named file or VAST_API_KEY. The official client's file is not taken without being
// asked.
Expected<ApiKey, QString> keyForThisRun(const WindowOptions &options)
{
    auto key = findApiKey(options.keyFile, processEnvironment(), QDir::homePath());
    if (key && key->origin == KeyOrigin::OfficialClient)
        return ApiKey{};
    return key;
}

// With a sandbox of its own, which shows a contract at once.
int testThisInstallation(const WindowOptions &options)
{
    Sandbox sandbox;
    const auto market = [&sandbox]() -> Expected<ApiAccount, QString> {
        return sandbox.start().map([&sandbox] {
            ApiAccount account;
            account.baseUrl = sandbox.url();
            account.key = Secret(sandbox.key());
            return account;
        });
    };
    const auto code = writeSelfTest(runSelfTest(options.selfTestUrl, market, {}), options.selfTestTo);
    return code ? *code : complain(code.error());
}

void rehearse(MainWindow &window, const QString &picture)
{
    auto *rehearsal = new Rehearsal(window, picture, &window);
    QObject::connect(rehearsal, &Rehearsal::succeeded, &window, [picture](const QString &contract) {
        std::printf("contract %s\npicture %s\n", qPrintable(contract), qPrintable(picture));
        std::fflush(stdout);
        QCoreApplication::exit(0);
    });
    QObject::connect(rehearsal, &Rehearsal::failed, &window, [](const QString &problem) {
        complain(problem);
        QCoreApplication::exit(1);
    });
    rehearsal->start();
}

}

int main(int argc, char **argv)
{
    printToTheConsole();
    prepareForNoWindow(argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("berth"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(version));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Berth"));

    const auto options = readWindowOptions(QCoreApplication::arguments(), processEnvironment());
    if (!options)
        return complain(options.error());
    if (!options->answer.isEmpty()) {
        std::printf("%s\n", qPrintable(options->answer));
        return 0;
    }
    if (!options->selfTestTo.isEmpty())
        return testThisInstallation(*options);
    // A rehearsal leaves no trace but its picture.
    const QTemporaryDir scratch;
    const auto stateDir = prepareStateDir(
        options->rehearseTo.isEmpty() ? options->stateDir : scratch.path(), processEnvironment());
    if (!stateDir)
        return complain(stateDir.error());
    const auto key = keyForThisRun(*options);
    if (!key)
        return complain(key.error());

    SystemClock clock;
    Settings settings(*stateDir);
    applyPalette(settings.appearance());
    std::unique_ptr<Sandbox> sandbox;
    ApiClient client((ApiAccount()));
    Session session(client, settings, [&sandbox]() -> Expected<ApiAccount, QString> {
        if (!sandbox) {
            auto fresh = std::make_unique<Sandbox>();
            if (const auto started = fresh->start(); !started)
                return fail(started.error());
            sandbox = std::move(fresh);
        }
        ApiAccount account;
        account.baseUrl = sandbox->url();
        account.key = Secret(sandbox->key());
        return account;
    });
    session.useKey(*key);
    session.useBaseUrl(options->apiUrl);
    if (options->sandbox) {
        if (const auto entered = session.enterSandbox(); !entered)
            return complain(entered.error());
    }

    LaunchDraft draft;
    const Draft unfinished = loadDraft(*stateDir);
    draft.replace(unfinished.fields);
    LaunchController controller(client, clock);
    OfferSearcher searcher(client, clock);
    OfferSearcher lookup(client, clock);
    MainWindow window({client, settings, session, draft, controller, searcher, lookup, *stateDir});
    if (options->offerId > 0)
        draft.setOfferId(options->offerId);
    if (options->quitAfterFirstPaint)
        QObject::connect(&window, &MainWindow::firstPainted, &application, &QCoreApplication::quit);
    window.show();
    if (!options->rehearseTo.isEmpty())
        rehearse(window, options->rehearseTo);
    return QApplication::exec();
}
