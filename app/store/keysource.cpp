// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keysource.h"

#include "core/filereason.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace berth {
namespace {

struct KeySource
{
    Q_DECLARE_TR_FUNCTIONS(KeySource)
};

// A key is one short line; more than this is some other file.
constexpr qint64 maxKeyFile = 4096;

Expected<Secret, QString> readKeyFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(KeySource::tr("The key file %1 can't be read: %2.").arg(path, fileReason(file)));
    const QString key = QString::fromUtf8(file.read(maxKeyFile + 1)).trimmed();
    if (key.isEmpty())
        return fail(KeySource::tr("The key file %1 is empty.").arg(path));
    if (key.size() > maxKeyFile || key.contains(u'\n') || key.contains(u' '))
        return fail(KeySource::tr("The key file %1 holds more than a key. It must be one line.").arg(path));
    return Secret(key);
}

}

Expected<ApiKey, QString> findApiKey(
    const QString &keyFile, const EnvironmentLookup &environment, const QString &homeDir)
{
    if (!keyFile.isEmpty()) {
        auto key = readKeyFile(keyFile);
        if (!key)
            return fail(key.error());
        return ApiKey{*key, KeyOrigin::File, keyFile};
    }
    if (ApiKey key = environmentKey(environment); key.origin != KeyOrigin::None)
        return key;
    return officialClientKey(environment, homeDir);
}

ApiKey environmentKey(const EnvironmentLookup &environment)
{
    if (const QString key = environment("VAST_API_KEY").trimmed(); !key.isEmpty())
        return {Secret(key), KeyOrigin::EnvironmentVariable, QStringLiteral("VAST_API_KEY")};
    return {};
}

ApiKey officialClientKey(const EnvironmentLookup &environment, const QString &homeDir)
{
    QString config = environment("XDG_CONFIG_HOME");
    if (config.isEmpty())
        config = homeDir + QLatin1String("/.config");
    for (const QString &path :
        {config + QLatin1String("/vastai/vast_api_key"), homeDir + QLatin1String("/.vast_api_key")}) {
        if (!QFile::exists(path))
            continue;
        if (const auto key = readKeyFile(path))
            return {*key, KeyOrigin::OfficialClient, path};
    }
    return {};
}

}
