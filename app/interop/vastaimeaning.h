// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/optionreader.h"

namespace berth {

// What the options of a `create instance` or `launch instance` mean for the fields of a request (see
// readVastaiCommand). Appends to problems and notes.
void applyVastaiOptions(const QList<OptionWord> &options, ImportResult &result);

}
