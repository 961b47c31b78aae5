// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/errand.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

constexpr int formVersion = 1;
constexpr double maxNumber = 9007199254740992;
const QString versionKey = QStringLiteral("berth_errand");
const QString offerKey = QStringLiteral("offer");

enum class Content : quint8 { OneLine, Lines, Token };

struct Part
{
    const char *key;
    QString Errand::*member;
    qsizetype longest; // characters
    Content content;
};

constexpr Part parts[] = {
    {"preset", &Errand::preset, 4096, Content::OneLine},
    {"file", &Errand::file, 4096, Content::OneLine},
    {"text", &Errand::text, 500'000, Content::Lines},
    {"link", &Errand::link, 2000, Content::OneLine},
    {"directory", &Errand::directory, 4096, Content::OneLine},
    {"activation", &Errand::activation, 256, Content::Token},
};

bool mayHold(const QString &text, Content content)
{
    return std::all_of(text.begin(), text.end(), [content](QChar c) {
        if (content == Content::Token)
            return c > u' ' && c < u'\x7f';
        if (c.unicode() < u' ')
            return content == Content::Lines && (c == u'\n' || c == u'\r' || c == u'\t');
        return c != u'\x7f';
    });
}

}

QByteArray errandLine(const Errand &errand)
{
    QJsonObject json{{versionKey, formVersion}};
    if (errand.offerId > 0)
        json.insert(offerKey, errand.offerId);
    for (const Part &part : parts) {
        const QString &text = errand.*part.member;
        const bool odd
            = part.content == Content::Token && (text.size() > part.longest || !mayHold(text, part.content));
        if (!text.isEmpty() && !odd) // without a token the window only comes to the front less surely
            json.insert(QLatin1String(part.key), text);
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

Expected<Errand, QString> readErrandLine(const QByteArray &line)
{
    if (line.size() > maxErrandLine)
        return fail(QStringLiteral("too long"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail(QStringLiteral("no JSON object"));
    const QJsonObject json = document.object();
    if (json.value(versionKey).toInt() != formVersion)
        return fail(QStringLiteral("of another version"));
    Errand errand;
    if (const QJsonValue offer = json.value(offerKey); !offer.isUndefined()) {
        const double id = offer.toDouble();
        if (!(id >= 1 && id <= maxNumber) || id != std::floor(id))
            return fail(QStringLiteral("“offer” is no offer's number"));
        errand.offerId = static_cast<qint64>(id);
    }
    for (const Part &part : parts) {
        const QJsonValue value = json.value(QLatin1String(part.key));
        if (value.isUndefined())
            continue;
        const QString text = value.toString();
        if (!value.isString() || text.size() > part.longest || !mayHold(text, part.content))
            return fail(QStringLiteral("“%1” is not what it should be").arg(QLatin1String(part.key)));
        errand.*part.member = text;
    }
    return errand;
}

}
