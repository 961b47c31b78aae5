// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/echomask.h"

#include "store/secretref.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace berth {
namespace {

constexpr qsizetype shortestEcho = 6;

// As many servers write JSON: nothing in it but ASCII.
QString inAscii(const QString &json)
{
    QString ascii;
    for (const QChar c : json)
        ascii
            += c.unicode() < 0x80 ? QString(c) : QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QChar(u'0'));
    return ascii;
}

QStringList writings(const QString &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{QJsonValue(value)}).toJson(QJsonDocument::Compact);
    const QString json = QString::fromUtf8(array.mid(2, array.size() - 4));
    return {json, inAscii(json), value, QString::fromLatin1(QUrl::toPercentEncoding(value)),
        value.toHtmlEscaped()};
}

}

void maskEchoes(CreateOutcome &outcome, const RequestFields &sent, const Secret &apiKey)
{
    QStringList values{apiKey.reveal()};
    const SecretRefs refs = secretRefs(sent);
    for (const SecretRef &ref : refs)
        values << secretAt(sent, ref).reveal();
    QStringList echoes;
    for (const QString &value : values) {
        if (value.size() >= shortestEcho)
            echoes << writings(value);
    }
    // A short one may be part of a long one, whose rest would be left to read.
    std::stable_sort(
        echoes.begin(), echoes.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    QString body = QString::fromUtf8(outcome.maskedBody);
    bool echoed = false;
    for (const QString &written : echoes) {
        outcome.code.replace(written, maskedText());
        outcome.message.replace(written, maskedText());
        echoed = echoed || body.contains(written);
        body.replace(written, maskedText());
    }
    if (echoed) // else it stays to the byte, whatever its encoding
        outcome.maskedBody = body.toUtf8();
}

}
