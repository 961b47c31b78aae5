// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keychainvault.h"

#include "store/secretservice.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

// Over QtKeychain.
namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(KeychainVault)
};

VaultError noBackend(const QString &reason)
{
    return {VaultProblem::NoBackend, Words::tr("No keyring answers: %1.").arg(reason),
        Words::tr("Start or set up your desktop's keyring (GNOME Keyring or KWallet), or keep secrets "
                  "elsewhere.")};
}

VaultError locked()
{
    return {
        VaultProblem::Locked, Words::tr("The keyring is locked."), Words::tr("Unlock it, and try again.")};
}

VaultError denied(const QString &reason)
{
    return {VaultProblem::Denied, Words::tr("The keyring does not allow it: %1.").arg(reason),
        Words::tr("Allow Berth to use it, and try again.")};
}

// Most errors name their reason only, and some name a wrong one: the state of the service tells more.
VaultError errorOf(QKeychain::Error error, const QString &words, SecretServiceState state)
{
    const QString reason = words.isEmpty() ? Words::tr("no reason was given") : words;
    if (state == SecretServiceState::Locked)
        return locked();
    switch (error) {
    case QKeychain::EntryNotFound:
        return {VaultProblem::NotFound, Words::tr("Nothing is kept under this name."), {}};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return denied(reason);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return noBackend(reason);
    default:
        break;
    }
    switch (state) {
    case SecretServiceState::NoBus:
        return noBackend(Words::tr("there is no session bus"));
    case SecretServiceState::NoService:
        return noBackend(reason);
    case SecretServiceState::NoCollection:
        return noBackend(Words::tr("a keyring was never set up"));
    default:
        return {
            VaultProblem::Other, Words::tr("The keyring failed: %1.").arg(reason), Words::tr("Try again.")};
    }
}

using Ended = std::function<void(std::optional<VaultError>)>;

// Runs the job to one end: its own, or that of our patience.
void run(QKeychain::Job *job, const QString &key, std::chrono::milliseconds patience, QObject *context,
    const Ended &ended)
{
    job->setInsecureFallback(false);
    job->setKey(key);
    auto open = std::make_shared<bool>(true);
    const auto endOnce = [open, ended](const std::optional<VaultError> &error) {
        if (std::exchange(*open, false))
            ended(error);
    };
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, context, [=] {
        timer->deleteLater();
        endOnce(VaultError{VaultProblem::Locked, Words::tr("The keyring gave no answer."),
            Words::tr("Unlock it where it asks for that, and try again.")});
    });
    QObject::connect(
        job, &QKeychain::Job::finished, context, [=, stop = QPointer<QTimer>(timer)](QKeychain::Job *done) {
            if (stop)
                stop->deleteLater();
            const QKeychain::Error error = done->error();
            const bool removing = qobject_cast<QKeychain::DeletePasswordJob *>(done) != nullptr;
            if (error == QKeychain::NoError && !removing)
                return endOnce(std::nullopt);
            askSecretService(context, [=, words = done->errorString()](SecretServiceState state) {
                const bool gone = error == QKeychain::NoError || error == QKeychain::EntryNotFound;
                if (removing && gone && state != SecretServiceState::Locked)
                    endOnce(std::nullopt);
                else
                    endOnce(errorOf(error, words, state));
            });
        });
    timer->start(patience);
    job->start();
}

}

KeychainVault::KeychainVault(QString service, std::chrono::milliseconds patience)
    : m_service(std::move(service))
    , m_patience(patience)
{
}

QString KeychainVault::description() const
{
    return Words::tr("the system's keyring");
}

void KeychainVault::read(const QString &key, QObject *context, Got then)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    // The job deletes itself only after it was told about, so its text is taken first.
    auto text = std::make_shared<Secret>();
    QObject::connect(
        job, &QKeychain::Job::finished, context, [job, text] { *text = Secret(job->textData()); });
    run(job, key, m_patience, context, [text, then](const std::optional<VaultError> &error) {
        if (error)
            then(fail(*error));
        else
            then(*text);
    });
}

void KeychainVault::write(const QString &key, const Secret &value, QObject *context, Done then)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setTextData(value.reveal());
    run(job, key, m_patience, context, [then](const std::optional<VaultError> &error) {
        if (error)
            then(fail(*error));
        else
            then({});
    });
}

void KeychainVault::remove(const QString &key, QObject *context, Done then)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    run(job, key, m_patience, context, [then](const std::optional<VaultError> &error) {
        if (error)
            then(fail(*error));
        else
            then({});
    });
}

}
