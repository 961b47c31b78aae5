// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/curlcommand.h"

#include "core/shellwords.h"
#include "interop/createurl.h"

#include <QJsonDocument>

namespace berth {
QString curlCommand(const RequestFields &fields, qint64 offerId, const QUrl &baseUrl, SecretPolicy secrets)
{
    const QByteArray body = QJsonDocument(requestBody(fields, secrets)).toJson(QJsonDocument::Compact);
    const QStringList lines{
        QLatin1String("curl -X PUT ") + quoteShellWord(createUrlText(baseUrl, offerId)),
        QStringLiteral("-H \"Authorization: Bearer $VAST_API_KEY\""),
        QStringLiteral("-H 'Content-Type: application/json'"),
        QLatin1String("-d ") + quoteShellWord(QString::fromUtf8(body)),
    };
    return lines.join(QLatin1String(" \\\n  "));
}

}
