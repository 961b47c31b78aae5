// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/importresult.h"

namespace berth {

// What a pasted text looks like.
[[nodiscard]] ImportKind importKind(const QString &text);

// The same for a heading: "A docker run command".
[[nodiscard]] QString importKindName(ImportKind kind);

// Reads whatever people paste: `vastai create instance …`, curl, the JSON of a request, `docker run …`, the
// lines of a `.env` file, a link to a template or an offer. Lines continued with ^ (cmd) or a backquote
// (PowerShell) are understood, and said so. A text that is none of them gives one problem that says what it
// seems to be, and nothing else.
[[nodiscard]] ImportResult readAnything(const QString &text);

}
