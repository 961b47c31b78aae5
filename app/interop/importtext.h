// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/importresult.h"

namespace berth {

enum class ImportKind : quint8 { Unknown, VastaiCommand, CurlCommand, Json };

// What a pasted text looks like.
[[nodiscard]] ImportKind importKind(const QString &text);

// Reads whichever of them it is: `vastai create instance …`, curl, or the JSON of a request. A text that is
// none of them gives one problem and nothing else.
[[nodiscard]] ImportResult readImport(const QString &text);

}
