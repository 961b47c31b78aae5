// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace berth {

// Words and characters of the query language that mean something by themselves, and numbers as it writes
// them. For those who read and write queries.

[[nodiscard]] bool isAnyWord(QStringView word); // any, *, ?
[[nodiscard]] bool isNullWord(QStringView word); // none, null
[[nodiscard]] std::optional<bool> flagWord(QStringView word); // true, false
// One of these: a name that is spelt so stands in quotes.
[[nodiscard]] bool isQueryWord(QStringView word);
// No part of a bare word: brackets, quotes, the comma, and what operators are made of.
[[nodiscard]] bool isQuerySpecial(QChar c);

// A finite decimal with a point; 1e3 is one too.
[[nodiscard]] std::optional<double> readNumber(QStringView text);
[[nodiscard]] QString numberText(double number); // the shortest that reads back as the same; never 1e+06

// "535.86.05" is 535086005; one part or two stand for that much and zeros, 535 is 535000000. A number of more
// than three digits is such a number already.
[[nodiscard]] std::optional<double> readVersion(QStringView text);
[[nodiscard]] QString versionText(double number);

}
