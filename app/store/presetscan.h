// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetindex.h"

#include <functional>

namespace berth {

// One look at the folder of presets. Runs on whatever thread it is called from.
struct PresetScan
{
    QString folder;
    PresetIndex known; // what was seen before; may be empty
    qint64 knownAt = 0; // when, ms since 1970
    // Called now and then with all that is known so far; false ends the scan.
    std::function<bool(const PresetEntries &)> soFar;
};

struct PresetScanResult
{
    PresetIndex seen;
    bool changed = false; // differs from what was known
    bool ended = false; // soFar() said so; `seen` is not all
};

[[nodiscard]] PresetScanResult scanPresets(const PresetScan &scan);
// One file, or nothing where there is none.
[[nodiscard]] std::optional<PresetEntry> scanPreset(const QString &folder, const QString &file);

}
