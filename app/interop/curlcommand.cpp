// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/curlcommand.h"

#include "core/shellwords.h"

#include <QJsonDocument>

namespace berth {
namespace {

QString url(const QUrl &baseUrl, qint64 offerId)
{
    QString base = baseUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    while (base.endsWith(u'/'))
        base.chop(1);
    QString path = createPath(offerId);
    if (offerId <= 0)
        path.replace(QLatin1String("/asks/") + QString::number(offerId), QLatin1String("/asks/OFFER_ID"));
    return base + path;
}

}

QString curlCommand(const RequestFields &fields, qint64 offerId, const QUrl &baseUrl, SecretPolicy secrets)
{
    const QByteArray body = QJsonDocument(requestBody(fields, secrets)).toJson(QJsonDocument::Compact);
    const QStringList lines{
        QLatin1String("curl -X PUT ") + quoteShellWord(url(baseUrl, offerId)),
        QStringLiteral("-H \"Authorization: Bearer $VAST_API_KEY\""),
        QStringLiteral("-H 'Content-Type: application/json'"),
        QLatin1String("-d ") + quoteShellWord(QString::fromUtf8(body)),
    };
    return lines.join(QLatin1String(" \\\n  "));
}

}
