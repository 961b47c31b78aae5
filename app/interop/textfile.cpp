// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/textfile.h"

#include "core/filereason.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace berth {
namespace {

constexpr qint64 largestFile = 1 << 20;

struct TextFiles
{
    Q_DECLARE_TR_FUNCTIONS(TextFiles)
};

}

Expected<TextFile, QString> readTextFile(const QString &path)
{
    TextFile result;
    const QFileInfo info(path);
    result.name = info.fileName();
    if (info.isDir())
        return fail(TextFiles::tr("%1 is a folder. Choose a text file.").arg(result.name));
    if (info.exists() && !info.isFile())
        return fail(TextFiles::tr("%1 is no ordinary file. Choose a text file.").arg(result.name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            TextFiles::tr("%1 can't be read: %2. Choose another file.").arg(result.name, fileReason(file)));
    const QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile)
        return fail(TextFiles::tr("%1 is larger than 1 MiB. Choose a smaller file.").arg(result.name));
    QStringDecoder decode(QStringDecoder::Utf8);
    result.text = decode(bytes);
    if (decode.hasError() || result.text.contains(QChar(0)))
        return fail(TextFiles::tr("%1 is no UTF-8 text. Choose a text file.").arg(result.name));
    result.converted = toUnixLines(result.text);
    return result;
}

bool toUnixLines(QString &text)
{
    if (!text.contains(u'\r'))
        return false;
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    return true;
}

}
