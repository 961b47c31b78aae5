// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/openlaunches.h"

#include <algorithm>

namespace berth {
namespace {

Expected<QDateTime, JournalError> repliedAt(const Journal &journal, const LaunchRecord &record)
{
    return journal.timeline(record.id).map([&record](const QList<Observation> &timeline) {
        const auto reply = std::find_if(timeline.begin(), timeline.end(),
            [](const Observation &seen) { return seen.kind == ObservationKind::Reply; });
        return reply == timeline.end() ? record.prepared : reply->at;
    });
}

}

Expected<OpenLaunches, JournalError> readOpenLaunches(
    Journal &journal, const JournalFilter &filter, const QStringList &known)
{
    if (const auto adopted = journal.adoptInterrupted(); !adopted)
        return fail(adopted.error());
    OpenLaunches launches;
    QStringList listed;
    const auto open = journal.openRecords(filter);
    if (!open)
        return fail(open.error());
    for (const LaunchRecord &record : *open) {
        listed << record.id;
        if (record.state == LaunchState::Sending)
            continue;
        const auto since = repliedAt(journal, record);
        if (!since)
            return fail(since.error());
        launches.open.append({record, *since});
    }
    JournalFilter undecided = filter;
    undecided.states = {LaunchState::Conflict};
    const auto conflicts = journal.records(undecided);
    if (!conflicts)
        return fail(conflicts.error());
    launches.conflicts = *conflicts;
    for (const LaunchRecord &record : *conflicts)
        listed << record.id;
    for (const QString &id : known) {
        if (listed.contains(id))
            continue;
        const auto record = journal.record(id);
        if (record)
            launches.closed.append(*record);
        else if (record.error().kind != JournalError::Kind::Missing)
            return fail(record.error());
    }
    return launches;
}

}
