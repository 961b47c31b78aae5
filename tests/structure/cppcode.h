// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace berth::test {

enum class Blank : quint8 { Comments, CommentsAndStrings };

// The text with its comments (and the insides of strings and characters) replaced by spaces. Every line keeps
// its number and every character its place.
[[nodiscard]] QString blanked(const QString &text, Blank what);

}
