// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/importtext.h"

#include "interop/commandline.h"
#include "interop/curlcommand.h"
#include "interop/vastaicommand.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace berth {

ImportKind importKind(const QString &text)
{
    if (text.trimmed().startsWith(u'{'))
        return ImportKind::Json;
    static const QRegularExpression vastai(QStringLiteral(
        "(^|[\\s/!])(vastai|vast|vast\\.py|vastai\\.exe)\\s+(\\S.*\\s)?(create|launch)\\s+instances?\\b"));
    if (text.contains(vastai))
        return ImportKind::VastaiCommand;
    static const QRegularExpression curl(QStringLiteral("(^|[\\s/;])curl(\\.exe)?\\s"));
    if (text.contains(curl))
        return ImportKind::CurlCommand;
    return ImportKind::Unknown;
}

ImportResult readImport(const QString &text)
{
    switch (importKind(text)) {
    case ImportKind::VastaiCommand:
        return readVastaiCommand(text);
    case ImportKind::CurlCommand:
        return readCurlCommand(text);
    case ImportKind::Json:
        return readRequestJson(text);
    case ImportKind::Unknown:
        break;
    }
    ImportResult result;
    result.problems.append({QString(), -1,
        QCoreApplication::translate("ImportText",
            "This is neither a “vastai create instance” command, nor a curl command, nor the JSON of a "
            "request.")});
    return result;
}

}
