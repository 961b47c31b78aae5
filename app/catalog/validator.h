// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/issue.h"
#include "catalog/requestfields.h"

namespace berth {

// Limits that concern several fields together (official page, x-input-validation).
inline constexpr int startupMaxLength = 4096; // characters of args, args_str and onstart together
inline constexpr int onstartSafeLength = 4048; // named elsewhere for onstart alone
inline constexpr int envEntryMaxLength = 256; // characters of a key and its value
inline constexpr int envTotalMaxLength = 32768;
inline constexpr int maxPorts = 64;

// Every problem of the request, those of a field first, in the catalogue's order.
[[nodiscard]] Issues validate(const RequestFields &fields);

// Length of args, args_str and onstart together, as the server counts it.
[[nodiscard]] qsizetype startupLength(const RequestFields &fields);

}
