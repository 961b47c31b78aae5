// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/preflight.h"

namespace berth {

// The part of preflight() that looks at the offer's machine and what is to run on it.
[[nodiscard]] QList<PreflightCheck> machineChecks(const PreflightInput &input);

}
