// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/launchrecord.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace berth {
namespace {

struct Named
{
    ObservationKind kind;
    const char *name;
};

constexpr std::array names{
    Named{ObservationKind::Prepared, "prepared"},
    Named{ObservationKind::Sending, "sending"},
    Named{ObservationKind::Reply, "reply"},
    Named{ObservationKind::Sweep, "sweep"},
    Named{ObservationKind::Bound, "bound"},
    Named{ObservationKind::Decision, "decision"},
    Named{ObservationKind::Destroyed, "destroyed"},
    Named{ObservationKind::Note, "note"},
};

constexpr qsizetype tokenLength = 32;

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

int usualPort(const QString &scheme)
{
    return scheme == QLatin1String("https") ? 443 : scheme == QLatin1String("http") ? 80 : -1;
}

}

QString observationKindName(ObservationKind kind)
{
    const auto found
        = std::find_if(names.begin(), names.end(), [kind](const Named &n) { return n.kind == kind; });
    Q_ASSERT(found != names.end());
    return QString::fromLatin1(found->name);
}

ObservationKind observationKindFromName(const QString &name)
{
    const auto found = std::find_if(
        names.begin(), names.end(), [&name](const Named &n) { return name == QLatin1String(n.name); });
    return found == names.end() ? ObservationKind::Note : found->kind;
}

QString newLaunchToken()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    QString token;
    for (const quint32 word : words)
        token += QStringLiteral("%1").arg(word, 8, 16, QLatin1Char('0'));
    return token;
}

bool isLaunchToken(const QString &text)
{
    return text.size() == tokenLength && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

QString accountFingerprint(const Secret &key)
{
    return key.isEmpty() ? QString() : sha256(key.reveal().toUtf8()).left(16);
}

QUrl apiIdentity(const QUrl &baseUrl)
{
    QUrl url = baseUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment
        | QUrl::NormalizePathSegments | QUrl::StripTrailingSlash);
    if (url.path() == QLatin1String("/"))
        url.setPath(QString()); // StripTrailingSlash leaves this one
    if (url.port() == usualPort(url.scheme()))
        url.setPort(-1);
    return url;
}

QString bodyHashOf(const QByteArray &body)
{
    return sha256(body);
}

}
