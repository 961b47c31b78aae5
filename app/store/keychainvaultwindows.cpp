// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keychainvault.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QMetaObject>

#include <windows.h>

#include <wincred.h>

// Over Windows' Credential Manager, for a build that has no QtKeychain. Its calls do not ask and do not wait.
namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(KeychainVault)
};

VaultError errorOf(DWORD code)
{
    if (code == ERROR_NOT_FOUND)
        return {VaultProblem::NotFound, Words::tr("Nothing is kept under this name."), {}};
    if (code == ERROR_NO_SUCH_LOGON_SESSION)
        return {VaultProblem::NoBackend, Words::tr("The Credential Manager is not there in this session."),
            Words::tr("Keep secrets elsewhere.")};
    return {VaultProblem::Other,
        Words::tr("The Credential Manager failed with error %1.").arg(static_cast<qulonglong>(code)),
        Words::tr("Try again.")};
}

std::wstring target(const QString &service, const QString &key)
{
    return (service + u'/' + key).toStdWString();
}

}

KeychainVault::KeychainVault(QString service, std::chrono::milliseconds patience)
    : m_service(std::move(service))
    , m_patience(patience)
{
}

QString KeychainVault::description() const
{
    return Words::tr("Windows' Credential Manager");
}

void KeychainVault::read(const QString &key, QObject *context, Got then)
{
    Expected<Secret, VaultError> answer = Secret();
    PCREDENTIALW credential = nullptr;
    if (CredReadW(target(m_service, key).c_str(), CRED_TYPE_GENERIC, 0, &credential)) {
        answer = Secret(QString::fromUtf8(reinterpret_cast<const char *>(credential->CredentialBlob),
            static_cast<qsizetype>(credential->CredentialBlobSize)));
        SecureZeroMemory(credential->CredentialBlob, credential->CredentialBlobSize);
        CredFree(credential);
    } else {
        answer = fail(errorOf(GetLastError()));
    }
    QMetaObject::invokeMethod(
        context, [answer, then] { then(answer); }, Qt::QueuedConnection);
}

void KeychainVault::write(const QString &key, const Secret &value, QObject *context, Done then)
{
    std::wstring name = target(m_service, key);
    QByteArray bytes = value.reveal().toUtf8();
    CREDENTIALW credential = {};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = name.data();
    credential.CredentialBlob = reinterpret_cast<LPBYTE>(bytes.data());
    credential.CredentialBlobSize = static_cast<DWORD>(bytes.size());
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
    Expected<void, VaultError> answer;
    if (!CredWriteW(&credential, 0))
        answer = fail(errorOf(GetLastError()));
    SecureZeroMemory(bytes.data(), static_cast<SIZE_T>(bytes.size()));
    QMetaObject::invokeMethod(
        context, [answer, then] { then(answer); }, Qt::QueuedConnection);
}

void KeychainVault::remove(const QString &key, QObject *context, Done then)
{
    Expected<void, VaultError> answer;
    if (!CredDeleteW(target(m_service, key).c_str(), CRED_TYPE_GENERIC, 0)) {
        if (const DWORD code = GetLastError(); code != ERROR_NOT_FOUND)
            answer = fail(errorOf(code));
    }
    QMetaObject::invokeMethod(
        context, [answer, then] { then(answer); }, Qt::QueuedConnection);
}

}
