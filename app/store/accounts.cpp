// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"

#include "store/settings.h"

#include <QMetaObject>

#include <algorithm>

namespace berth {
namespace {

const QString listKey = QStringLiteral("accounts/list");
const QString currentKey = QStringLiteral("accounts/current");
const QString nameKey = QStringLiteral("name");
const QString urlKey = QStringLiteral("url");
const QString useKey = QStringLiteral("key");

QString useWord(KeyUse use)
{
    switch (use) {
    case KeyUse::Vault:
        return QStringLiteral("vault");
    case KeyUse::Environment:
        return QStringLiteral("environment");
    case KeyUse::OfficialClient:
        return QStringLiteral("vastai");
    }
    Q_UNREACHABLE();
}

KeyUse useFromWord(const QString &word)
{
    for (const KeyUse use : {KeyUse::Environment, KeyUse::OfficialClient}) {
        if (word == useWord(use))
            return use;
    }
    return KeyUse::Vault;
}

// Without user, password, query and fragment: a key may stand there.
QUrl cleanUrl(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

bool isGoodUrl(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

VaultError wrong(const QString &message)
{
    return {VaultProblem::Other, message, QString()};
}

}

Accounts::Accounts(
    const QString &stateDir, Vault &vault, EnvironmentLookup environment, QString homeDir, QObject *parent)
    : QObject(parent)
    , m_file(stateDir + QLatin1String("/settings.ini"), QSettings::IniFormat)
    , m_vault(vault)
    , m_environment(std::move(environment))
    , m_homeDir(std::move(homeDir))
{
    load();
    if (m_accounts.isEmpty())
        m_accounts << Account{QStringLiteral("default"), cleanUrl(Settings(stateDir).baseUrl())};
}

void Accounts::load()
{
    const int count = m_file.beginReadArray(listKey);
    for (int i = 0; i < count; ++i) {
        m_file.setArrayIndex(i);
        const QString name = m_file.value(nameKey).toString();
        const QUrl url(m_file.value(urlKey).toString(), QUrl::StrictMode);
        if (!name.isEmpty() && isGoodUrl(url) && indexOf(name) < 0)
            m_accounts << Account{name, cleanUrl(url), useFromWord(m_file.value(useKey).toString())};
    }
    m_file.endArray();
    m_current = m_file.value(currentKey).toString();
}

void Accounts::save()
{
    m_file.remove(listKey);
    m_file.beginWriteArray(listKey, static_cast<int>(m_accounts.size()));
    for (int i = 0; i < m_accounts.size(); ++i) {
        m_file.setArrayIndex(i);
        m_file.setValue(nameKey, m_accounts[i].name);
        m_file.setValue(urlKey, m_accounts[i].baseUrl.toString());
        m_file.setValue(useKey, useWord(m_accounts[i].keyUse));
    }
    m_file.endArray();
    m_file.setValue(currentKey, m_current);
    m_file.sync();
    Q_EMIT changed();
}

qsizetype Accounts::indexOf(const QString &name) const
{
    const auto found = std::find_if(m_accounts.cbegin(), m_accounts.cend(),
        [&name](const Account &account) { return account.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == m_accounts.cend() ? -1 : found - m_accounts.cbegin();
}

Account Accounts::current() const
{
    const qsizetype at = indexOf(m_current);
    return m_accounts.at(at < 0 ? 0 : at);
}

std::optional<Account> Accounts::find(const QString &name) const
{
    const qsizetype at = indexOf(name);
    return at < 0 ? std::nullopt : std::optional(m_accounts.at(at));
}

Expected<void, QString> Accounts::add(const Account &account)
{
    if (account.name.trimmed().isEmpty())
        return fail(tr("The account has no name. Give it one."));
    if (indexOf(account.name) >= 0)
        return fail(tr("There is an account called “%1” already. Choose another name.").arg(account.name));
    if (!isGoodUrl(account.baseUrl))
        return fail(tr("The address is no web address. Write it as https://console.vast.ai."));
    m_accounts << Account{account.name, cleanUrl(account.baseUrl), account.keyUse};
    save();
    return {};
}

Expected<void, QString> Accounts::setBaseUrl(const QString &name, const QUrl &url)
{
    const qsizetype at = indexOf(name);
    if (at < 0)
        return fail(tr("There is no account called “%1”.").arg(name));
    if (!isGoodUrl(url))
        return fail(tr("The address is no web address. Write it as https://console.vast.ai."));
    m_accounts[at].baseUrl = cleanUrl(url);
    save();
    return {};
}

Expected<void, QString> Accounts::setCurrent(const QString &name)
{
    const qsizetype at = indexOf(name);
    if (at < 0)
        return fail(tr("There is no account called “%1”.").arg(name));
    m_current = m_accounts.at(at).name;
    save();
    return {};
}

Expected<void, QString> Accounts::setKeyUse(const QString &name, KeyUse use)
{
    const qsizetype at = indexOf(name);
    if (at < 0)
        return fail(tr("There is no account called “%1”.").arg(name));
    m_accounts[at].keyUse = use;
    save();
    return {};
}

void Accounts::answer(QObject *context, const Vault::Done &then, const Expected<void, VaultError> &result)
{
    QMetaObject::invokeMethod(
        context, [then, result] { then(result); }, Qt::QueuedConnection);
}

void Accounts::rename(const QString &name, const QString &newName, QObject *context, Vault::Done then)
{
    const qsizetype at = indexOf(name);
    const qsizetype other = indexOf(newName);
    if (at < 0)
        return answer(context, then, fail(wrong(tr("There is no account called “%1”.").arg(name))));
    if (newName.trimmed().isEmpty())
        return answer(context, then, fail(wrong(tr("The account has no name. Give it one."))));
    if (other >= 0 && other != at)
        return answer(context, then,
            fail(wrong(tr("There is an account called “%1” already. Choose another name.").arg(newName))));
    const QString before = m_accounts.at(at).name;
    if (before == newName)
        return answer(context, then, {});
    const auto takeName = [this, before, newName] {
        if (const qsizetype now = indexOf(before); now >= 0)
            m_accounts[now].name = newName;
        if (m_current == before)
            m_current = newName;
        save();
    };
    // First the key is there twice, so that it is lost at no moment.
    m_vault.read(accountVaultKey(before), context, [=, this](const Expected<Secret, VaultError> &key) {
        if (!key && key.error().kind != VaultProblem::NotFound)
            return then(fail(key.error()));
        if (!key) {
            takeName();
            return then({});
        }
        m_vault.write(
            accountVaultKey(newName), *key, context, [=, this](const Expected<void, VaultError> &done) {
                if (!done)
                    return then(done);
                takeName();
                m_vault.remove(accountVaultKey(before), context, then);
            });
    });
}

void Accounts::remove(const QString &name, QObject *context, Vault::Done then)
{
    const qsizetype at = indexOf(name);
    if (at < 0)
        return answer(context, then, fail(wrong(tr("There is no account called “%1”.").arg(name))));
    if (m_accounts.size() == 1)
        return answer(context, then, fail(wrong(tr("This is the only account, so it stays."))));
    const QString gone = m_accounts.at(at).name;
    m_vault.remove(accountVaultKey(gone), context, [=, this](const Expected<void, VaultError> &done) {
        if (!done)
            return then(done);
        if (const qsizetype now = indexOf(gone); now >= 0)
            m_accounts.removeAt(now);
        save();
        then({});
    });
}

void Accounts::setKey(const QString &name, const Secret &key, QObject *context, Vault::Done then)
{
    const qsizetype at = indexOf(name);
    if (at < 0)
        return answer(context, then, fail(wrong(tr("There is no account called “%1”.").arg(name))));
    const QString exact = m_accounts.at(at).name;
    const auto use = [=, this](const Expected<void, VaultError> &done) {
        if (const qsizetype now = indexOf(exact); done && now >= 0) {
            m_accounts[now].keyUse = KeyUse::Vault;
            save();
        }
        then(done);
    };
    if (key.isEmpty())
        m_vault.remove(accountVaultKey(exact), context, use);
    else
        m_vault.write(accountVaultKey(exact), key, context, use);
}

void Accounts::key(const QString &name, QObject *context, KeyThen then)
{
    const auto account = find(name);
    if (account && account->keyUse == KeyUse::Vault) {
        m_vault.read(
            accountVaultKey(account->name), context, [=, this](const Expected<Secret, VaultError> &answer) {
                if (answer)
                    then(ApiKey{*answer, KeyOrigin::Vault, m_vault.description()});
                else if (answer.error().kind == VaultProblem::NotFound)
                    then(ApiKey());
                else
                    then(fail(answer.error()));
            });
        return;
    }
    Expected<ApiKey, VaultError> answer = ApiKey();
    if (!account)
        answer = fail(wrong(tr("There is no account called “%1”.").arg(name)));
    else if (account->keyUse == KeyUse::Environment)
        answer = environmentKey(m_environment);
    else
        answer = officialClientKey(m_environment, m_homeDir);
    QMetaObject::invokeMethod(
        context, [answer, then] { then(answer); }, Qt::QueuedConnection);
}

QList<ApiKey> Accounts::found() const
{
    const auto isUsed = [this](KeyUse use) {
        return std::any_of(m_accounts.cbegin(), m_accounts.cend(),
            [use](const Account &account) { return account.keyUse == use; });
    };
    QList<ApiKey> keys;
    if (const ApiKey key = environmentKey(m_environment);
        key.origin != KeyOrigin::None && !isUsed(KeyUse::Environment))
        keys << key;
    if (const ApiKey key = officialClientKey(m_environment, m_homeDir);
        key.origin != KeyOrigin::None && !isUsed(KeyUse::OfficialClient))
        keys << key;
    return keys;
}

void Accounts::firstKey(QObject *context, KeyThen then)
{
    if (const ApiKey key = environmentKey(m_environment); key.origin != KeyOrigin::None) {
        QMetaObject::invokeMethod(
            context, [key, then] { then(key); }, Qt::QueuedConnection);
        return;
    }
    key(current().name, context, [=, this](const Expected<ApiKey, VaultError> &own) {
        if (own && own->origin != KeyOrigin::None)
            return then(own);
        const ApiKey other = officialClientKey(m_environment, m_homeDir);
        if (other.origin == KeyOrigin::None && !own && own.error().kind != VaultProblem::NoBackend)
            return then(own);
        then(other);
    });
}

}
