// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filevault.h"

#include "core/filereason.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileVault)
};

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
    | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
constexpr qint64 maxFile = 4 << 20;
constexpr int lockWait = 3000; // ms

}

FileVault::FileVault(const QString &stateDir)
    : m_path(pathIn(stateDir))
{
}

QString FileVault::pathIn(const QString &stateDir)
{
    return stateDir + QLatin1String("/vault.json");
}

QString FileVault::description() const
{
    return Words::tr("the file %1, in clear").arg(QDir::toNativeSeparators(m_path));
}

Expected<QJsonObject, VaultError> FileVault::load() const
{
    QFile file(m_path);
    if (!QFileInfo::exists(m_path))
        return QJsonObject();
    const QString shown = QDir::toNativeSeparators(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            VaultError{VaultProblem::Denied, Words::tr("%1 can't be read: %2.").arg(shown, fileReason(file)),
                Words::tr("Check the file's permissions.")});
#ifdef Q_OS_UNIX // elsewhere these bits do not say who can read it; the folder is its owner's there
    if (file.permissions() & others)
        return fail(VaultError{VaultProblem::Denied,
            Words::tr("%1 can be read by others, so its secrets are not used.").arg(shown),
            Words::tr("Make it yours alone (chmod 600), and renew the keys in it.")});
#endif
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(maxFile), &error);
    if (!document.isObject())
        return fail(VaultError{VaultProblem::Other, Words::tr("%1 is damaged.").arg(shown),
            Words::tr("Correct it in a text editor, or delete it and enter the keys again.")});
    return document.object();
}

Expected<void, VaultError> FileVault::change(const std::function<void(QJsonObject &)> &how) const
{
    QLockFile lock(m_path + QLatin1String(".lock"));
    if (!lock.tryLock(lockWait))
        return fail(VaultError{VaultProblem::Other,
            Words::tr("%1 can't be written at this moment.").arg(QDir::toNativeSeparators(m_path)),
            Words::tr("Check the folder's permissions, and try again.")});
    auto json = load();
    if (!json)
        return fail(json.error());
    how(*json);
    QSaveFile file(m_path);
    const QByteArray bytes = QJsonDocument(*json).toJson();
    // Its permissions are set while it is still empty.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly)
        || file.write(bytes) != bytes.size() || !file.commit())
        return fail(VaultError{VaultProblem::Denied,
            Words::tr("%1 can't be written: %2.").arg(QDir::toNativeSeparators(m_path), fileReason(file)),
            Words::tr("Check the folder's permissions and the space on the disk.")});
    return {};
}

void FileVault::read(const QString &key, QObject *context, Got then)
{
    Expected<Secret, VaultError> answer = Secret();
    if (const auto json = load(); !json)
        answer = fail(json.error());
    else if (!json->value(key).isString())
        answer = fail(VaultError{VaultProblem::NotFound, Words::tr("Nothing is kept under this name."), {}});
    else
        answer = Secret(json->value(key).toString());
    QMetaObject::invokeMethod(
        context, [answer, then] { then(answer); }, Qt::QueuedConnection);
}

void FileVault::write(const QString &key, const Secret &value, QObject *context, Done then)
{
    const auto answer = change([&](QJsonObject &json) { json.insert(key, value.reveal()); });
    QMetaObject::invokeMethod(
        context, [answer, then] { then(answer); }, Qt::QueuedConnection);
}

void FileVault::remove(const QString &key, QObject *context, Done then)
{
    Expected<void, VaultError> answer;
    if (QFileInfo::exists(m_path))
        answer = change([&](QJsonObject &json) { json.remove(key); });
    QMetaObject::invokeMethod(
        context, [answer, then] { then(answer); }, Qt::QueuedConnection);
}

}
