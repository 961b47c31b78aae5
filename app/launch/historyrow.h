// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

#include <QList>
#include <QString>

namespace berth {

// A launch as a line of the history, with what a search looks through. Made once, where it is read.
struct HistoryRow
{
    explicit HistoryRow(const LaunchRecord &launch);

    LaunchRecord record;
    QString searched; // folded: id, numbers, GPU, image, label, error
};

// What became of a launch in two or three words: "possibly created", "refused".
[[nodiscard]] QString outcomeWords(const LaunchRecord &record);
// "2× RTX 4090", or "offer 384826" where the GPU is not known.
[[nodiscard]] QString launchWords(const LaunchRecord &record);
// "$0.620/h"; empty where the price was not known.
[[nodiscard]] QString priceWords(const LaunchRecord &record);
// What was to run: the image, or the template.
[[nodiscard]] QString imageWords(const LaunchRecord &record);

// Those on top that a contract may exist for and nobody knows; in each part the order stays.
void putUnresolvedFirst(QList<HistoryRow> &rows);

}
