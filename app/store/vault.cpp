// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault.h"

#include "store/launchrecord.h"

namespace berth {

QString accountVaultKey(const QString &accountName)
{
    return QLatin1String("account/") + accountName;
}

QString presetVaultKey(const QString &presetId, const QString &path)
{
    return QStringLiteral("preset/%1/%2").arg(presetId, path);
}

QString contractVaultKey(const QUrl &baseUrl, qint64 contract)
{
    return QStringLiteral("contract/%1/%2").arg(apiIdentity(baseUrl).toString()).arg(contract);
}

}
