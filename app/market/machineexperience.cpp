// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/machineexperience.h"

#include <QCoreApplication>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(MachineExperience)
};

QString withRest(QString text, const MachineExperience &experience)
{
    if (experience.failed > 0)
        text += Words::tr(", %1 failed").arg(experience.failed);
    if (experience.open > 0)
        text += Words::tr(", %1 still open").arg(experience.open);
    return text;
}

}

MachineExperiences machineExperiences(const QList<LaunchRecord> &records)
{
    MachineExperiences all;
    for (const LaunchRecord &record : records) {
        if (record.offer.machineId == 0 || record.state == LaunchState::Prepared
            || record.state == LaunchState::NotSent)
            continue;
        MachineExperience &one = all[record.offer.machineId];
        if (record.state == LaunchState::Created)
            ++one.made;
        else if (record.state == LaunchState::Refused || record.state == LaunchState::Absent)
            ++one.failed;
        else
            ++one.open;
        if (!one.last.isValid() || record.prepared > one.last)
            one.last = record.prepared;
    }
    return all;
}

QString experienceText(const MachineExperience &experience)
{
    const int count = experience.launches();
    if (count == 0)
        return {};
    return withRest(
        count == 1 ? Words::tr("launched here once") : Words::tr("launched here %1 times").arg(count),
        experience);
}

QString experienceShort(const MachineExperience &experience)
{
    const int count = experience.launches();
    if (count == 0)
        return {};
    return withRest(count == 1 ? Words::tr("1 launch") : Words::tr("%1 launches").arg(count), experience);
}

}
