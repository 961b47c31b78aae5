// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/importresult.h"

namespace berth {

// Makes lines continued with ^ (cmd) or a backquote (PowerShell) continued ones for a POSIX shell. The text
// keeps its length, so that positions in it stay right; each change is a note.
[[nodiscard]] QString withPosixContinuation(const QString &text, QList<ImportProblem> &notes);

// Whether a command's words stand in ^"…^", as browsers copy them for cmd.
[[nodiscard]] bool isQuotedForCmd(const QString &text);

// For a text that nobody here can read: what it seems to be and what to paste instead. A sentence for a
// person.
[[nodiscard]] QString whatItSeems(const QString &text);

}
