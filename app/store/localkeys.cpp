// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/localkeys.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace berth {
namespace {

constexpr qint64 largestFile = 16 * 1024;
constexpr qsizetype mostFiles = 100;

}

bool isPublicKey(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(
        "^(ssh-(rsa|dss|ed25519)|ecdsa-sha2-nistp(256|384|521)|sk-(ssh-ed25519|ecdsa-sha2-nistp256)"
        "@openssh\\.com) [A-Za-z0-9+/]{16,}={0,3}( [^\\r\\n]*)?$"));
    return pattern.match(text.trimmed()).hasMatch();
}

QList<LocalKey> publicKeysIn(const QString &folder)
{
    QList<LocalKey> keys;
    const QDir dir(folder);
    const QFileInfoList files
        = dir.entryInfoList({QStringLiteral("*.pub")}, QDir::Files, QDir::Name).mid(0, mostFiles);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (info.size() > largestFile || !file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.read(largestFile)).trimmed();
        if (isPublicKey(text))
            keys.append({info.fileName(), text});
    }
    return keys;
}

}
