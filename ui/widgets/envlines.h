// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/envrow.h"

namespace berth {

// A line of text for each row, as a .env file or a command line holds it, so that it can be pasted again.
// Without secrets, dots stand in their place.
[[nodiscard]] QString envRowsText(const EnvRows &rows, bool withSecrets);

}
