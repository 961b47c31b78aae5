// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QByteArray>
#include <QString>

namespace berth {

// The script as one line of shell (gzip and base64) that unpacks itself into a temporary file and runs that
// with bash: the very same bytes, the same arguments, standard input and exit code; $0 is the temporary
// file. Needs bash, base64, gunzip and mktemp in the image. The same script always packs to the same bytes.
// Lone surrogates, which no file can hold, become U+FFFD.
[[nodiscard]] QByteArray packScript(const QString &script);

// Whether the text is what packScript() makes.
[[nodiscard]] bool isPacked(const QString &text);

// The script that was packed. The error is a sentence for a person.
[[nodiscard]] Expected<QString, QString> unpackScript(const QString &packed);

}
