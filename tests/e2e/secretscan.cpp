// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/secretscan.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringEncoder>
#include <QUrl>

namespace berth::test {
namespace {

// The part of the base64 of a longer text that depends on nothing but these bytes, which begin `before` bytes
// behind a multiple of three.
QByteArray base64Within(const QByteArray &bytes, int before)
{
    const QByteArray whole = (QByteArray(before, 'x') + bytes).toBase64(QByteArray::OmitTrailingEquals);
    const qsizetype first = (before * 8 + 5) / 6;
    const qsizetype last = (before + bytes.size()) * 8 / 6;
    return whole.mid(first, last - first);
}

QByteArray inJson(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{QJsonValue(text)}).toJson(QJsonDocument::Compact);
    return array.mid(2, array.size() - 4);
}

// As those write it who keep to ASCII.
QByteArray inAsciiJson(const QString &text)
{
    QByteArray ascii;
    for (const QChar c : QString::fromUtf8(inJson(text))) {
        if (c.unicode() < 128)
            ascii += c.toLatin1();
        else
            ascii += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return ascii;
}

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding)
{
    QStringEncoder encoder(encoding);
    return encoder.encode(text);
}

}

void SecretScan::add(const QString &what, const QString &text)
{
    static const QRegularExpression letters(QStringLiteral("[A-Za-z0-9]{8,}"));
    // However the rest of it is escaped, this part is not.
    const QString core = letters.match(text).captured();
    if (core.isEmpty())
        qFatal("this would be found anywhere");
    const auto need = [&](const char *how, const QByteArray &bytes, bool anyCase = false) {
        m_needles.append({QStringLiteral("%1, %2").arg(what, QString::fromLatin1(how)),
            anyCase ? bytes.toLower() : bytes, anyCase});
    };
    for (const QString &part : {text, core}) {
        const QByteArray utf8 = part.toUtf8();
        need("plain", utf8);
        need("as UTF-16", encoded(part, QStringConverter::Utf16LE));
        need("as UTF-16", encoded(part, QStringConverter::Utf16BE));
        need("in hex", utf8.toHex(), true);
        need("percent-encoded", QUrl::toPercentEncoding(part), true);
        need("in JSON", inJson(part));
        need("in JSON", inAsciiJson(part), true);
        for (int before = 0; before < 3; ++before) {
            const QByteArray base64 = base64Within(utf8, before);
            need("as base64", base64);
            need("as base64", QByteArray(base64).replace('+', '-').replace('/', '_'));
        }
    }
}

QStringList SecretScan::findings(const QByteArray &bytes, const QString &where) const
{
    const QByteArray lower = bytes.toLower();
    QStringList found;
    for (const Needle &needle : m_needles) {
        if ((needle.anyCase ? lower : bytes).contains(needle.bytes))
            found << QStringLiteral("%1, in %2").arg(needle.what, where);
    }
    found.removeDuplicates();
    return found;
}

QStringList SecretScan::findingsIn(const QString &folder) const
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        found += findings(file.fileName().toUtf8(), QStringLiteral("the name of a file"));
        if (!file.open(QIODevice::ReadOnly))
            found << QStringLiteral("%1 can't be read").arg(file.fileName());
        else
            found += findings(file.readAll(), file.fileName());
    }
    return found;
}

QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

}
