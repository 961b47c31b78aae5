// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetentry.h"

#include <QHash>

namespace berth {

// What was last seen of each file, by its name, so that only changed ones are read at the next start. A
// cache: presets.index in the state folder may be deleted at any time, and a damaged one counts as none.
using PresetIndex = QHash<QString, PresetEntry>;

[[nodiscard]] PresetIndex readPresetIndex(const QString &path);
// Files that were changed within two seconds before `now` (ms since 1970) are left out: they may change again
// without their time telling.
void writePresetIndex(const QString &path, const PresetIndex &index, qint64 now);

// Whether size and time tell that the file is as it was when it was seen.
[[nodiscard]] bool isSameFile(const PresetEntry &seen, qint64 size, qint64 changed, qint64 seenAt);

}
