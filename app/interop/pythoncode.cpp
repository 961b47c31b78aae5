// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/pythoncode.h"

#include "interop/createurl.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace berth {
namespace {

QString hex(char32_t c, int digits)
{
    return QStringLiteral("%1").arg(quint32(c), digits, 16, QLatin1Char('0'));
}

QString pythonNumber(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(list.sliced(1, list.size() - 2));
}

}

QString pythonString(const QString &text)
{
    QString literal = QStringLiteral("\"");
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (c == U'\\' || c == U'"')
            literal += QString(u'\\') + QChar(char16_t(c));
        else if (c == U'\n')
            literal += QLatin1String("\\n");
        else if (c == U'\r')
            literal += QLatin1String("\\r");
        else if (c == U'\t')
            literal += QLatin1String("\\t");
        else if (c < 0x100 && !QChar::isPrint(c))
            literal += QLatin1String("\\x") + hex(c, 2);
        else if (c < 0x10000 && (!QChar::isPrint(c) || QChar::isSurrogate(c)))
            literal += QLatin1String("\\u") + hex(c, 4);
        else if (!QChar::isPrint(c))
            literal += QLatin1String("\\U") + hex(c, 8);
        else if (pair)
            literal += QString(text[i - 1]) + text[i];
        else
            literal += text[i];
    }
    return literal + u'"';
}

QString pythonLiteral(const QJsonValue &value, int indent)
{
    const QString inner = QLatin1Char('\n') + QString(indent + 4, u' ');
    const QString end = QLatin1String(",\n") + QString(indent, u' ');
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("True") : QStringLiteral("False");
    case QJsonValue::Double:
        return pythonNumber(value);
    case QJsonValue::String:
        return pythonString(value.toString());
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts << pythonLiteral(part, indent + 4);
        return parts.isEmpty() ? QStringLiteral("[]") : u'[' + inner + parts.join(u',' + inner) + end + u']';
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        QStringList parts;
        for (auto it = object.begin(); it != object.end(); ++it)
            parts << pythonString(it.key()) + QLatin1String(": ") + pythonLiteral(*it, indent + 4);
        return parts.isEmpty() ? QStringLiteral("{}") : u'{' + inner + parts.join(u',' + inner) + end + u'}';
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("None");
}

QString pythonCode(const RequestFields &fields, qint64 offerId, const QUrl &baseUrl, SecretPolicy secrets)
{
    const QStringList lines{
        QStringLiteral("import os"),
        QString(),
        QStringLiteral("import requests"),
        QString(),
        QStringLiteral("response = requests.put("),
        QLatin1String("    ") + pythonString(createUrlText(baseUrl, offerId)) + u',',
        QStringLiteral("    headers={\"Authorization\": \"Bearer \" + os.environ[\"VAST_API_KEY\"]},"),
        QLatin1String("    json=") + pythonLiteral(requestBody(fields, secrets), 4) + u',',
        QStringLiteral("    timeout=60,"),
        QStringLiteral(")"),
        QStringLiteral("print(response.status_code, response.text)"),
    };
    return lines.join(u'\n') + u'\n';
}

}
