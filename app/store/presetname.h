// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace berth {

// A file's name, without its suffix, for a preset of this name: the same as far as Windows, macOS and Linux
// all take it (no <>:"/\|?* and control characters, no reserved word such as CON, no dot or space at an end,
// not longer than 200 bytes). Never empty.
[[nodiscard]] QString safeFileName(const QString &name);
// Names that a file system may take for the same file.
[[nodiscard]] QString fileNameIdentity(const QString &fileName);
// NAME.berth.json, or "NAME 2.berth.json" and so on where `taken` (file names) has it already.
[[nodiscard]] QString freePresetFile(const QString &name, const QStringList &taken);
// NAME, or "NAME 2" and so on where `taken` (names of presets) has it, big and small letters being the same.
[[nodiscard]] QString freePresetName(const QString &name, const QStringList &taken);
// What stands before the suffix.
[[nodiscard]] QString presetNameOfFile(const QString &file);

}
