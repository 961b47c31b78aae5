// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/gzip.h"

#include "interop/inflate.h"

#include <QtEndian>

#include <array>

namespace berth {
namespace {

constexpr qsizetype headerSize = 10;
constexpr qsizetype trailerSize = 8;

enum HeaderFlag : quint8 { HeaderChecksum = 2, ExtraField = 4, FileName = 8, Comment = 16, Reserved = 0xe0 };

// qCompress() gives a length (4 bytes), zlib's header (2), the stream and zlib's checksum (4).
QByteArray deflate(const QByteArray &bytes)
{
    if (bytes.isEmpty()) // here it gives no stream at all
        return QByteArray("\x03\x00", 2);
    const QByteArray wrapped = qCompress(bytes, 9);
    return wrapped.sliced(6, wrapped.size() - 10);
}

// Where the stream begins; nothing where the header is none of gzip's or runs over the end.
std::optional<qsizetype> skipHeader(const QByteArray &file)
{
    if (file.size() < headerSize + trailerSize || !file.startsWith("\x1f\x8b\x08"))
        return std::nullopt;
    const auto flags = quint8(file[3]);
    if (flags & Reserved)
        return std::nullopt;
    qsizetype at = headerSize;
    if (flags & ExtraField)
        at += 2 + qFromLittleEndian<quint16>(file.constData() + at);
    for (const HeaderFlag text : {FileName, Comment}) {
        if (flags & text) {
            const qsizetype end = at < file.size() ? file.indexOf('\0', at) : -1;
            if (end < 0)
                return std::nullopt;
            at = end + 1;
        }
    }
    if (flags & HeaderChecksum)
        at += 2;
    return at <= file.size() - trailerSize ? std::optional(at) : std::nullopt;
}

}

quint32 crc32(const QByteArray &bytes)
{
    static const auto table = [] {
        std::array<quint32, 256> values{};
        for (quint32 byte = 0; byte < values.size(); ++byte) {
            quint32 value = byte;
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1) ^ (value & 1 ? 0xedb88320u : 0u);
            values[byte] = value;
        }
        return values;
    }();
    quint32 crc = 0xffffffffu;
    for (const char byte : bytes)
        crc = table[(crc ^ quint8(byte)) & 0xff] ^ (crc >> 8);
    return ~crc;
}

QByteArray gzip(const QByteArray &bytes)
{
    // No flags, no time, best compression, system unknown.
    QByteArray file("\x1f\x8b\x08\0\0\0\0\0\x02\xff", headerSize);
    file += deflate(bytes);
    const quint32 trailer[] = {qToLittleEndian(crc32(bytes)), qToLittleEndian(quint32(bytes.size()))};
    file.append(reinterpret_cast<const char *>(trailer), trailerSize);
    return file;
}

std::optional<QByteArray> gunzip(const QByteArray &file, qsizetype maxSize)
{
    const std::optional<qsizetype> begin = skipHeader(file);
    if (!begin)
        return std::nullopt;
    const qsizetype room = file.size() - trailerSize - *begin;
    const std::optional<Inflated> inflated = inflate(QByteArrayView(file).sliced(*begin, room), maxSize);
    if (!inflated || inflated->used != room)
        return std::nullopt;
    const char *trailer = file.constData() + file.size() - trailerSize;
    if (qFromLittleEndian<quint32>(trailer) != crc32(inflated->bytes)
        || qFromLittleEndian<quint32>(trailer + 4) != quint32(inflated->bytes.size()))
        return std::nullopt;
    return inflated->bytes;
}

}
