// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetentry.h"

#include <optional>

namespace berth {

// Presets that come with the program. Their files' names are "builtin:NAME"; they can be used and copied.
[[nodiscard]] const PresetEntries &builtInEntries();
[[nodiscard]] std::optional<Preset> builtInPreset(const QString &file);

}
