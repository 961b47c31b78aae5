// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QString>

namespace berth {

// A file that a person opened or dropped, as text for the form.
struct TextFile
{
    QString name; // without its folder
    QString text; // line ends are LF
    bool converted = false; // it had CR LF, or CR alone, somewhere
};

// Reads a file of at most 1 MiB. A byte order mark is left out. The error is a sentence for a person.
[[nodiscard]] Expected<TextFile, QString> readTextFile(const QString &path);
// CR LF and CR alone become LF; says whether there were any.
bool toUnixLines(QString &text);

}
