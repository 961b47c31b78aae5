// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace berth {

// GPU names as the market writes them, the most asked for first. The market's list changes; this one only
// helps a person to type.
[[nodiscard]] QStringList commonGpuNames();

// What a person typed ("4090, h100") as names to search for: each part, between commas, stands for all of
// `known` that have all of its words in it, or, when there are none, for itself. A part that is a known name
// stands for that one alone, in whatever case.
[[nodiscard]] QStringList gpuNamesFor(const QString &typed, const QStringList &known);

}
