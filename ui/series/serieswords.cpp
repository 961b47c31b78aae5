// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/serieswords.h"

#include "launch/offergone.h"

#include <QCoreApplication>
#include <QLocale>

namespace berth::SeriesWords {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SeriesWords)
};

}

QString perHour(Money money)
{
    return Words::tr("%1/h").arg(money.toDisplay(QLocale()));
}

QString outcome(const LaunchResult &result)
{
    switch (result.state) {
    case LaunchState::Created:
        return Words::tr("created");
    case LaunchState::Refused:
        return isOfferGone(result.outcome) ? Words::tr("offer gone") : Words::tr("refused");
    case LaunchState::NotSent:
        return Words::tr("not sent");
    case LaunchState::Absent:
        return Words::tr("not found in the list");
    case LaunchState::Conflict:
        return Words::tr("unclear: see History");
    default:
        return Words::tr("unknown: possibly created");
    }
}

QString end(LaunchSeries::End end, int made, int asked)
{
    const QString count = Words::tr("%1 of %2 contracts made.").arg(made).arg(asked);
    switch (end) {
    case LaunchSeries::End::Complete:
        return made == asked
            ? count
            : count + u' ' + Words::tr("The others may exist; see History what became of them.");
    case LaunchSeries::End::NoOffers:
        return count + u' ' + Words::tr("The market has no further offer at or below the ceiling.");
    case LaunchSeries::End::Tried:
        return count + u' ' + Words::tr("As many offers were tried as you allowed.");
    case LaunchSeries::End::Refused:
        return count + u' ' + Words::tr("It ended with a refusal that every other offer would meet too.");
    case LaunchSeries::End::NotSent:
        return count + u' ' + Words::tr("The last request did not leave this computer.");
    case LaunchSeries::End::Unconfirmed:
        return count + u' '
            + Words::tr("Whether a refused launch made nothing is not confirmed yet, so no other offer was "
                        "taken.");
    case LaunchSeries::End::Stopped:
        return count + u' ' + Words::tr("It was stopped.");
    }
    Q_UNREACHABLE();
}

QString tried(const QList<LaunchResult> &results)
{
    QStringList each;
    for (const LaunchResult &result : results)
        each << Words::tr("offer %1 (%2)")
                    .arg(result.offerId)
                    .arg(result.state == LaunchState::Created
                            ? Words::tr("contract %1").arg(result.record.contract)
                            : outcome(result));
    return Words::tr("Tried: %1.").arg(each.join(QStringLiteral(", ")));
}

}
