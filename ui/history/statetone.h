// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

namespace berth {

// How a launch's outcome is coloured, and the drawing beside its words: colour alone tells nothing.
[[nodiscard]] Tone stateTone(const LaunchRecord &record);
[[nodiscard]] Glyph stateGlyph(const LaunchRecord &record);

}
