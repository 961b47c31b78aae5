// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"

namespace berth {

// A field's value as a table may show it, on one line and not much longer than `length` characters: choices
// in plain words, numbers with their unit, secrets as dots. Empty for a field that is left alone.
[[nodiscard]] QString shownFieldValue(const Field &field, const FieldValue &value, int length = 200);

// The same for one row of the environment, without its key.
[[nodiscard]] QString shownEnvValue(const EnvRow &row, int length = 200);

}
