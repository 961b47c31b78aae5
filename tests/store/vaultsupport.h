// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault.h"

#include <QEventLoop>
#include <QHash>
#include <QMetaObject>
#include <QObject>

namespace berth::test {

// The vault's calls, waited for.
template <typename Answer>
Answer waited(const std::function<void(QObject *, std::function<void(const Answer &)>)> &call)
{
    QEventLoop loop;
    std::optional<Answer> got;
    bool within = true;
    call(&loop, [&](const Answer &answer) {
        if (within)
            qWarning("the vault called back from within the call");
        if (got)
            qWarning("the vault called back twice");
        got = answer;
        loop.quit();
    });
    within = false;
    if (!got)
        loop.exec();
    return *got;
}

using Read = Expected<Secret, VaultError>;
using Done = Expected<void, VaultError>;

inline Read readSync(Vault &vault, const QString &key)
{
    return waited<Read>(
        [&](QObject *context, Vault::Got then) { vault.read(key, context, std::move(then)); });
}

inline Done writeSync(Vault &vault, const QString &key, const QString &value)
{
    return waited<Done>([&](QObject *context, Vault::Done then) {
        vault.write(key, Secret(value), context, std::move(then));
    });
}

inline Done removeSync(Vault &vault, const QString &key)
{
    return waited<Done>(
        [&](QObject *context, Vault::Done then) { vault.remove(key, context, std::move(then)); });
}

// A keyring that answers as a test tells it.
class FakeKeyring final : public Vault
{
public:
    std::optional<VaultProblem> readProblem;
    std::optional<VaultProblem> writeProblem;
    QHash<QString, Secret> secrets;

    [[nodiscard]] QString description() const override { return QStringLiteral("the fake keyring"); }
    void read(const QString &key, QObject *context, Got then) override
    {
        Read answer = secrets.value(key);
        if (readProblem)
            answer = fail(VaultError{*readProblem, QStringLiteral("Cannot read."), {}});
        else if (!secrets.contains(key))
            answer = fail(VaultError{VaultProblem::NotFound, QStringLiteral("Not there."), {}});
        QMetaObject::invokeMethod(
            context, [then, answer] { then(answer); }, Qt::QueuedConnection);
    }
    void write(const QString &key, const Secret &value, QObject *context, Done then) override
    {
        change(context, then, [this, key, value] { secrets.insert(key, value); });
    }
    void remove(const QString &key, QObject *context, Done then) override
    {
        change(context, then, [this, key] { secrets.remove(key); });
    }

private:
    void change(QObject *context, const Done &then, const std::function<void()> &how)
    {
        Expected<void, VaultError> answer;
        if (writeProblem)
            answer = fail(VaultError{*writeProblem, QStringLiteral("Cannot write."), {}});
        else
            how();
        QMetaObject::invokeMethod(
            context, [then, answer] { then(answer); }, Qt::QueuedConnection);
    }
};

}
