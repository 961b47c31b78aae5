// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestwriter.h"
#include "interop/importresult.h"

#include <QJsonDocument>
#include <QUrl>

namespace berth::test {

inline const QUrl vast(QStringLiteral("https://console.vast.ai"));

inline QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

// The body that would be sent, secrets and all.
inline QByteArray meaning(const RequestFields &fields)
{
    return QJsonDocument(requestBody(fields, SecretPolicy::Reveal)).toJson(QJsonDocument::Compact);
}

inline QByteArray meaning(const ImportResult &result)
{
    return meaning(result.fields);
}

// For the message of a test that fails.
inline QString explain(const QList<ImportProblem> &list)
{
    QStringList lines;
    for (const ImportProblem &one : list)
        lines << one.text + QLatin1String(": ") + one.reason;
    return lines.join(u'\n');
}

inline QString explain(const ImportResult &result)
{
    return explain(result.problems);
}

}
