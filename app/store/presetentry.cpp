// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetentry.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace berth {

void sortPresets(PresetEntries &entries)
{
    // Names are folded once, and only numbers are moved around until the order is known.
    std::vector<QString> names;
    names.reserve(static_cast<std::size_t>(entries.size()));
    for (const PresetEntry &entry : std::as_const(entries))
        names.push_back(entry.summary.name.toCaseFolded());
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        const PresetEntry &a = entries.at(static_cast<qsizetype>(left));
        const PresetEntry &b = entries.at(static_cast<qsizetype>(right));
        if (a.favourite != b.favourite)
            return a.favourite;
        if (a.lastUsed.isValid() != b.lastUsed.isValid())
            return a.lastUsed.isValid();
        if (a.lastUsed.isValid() && a.lastUsed != b.lastUsed)
            return a.lastUsed > b.lastUsed;
        if (a.builtIn != b.builtIn)
            return b.builtIn;
        if (const int compared = names[left].compare(names[right]); compared != 0)
            return compared < 0;
        return a.file < b.file;
    });
    PresetEntries sorted;
    sorted.reserve(entries.size());
    for (const std::size_t index : order)
        sorted << entries.at(static_cast<qsizetype>(index));
    entries = sorted;
}

}
