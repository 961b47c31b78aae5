// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/preset.h"

#include <QDateTime>

namespace berth {

// One line of the list of presets.
struct PresetEntry
{
    QString file; // the file's name in the folder, or of a built-in one "builtin:NAME"
    PresetSummary summary;
    qint64 size = 0; // bytes
    qint64 changed = 0; // when the file was changed last, ms since 1970, UTC
    bool builtIn = false;
    bool favourite = false;
    QDateTime lastUsed; // UTC; invalid: never

    [[nodiscard]] bool isBroken() const { return summary.fault.has_value(); }
    // What favourites and last use are kept by: the id, or the file where it has none.
    [[nodiscard]] QString usageKey() const { return summary.id.isEmpty() ? file : summary.id; }
};
using PresetEntries = QList<PresetEntry>;

// Favourites first, then what was used last, then by name; built-in ones behind those of one's own.
void sortPresets(PresetEntries &entries);

}
