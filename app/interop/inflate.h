// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace berth {

struct Inflated
{
    QByteArray bytes;
    qsizetype used = 0; // how much of the stream it took, in bytes
};

// Expands a raw DEFLATE stream (RFC 1951). Qt only reads zlib's wrapping, whose checksum a gzip file does not
// have. Nothing for a stream that is broken, cut short or longer than `maxSize` when expanded.
[[nodiscard]] std::optional<Inflated> inflate(QByteArrayView stream, qsizetype maxSize);

}
