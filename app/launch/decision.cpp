// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/decision.h"

#include "launch/look.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace berth {
namespace {

using Kept = Expected<LaunchRecord, JournalError>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Decision)
};

JournalError notAllowed(const QString &words)
{
    return {JournalError::Kind::NotAllowed, words};
}

Kept recordOf(const Journal &journal, const AccountAt &whose, const QString &id)
{
    const auto record = journal.record(id);
    if (record && (record->account != whose.account || record->baseUrl != whose.baseUrl))
        return fail(
            notAllowed(Words::tr("This launch belongs to another account. Switch to its account first.")));
    return record;
}

bool isCandidate(const QList<Observation> &timeline, qint64 contract)
{
    return std::any_of(timeline.begin(), timeline.end(), [contract](const Observation &seen) {
        const QJsonArray candidates = seen.data.value(QLatin1String("candidates")).toArray();
        return std::any_of(candidates.begin(), candidates.end(), [contract](const QJsonValue &one) {
            return one.toObject().value(QLatin1String("id")).toInteger() == contract;
        });
    });
}

}

Kept keepAbsentDecision(Journal &journal, const AccountAt &whose, const QString &id, const QDateTime &at)
{
    const auto record = recordOf(journal, whose, id);
    if (!record)
        return record;
    const Observation decision{
        at, ObservationKind::Decision, Words::tr("You said that no contract of this launch exists."), {}, {}};
    LaunchChanges changes;
    changes.nextLook = QDateTime();
    if (record->state == LaunchState::Absent)
        return journal.observe(id, decision, changes);
    return journal.move(
        id, {LaunchState::Unknown, LaunchState::Conflict}, LaunchState::Absent, decision, changes);
}

Kept keepContractDecision(
    Journal &journal, const AccountAt &whose, const QString &id, qint64 contract, const QDateTime &at)
{
    const auto record = recordOf(journal, whose, id);
    if (!record)
        return record;
    const auto timeline = journal.timeline(id);
    if (!timeline)
        return fail(timeline.error());
    if (!isCandidate(*timeline, contract))
        return fail(notAllowed(
            Words::tr("Contract %1 does not have this launch's mark. Choose one that has.").arg(contract)));
    const auto owner = ownerOf(journal, *record, contract);
    if (!owner)
        return fail(owner.error());
    if (!owner->isEmpty())
        return fail(notAllowed(
            Words::tr("Contract %1 belongs to another launch already. Choose another.").arg(contract)));
    LaunchChanges changes;
    changes.contract = contract;
    changes.nextLook = QDateTime();
    return journal.move(id, {LaunchState::Conflict}, LaunchState::Created,
        {at, ObservationKind::Decision,
            Words::tr("You said that contract %1 is this launch's.").arg(contract),
            {{QStringLiteral("contract"), contract}}, {}},
        changes);
}

}
