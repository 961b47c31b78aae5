// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "core/secret.h"

#include <QString>
#include <QUrl>

#include <functional>

class QObject;

namespace berth {

enum class VaultProblem : quint8 {
    NoBackend, // there is no keyring to ask
    Locked, // there is one, and it stays shut
    Denied, // the person or the system says no
    NotFound, // nothing is kept under this key
    Other,
};

struct VaultError
{
    VaultProblem kind = VaultProblem::Other;
    QString message; // a sentence for a person; never holds a secret
    QString remedy; // what to do; may be empty
};

// Where secrets are kept. Each call ends in exactly one call of `then`, later and on the caller's thread,
// unless `context` is gone by then; nothing blocks meanwhile.
class Vault
{
public:
    using Done = std::function<void(const Expected<void, VaultError> &)>;
    using Got = std::function<void(const Expected<Secret, VaultError> &)>;

    virtual ~Vault() = default;

    // "the system's keyring": what it is, within a sentence.
    [[nodiscard]] virtual QString description() const = 0;
    virtual void read(const QString &key, QObject *context, Got then) = 0;
    // In place of what was there.
    virtual void write(const QString &key, const Secret &value, QObject *context, Done then) = 0;
    // Done, too, where there is nothing under the key.
    virtual void remove(const QString &key, QObject *context, Done then) = 0;
};

// The keys, one form for each kind of secret. None of them is secret itself.
[[nodiscard]] QString accountVaultKey(const QString &accountName); // an API key
[[nodiscard]] QString presetVaultKey(const QString &presetId, const QString &path); // SecretRef::path()
[[nodiscard]] QString contractVaultKey(const QUrl &baseUrl, qint64 contract); // its instance_api_key

}
