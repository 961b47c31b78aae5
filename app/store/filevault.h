// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault.h"

#include <QJsonObject>

namespace berth {

// vault.json in the state folder, in clear, for its owner alone. Only for a person who has said yes to that
// explicitly; whoever makes one answers for it. A file that others can read is refused, not mended: what
// stands in it may have been read already.
class FileVault final : public Vault
{
public:
    explicit FileVault(const QString &stateDir);

    [[nodiscard]] static QString pathIn(const QString &stateDir);
    [[nodiscard]] QString description() const override;
    [[nodiscard]] Expected<QJsonObject, VaultError> all() const { return load(); }
    void read(const QString &key, QObject *context, Got then) override;
    void write(const QString &key, const Secret &value, QObject *context, Done then) override;
    void remove(const QString &key, QObject *context, Done then) override;

private:
    [[nodiscard]] Expected<QJsonObject, VaultError> load() const;
    // Reads, changes and writes under a lock, for there may be a second Berth.
    [[nodiscard]] Expected<void, VaultError> change(const std::function<void(QJsonObject &)> &how) const;

    QString m_path;
};

}
