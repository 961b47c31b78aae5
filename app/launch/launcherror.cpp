// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launcherror.h"

#include "launch/explanation.h"

namespace berth {
namespace {

constexpr qsizetype keptBytes = 4096;

QString kindOf(const LaunchResult &result)
{
    const CreateOutcome &outcome = result.outcome;
    if (result.state == LaunchState::NotSent)
        return QStringLiteral("not_sent");
    if (result.state == LaunchState::Refused || result.state == LaunchState::Created)
        return QStringLiteral("refusal");
    if (outcome.delivery != Delivery::Answered && outcome.delivery != Delivery::Redirected)
        return QStringLiteral("transport");
    return outcome.status >= 200 && outcome.status < 300 ? QStringLiteral("malformed")
                                                         : QStringLiteral("http");
}

}

LaunchError launchErrorOf(const LaunchResult &result)
{
    if (result.state == LaunchState::Created && !result.outcome.withError)
        return {};
    return {kindOf(result), result.outcome.status, result.outcome.code, result.outcome.message};
}

Observation replyObservation(const QDateTime &at, const LaunchResult &result)
{
    QJsonObject data{{QStringLiteral("outcome"), launchStateName(result.state)}};
    if (result.outcome.status > 0)
        data.insert(QStringLiteral("status"), result.outcome.status);
    if (result.outcome.contract > 0)
        data.insert(QStringLiteral("contract"), result.outcome.contract);
    if (!result.outcome.maskedBody.isEmpty())
        data.insert(QStringLiteral("answer"), QString::fromUtf8(result.outcome.maskedBody.left(keptBytes)));
    return {at, ObservationKind::Reply, explain(result).happened, data, {}};
}

}
