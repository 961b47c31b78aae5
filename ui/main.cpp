// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment.h"
#include "core/processbegin.h"
#include "core/processend.h"
#include "core/version.h"
#include "sandbox/faults.h"
#include "sandbox/sandbox.h"
#include "selftest/vaultcheck.h"
#include "store/draftfile.h"
#include "store/keychainvault.h"
#include "store/keysource.h"
#include "store/statedir.h"
#include "ui/console.h"
#include "ui/engine.h"
#include "ui/errands.h"
#include "ui/handoff.h"
#include "ui/mainwindow.h"
#include "ui/options.h"
#include "ui/rehearsal.h"
#include "ui/selftest.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>

using namespace berth;

namespace {

// As long as the real list needs to show a new contract, about.
constexpr std::chrono::seconds sandboxListLag{2};
// How long a window that is open may take to answer a later start.
constexpr std::chrono::seconds handoffPatience{2};
// A self-test has nobody who could type a keyring's password.
constexpr std::chrono::seconds vaultPatience{5};

int complain(const QString &problem)
{
    std::fprintf(stderr, "berth: %s\n", qPrintable(problem));
    return 2;
}

// The key for this run: a named file or VAST_API_KEY. The official client's file is not taken without being
// asked.
Expected<ApiKey, QString> keyForThisRun(const WindowOptions &options)
{
    auto key = findApiKey(options.keyFile, processEnvironment(), homeFolder());
    if (key && key->origin == KeyOrigin::OfficialClient)
        return ApiKey{};
    return key;
}

// Starts it when it is first wanted.
Expected<ApiAccount, QString> reachSandbox(std::unique_ptr<Sandbox> &sandbox)
{
    if (!sandbox) {
        SandboxOptions like;
        like.listLag = sandboxListLag;
        like.volumes = true;
        auto fresh = std::make_unique<Sandbox>(like);
        if (const auto started = fresh->start(); !started)
            return fail(started.error());
        sandbox = std::move(fresh);
    }
    ApiAccount account;
    account.baseUrl = sandbox->url();
    account.key = Secret(sandbox->key());
    return account;
}

QList<Rehearsable> rehearsables(std::unique_ptr<Sandbox> &sandbox)
{
    QList<Rehearsable> list;
    for (const SandboxRehearsal &fault : sandboxRehearsals())
        list << Rehearsable{fault.name, fault.group, fault.help, [&sandbox, name = fault.name] {
                                if (sandbox)
                                    (void)sandbox->rehearse(name);
                            }};
    return list;
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
    const auto vault = [] {
        KeychainVault keyring(QStringLiteral("Berth self-test"), vaultPatience);
        return checkVaultRoundTrip(keyring, 2 * vaultPatience);
    };
    const auto code = writeSelfTest(runSelfTest(options.selfTestUrl, market, vault), options.selfTestTo);
    return code ? *code : complain(code.error());
}

QString activationToken()
{
    const QString token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return token.isEmpty() ? qEnvironmentVariable("DESKTOP_STARTUP_ID") : token;
}

// Whether a window that is open has taken the errand. Else `listening` hears of later ones, if it can.
bool handOver(
    const QString &stateDir, Errand errand, const QString &activation, std::optional<Handoff> &listening)
{
    errand.activation = activation;
    switch (listening.emplace(stateDir).begin(errand, handoffPatience)) {
    case Handoff::Role::HandedOver:
        return true;
    case Handoff::Role::Alone:
        listening.reset();
        return false;
    case Handoff::Role::First:
        break;
    }
    return false;
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

int run(int argc, char **argv)
{
    printToTheConsole();
    prepareForNoWindow(argc, argv);
    const QString activation = activationToken(); // before Qt takes it for a window that may never be
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
    std::optional<Handoff> handoff;
    if (options->mayHandOver && handOver(*stateDir, options->errand, activation, handoff))
        return 0;
    const auto key = keyForThisRun(*options);
    if (!key)
        return complain(key.error());

    std::unique_ptr<Sandbox> sandbox;
    Engine engine(
        *stateDir, std::make_unique<KeychainVault>(), [&sandbox] { return reachSandbox(sandbox); },
        rehearsables(sandbox));
    applyPalette(engine.settings().appearance());
    engine.session().useKey(*key);
    engine.session().useBaseUrl(options->apiUrl);
    if (options->sandbox) {
        if (const auto entered = engine.session().enterSandbox(); !entered)
            return complain(entered.error());
    }
    engine.draft().replace(loadDraft(*stateDir).fields);
    MainWindow window(engine.services());
    Errands &errands = *new Errands(window, engine.services());
    errands.take(options->errand);
    errands.watch(&application);
    if (handoff)
        QObject::connect(&*handoff, &Handoff::arrived, &errands, &Errands::takeHandedOver);
    QObject::connect(&window, &MainWindow::firstPainted, &window, [&engine, &errands] {
        engine.start();
        errands.start();
    });
    if (options->quitAfterFirstPaint)
        QObject::connect(&window, &MainWindow::firstPainted, &application, &QCoreApplication::quit);
    // What comes from now on is for the next one.
    if (handoff)
        QObject::connect(&application, &QGuiApplication::lastWindowClosed, &*handoff, &Handoff::close);
    window.show();
    if (!options->rehearseTo.isEmpty())
        rehearse(window, options->rehearseTo);
    return QApplication::exec();
}

}

int main(int argc, char **argv)
{
    atBegin();
    return atEnd(run(argc, argv));
}
