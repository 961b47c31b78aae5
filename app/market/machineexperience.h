// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

#include <QHash>
#include <QList>

namespace berth {

// What became of the launches on one machine, as the journal tells.
struct MachineExperience
{
    int made = 0; // contracts
    int failed = 0; // refused, or looked for and not found
    int open = 0; // not known yet
    QDateTime last{}; // UTC; when the latest was prepared

    [[nodiscard]] int launches() const { return made + failed + open; }
    friend bool operator==(const MachineExperience &, const MachineExperience &) = default;
};
using MachineExperiences = QHash<qint64, MachineExperience>; // by the machine's number

// What never reached the server says nothing of a machine and does not count; nor does a launch whose machine
// was not known.
[[nodiscard]] MachineExperiences machineExperiences(const QList<LaunchRecord> &records);

// "launched here 3 times, 1 failed"; empty where nothing was.
[[nodiscard]] QString experienceText(const MachineExperience &experience);
// "3 launches, 1 failed", for a cell.
[[nodiscard]] QString experienceShort(const MachineExperience &experience);

}
