// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/errand.h"

class QUrl;

namespace berth {

// Puts one word of a command line into an errand: a link to Berth, a file (also as a file: address), or a
// text that can be pasted, such as a command of the official client or a link to a template. Paths begin at
// `directory`. The error is a sentence for a person.
[[nodiscard]] Expected<void, QString> takeArgument(
    Errand &errand, const QString &word, const QString &directory);

// What the system asks the program to open, where it does that by an event instead of an argument.
[[nodiscard]] Expected<Errand, QString> errandFor(const QUrl &url);

}
