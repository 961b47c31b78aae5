// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/gzip.h"

#include <zlib.h>

#include <algorithm>

namespace berth {
namespace {

// zlib counts memory and window in powers of two; 16 on top of the window size asks for gzip's wrapping.
constexpr int gzipWindow = MAX_WBITS + 16;
constexpr int usualMemory = 8;

// zlib's interface takes non-const bytes and does not write to them.
void setInput(z_stream &stream, const QByteArray &bytes)
{
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
}

void setOutput(z_stream &stream, QByteArray &bytes, qsizetype from)
{
    stream.next_out = reinterpret_cast<Bytef *>(bytes.data() + from);
    stream.avail_out = static_cast<uInt>(bytes.size() - from);
}

}

QByteArray gzip(const QByteArray &bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, usualMemory, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return {};
    gz_header header{};
    header.os = 255; // unknown, so that the file is the same on every system; its time is 0
    deflateSetHeader(&stream, &header);
    QByteArray file(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), Qt::Uninitialized);
    setInput(stream, bytes);
    setOutput(stream, file, 0);
    deflate(&stream, Z_FINISH); // the bound is enough for all of it
    file.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return file;
}

std::optional<QByteArray> gunzip(const QByteArray &file, qsizetype maxSize)
{
    z_stream stream{};
    if (inflateInit2(&stream, gzipWindow) != Z_OK)
        return std::nullopt;
    setInput(stream, file);
    // Grows as it fills, so that a small file does not ask for much and a bomb is stopped at the limit.
    QByteArray bytes;
    int status = Z_OK;
    while (status == Z_OK && static_cast<qsizetype>(stream.total_out) <= maxSize) {
        const auto have = static_cast<qsizetype>(stream.total_out);
        bytes.resize(std::min(maxSize + 1, std::max<qsizetype>(4096, have * 2)));
        if (have == bytes.size())
            break;
        setOutput(stream, bytes, have);
        status = inflate(&stream, Z_NO_FLUSH);
        if (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)
            break; // cut short
    }
    const auto size = static_cast<qsizetype>(stream.total_out);
    const bool whole = status == Z_STREAM_END && stream.avail_in == 0 && size <= maxSize;
    inflateEnd(&stream);
    if (!whole)
        return std::nullopt;
    bytes.truncate(size);
    return bytes;
}

}
