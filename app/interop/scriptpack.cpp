// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/scriptpack.h"

#include "interop/gzip.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace berth {
namespace {

// In parentheses, so that the trap and the name stay inside and the exit code of the last command is the
// script's; a file and not a pipe into bash, so that the script may read its standard input. A broken text
// runs nothing.
constexpr QLatin1String before("(s=$(mktemp -t onstart.XXXXXX)&&trap 'rm -f \"$s\"' EXIT&&echo ");
constexpr QLatin1String after("|base64 -d|gunzip>\"$s\"&&bash \"$s\" \"$@\")");

QString text(const char *sentence)
{
    return QCoreApplication::translate("ScriptPack", sentence);
}

QStringView payload(QStringView packed)
{
    packed = packed.trimmed();
    if (packed.size() < before.size() + after.size() || !packed.startsWith(before) || !packed.endsWith(after))
        return {};
    return packed.sliced(before.size(), packed.size() - before.size() - after.size());
}

}

QByteArray packScript(const QString &script)
{
    return before.data() + gzip(script.toUtf8()).toBase64() + after.data();
}

bool isPacked(const QString &text)
{
    return !payload(text).isEmpty();
}

Expected<QString, QString> unpackScript(const QString &packed)
{
    const QStringView coded = payload(packed);
    if (coded.isEmpty())
        return fail(text("This is no script that Berth packed."));
    const auto bytes
        = QByteArray::fromBase64Encoding(coded.toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    const std::optional<QByteArray> script = bytes ? gunzip(*bytes) : std::nullopt;
    if (!script)
        return fail(text("The packed script is damaged: something in it was changed or cut off."));
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom);
    const QString result = decoder(*script);
    if (decoder.hasError())
        return fail(text("The packed script is no text in UTF-8."));
    return result;
}

}
