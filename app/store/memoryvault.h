// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault.h"

#include <QHash>

namespace berth {

// For as long as the program runs.
class MemoryVault final : public Vault
{
public:
    [[nodiscard]] QString description() const override;
    void read(const QString &key, QObject *context, Got then) override;
    void write(const QString &key, const Secret &value, QObject *context, Done then) override;
    void remove(const QString &key, QObject *context, Done then) override;

    [[nodiscard]] const QHash<QString, Secret> &all() const { return m_secrets; }
    void clear() { m_secrets.clear(); }

private:
    QHash<QString, Secret> m_secrets;
};

}
