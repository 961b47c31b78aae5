// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/echomask.h"

#include "store/secretref.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace berth {
namespace {

constexpr qsizetype shortestEcho = 6;

QStringList writings(const QString &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{QJsonValue(value)}).toJson(QJsonDocument::Compact);
    QStringList all{QString::fromUtf8(json.mid(2, json.size() - 4))};
    all << value << QString::fromLatin1(QUrl::toPercentEncoding(value)) << value.toHtmlEscaped();
    return all;
}

}

void maskEchoes(CreateOutcome &outcome, const RequestFields &sent, const Secret &apiKey)
{
    QStringList values{apiKey.reveal()};
    const SecretRefs refs = secretRefs(sent);
    for (const SecretRef &ref : refs)
        values << secretAt(sent, ref).reveal();
    QString body = QString::fromUtf8(outcome.maskedBody);
    bool echoed = false;
    for (const QString &value : values) {
        if (value.size() < shortestEcho)
            continue;
        for (const QString &written : writings(value)) {
            outcome.code.replace(written, maskedText());
            outcome.message.replace(written, maskedText());
            echoed = echoed || body.contains(written);
            body.replace(written, maskedText());
        }
    }
    if (echoed) // else it stays to the byte, whatever its encoding
        outcome.maskedBody = body.toUtf8();
}

}
