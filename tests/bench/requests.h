// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"

namespace berth::bench {

[[nodiscard]] EnvRows envRows(int count);
// A long request as a person would really fill it in: 20 rows of environment, a script, an image from a
// private registry. Rentable in the sandbox.
[[nodiscard]] RequestFields longRequest();
// The same and every other field that goes with it, a volume among them.
[[nodiscard]] RequestFields fullRequest();

}
