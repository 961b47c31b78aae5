// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace berth {

// A gzip file (RFC 1952) without name and time, so that the same bytes always give the same file.
[[nodiscard]] QByteArray gzip(const QByteArray &bytes);

// What a gzip file of one member holds. Nothing when it is broken, does not match its checksum, or holds more
// than `maxSize` bytes.
[[nodiscard]] std::optional<QByteArray> gunzip(const QByteArray &file, qsizetype maxSize = 64 * 1024 * 1024);

}
