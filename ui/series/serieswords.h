// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/launchseries.h"

#include <QString>

namespace berth {

// What the series' pages say.
namespace SeriesWords {

[[nodiscard]] QString perHour(Money money); // "$0.620/h"
[[nodiscard]] QString outcome(const LaunchResult &result); // "created", "offer gone": a few words
[[nodiscard]] QString end(LaunchSeries::End end, int made, int asked); // a sentence
// "Tried: offer 1 (offer gone), offer 2 (contract 3)."
[[nodiscard]] QString tried(const QList<LaunchResult> &results);

}

}
