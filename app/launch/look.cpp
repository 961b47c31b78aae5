// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/look.h"

#include "launch/lookschedule.h"
#include "launch/match.h"
#include "store/journalrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

using Kept = Expected<LaunchRecord, JournalError>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Look)
};

QString looks(int count)
{
    return count == 1 ? Words::tr("one look") : Words::tr("%1 looks").arg(count);
}

QString over(qint64 seconds)
{
    const qint64 minutes = (std::max<qint64>(seconds, 0) + 30) / 60;
    if (minutes >= 120)
        return Words::tr("%1 hours").arg(minutes / 60);
    return minutes <= 1 ? Words::tr("one minute") : Words::tr("%1 minutes").arg(minutes);
}

Observation seen(const Look &look, ObservationKind kind, const QString &text, QJsonObject data = {})
{
    data.insert(QStringLiteral("valid"), look.valid);
    if (look.valid)
        data.insert(QStringLiteral("contracts"), look.contracts.size());
    return {look.at, kind, text, data, {}};
}

QDateTime nextLookAfter(const Look &look, LaunchState state)
{
    const auto age = nextLookAge(state, look.age);
    if (!age)
        return {};
    return look.at.addMSecs(std::max<qint64>((*age - look.ageNow).count(), 0));
}

Kept keepInvalid(Journal &journal, const LaunchRecord &launch, const Look &look)
{
    if (look.repeated)
        return journal.planLook(launch.id, look.retry);
    LaunchChanges changes;
    changes.nextLook = look.retry;
    return journal.observe(launch.id,
        seen(look, ObservationKind::Sweep,
            Words::tr("The list of contracts could not be read, so this look does not count. %1")
                .arg(look.why),
            {{QStringLiteral("why"), look.why}}),
        changes);
}

Kept keepConflict(
    Journal &journal, const LaunchRecord &launch, const Look &look, const Match &match, LaunchChanges changes)
{
    return journal.move(launch.id, {launch.state}, LaunchState::Conflict,
        seen(look, ObservationKind::Sweep, match.why, conflictData(match)), changes);
}

Kept keepMatch(
    Journal &journal, const LaunchRecord &launch, const Look &look, Match match, LaunchChanges changes)
{
    if (match.kind == Match::Kind::Conflict)
        return keepConflict(journal, launch, look, match, changes);
    const qint64 contract = match.candidates.first().id;
    const auto owner = ownerOf(journal, launch, contract);
    if (!owner)
        return fail(owner.error());
    if (!owner->isEmpty()) {
        match.why
            = Words::tr("Contract %1 has the launch's mark, but belongs to another launch (%2) already.")
                  .arg(QString::number(contract), *owner);
        return keepConflict(journal, launch, look, match, changes);
    }
    changes.contract = contract;
    return journal.move(launch.id, {launch.state}, LaunchState::Created,
        seen(look, ObservationKind::Bound,
            Words::tr("Contract %1 has the launch's mark and fits it.").arg(contract),
            {{QStringLiteral("contract"), contract}}),
        changes);
}

Kept keepNothing(Journal &journal, const LaunchRecord &launch, const Look &look, LaunchChanges changes)
{
    const bool conclusive = isConclusive(launch.state, look.age);
    if (launch.state == LaunchState::Refused) {
        if (!conclusive)
            return journal.planLook(launch.id, nextLookAfter(look, launch.state));
        changes.confirmedAbsent = look.at;
        return journal.observe(launch.id,
            seen(look, ObservationKind::Sweep,
                Words::tr("The list of contracts does not show it: the refusal is confirmed.")),
            changes);
    }
    if (conclusive) {
        const QString text = Words::tr("Not found after %1 over %2.")
                                 .arg(looks(*changes.looks), over(launch.prepared.secsTo(look.at)));
        return journal.move(launch.id, {launch.state}, LaunchState::Absent,
            seen(look, ObservationKind::Sweep, text), changes);
    }
    changes.nextLook = nextLookAfter(look, launch.state);
    return journal.observe(
        launch.id, seen(look, ObservationKind::Sweep, Words::tr("Not in the list of contracts.")), changes);
}

}

Expected<QString, JournalError> ownerOf(const Journal &journal, const LaunchRecord &launch, qint64 contract)
{
    JournalFilter filter;
    filter.account = launch.account;
    filter.baseUrl = launch.baseUrl;
    filter.states = {LaunchState::Created};
    return journal.records(filter).map([&](const QList<LaunchRecord> &created) {
        const auto owner = std::find_if(created.begin(), created.end(),
            [&](const LaunchRecord &one) { return one.contract == contract && one.id != launch.id; });
        return owner == created.end() ? QString() : owner->id;
    });
}

Kept keepLook(Journal &journal, const QString &id, const Look &look)
{
    const auto launch = journal.record(id);
    if (!launch || launch->state == LaunchState::Sending || !isOpen(*launch, look.at))
        return launch;
    Kept kept;
    if (!look.valid) {
        kept = keepInvalid(journal, *launch, look);
    } else {
        LaunchChanges changes;
        changes.looks = launch->looks + 1;
        changes.nextLook = QDateTime();
        const Match match = matchLaunch(*launch, look.contracts);
        kept = match.kind == Match::Kind::None ? keepNothing(journal, *launch, look, changes)
                                               : keepMatch(journal, *launch, look, match, changes);
    }
    // Another program was faster; what it found holds.
    if (!kept && kept.error().kind == JournalError::Kind::Moved)
        return journal.record(id);
    return kept;
}

}
