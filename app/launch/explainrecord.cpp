// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/explanation.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace berth {
namespace {

using Action = Explanation::Action;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ExplainRecord)
};

constexpr int watchedHours = 72;

QString clockTime(const QDateTime &at)
{
    const QDateTime local = at.toLocalTime();
    return local.date() == QDate::currentDate() ? QLocale().toString(local.time(), QStringLiteral("HH:mm:ss"))
                                                : QLocale().toString(local, QLocale::ShortFormat);
}

QString looks(int count)
{
    return count == 1 ? Words::tr("one look") : Words::tr("%1 looks").arg(count);
}

QString over(const LaunchRecord &record)
{
    const qint64 minutes = std::max<qint64>(record.prepared.secsTo(record.updated) + 30, 0) / 60;
    if (minutes >= 120)
        return Words::tr("%1 hours").arg(minutes / 60);
    return minutes <= 1 ? Words::tr("one minute") : Words::tr("%1 minutes").arg(minutes);
}

QString sentence(const QString &words)
{
    return words.isEmpty() || words.endsWith(u'.') ? words : words + u'.';
}

// What the reply said, as the journal has kept it; the words for it are those of the first outcome.
Explanation explainReply(const LaunchRecord &record)
{
    LaunchResult result;
    result.offerId = record.offerId;
    result.state = record.state;
    CreateOutcome &outcome = result.outcome;
    outcome.contract = record.contract;
    outcome.withError = record.state == LaunchState::Created && record.error.kind == QLatin1String("refusal");
    outcome.status = record.error.status;
    outcome.code = record.error.code;
    outcome.message = record.error.message;
    outcome.delivery
        = outcome.status >= 300 && outcome.status < 400 ? Delivery::Redirected : Delivery::Answered;
    return explain(result);
}

Explanation underWay(const LaunchRecord &record)
{
    Explanation text;
    if (record.state == LaunchState::Prepared) {
        text.title = Words::tr("Prepared");
        text.happened = Words::tr("The launch of offer %1 is in the journal and has not been sent.")
                            .arg(record.offerId);
        text.means = Words::tr("Nothing was rented, and nothing is billed.");
        text.remedy = Words::tr("Wait for its outcome.");
        return text;
    }
    text.title = Words::tr("Sending");
    text.happened = Words::tr("The request for offer %1 is being sent, and its answer has not come.")
                        .arg(record.offerId);
    text.means = Words::tr("A contract may exist already. If it does, it is billed.");
    text.remedy = Words::tr("Wait for the answer. If the program that sent it has ended, Berth looks for the "
                            "contract at its next start.");
    return text;
}

Explanation created(const LaunchRecord &record)
{
    const QString id = QString::number(record.contract);
    Explanation text = explainReply(record);
    if (record.gone.isValid()) {
        text.title = Words::tr("Contract %1 destroyed").arg(id);
        text.happened = Words::tr("Contract %1 was destroyed, and Vast.ai's list no longer shows it (%2).")
                            .arg(id, clockTime(record.gone));
        text.means = Words::tr("Nothing of it is billed any more.");
        text.remedy = Words::tr("There is nothing left to do.");
        text.action = Action::None;
    } else if (record.destroyAsked.isValid()) {
        text.title = Words::tr("Contract %1 is being destroyed").arg(id);
        text.happened = Words::tr("Berth asked to destroy contract %1 (%2), and has not yet seen it gone.")
                            .arg(id, clockTime(record.destroyAsked));
        text.means = Words::tr("It is billed until it is gone.");
        text.remedy = Words::tr(
            "Berth looks until the list no longer shows it. If that takes long, destroy it again.");
    } else if (record.looks > 0 && record.error.kind != QLatin1String("refusal")) {
        text.happened = Words::tr(
            "Berth found contract %1 of offer %2 in your list of contracts, by the launch's mark.")
                            .arg(id)
                            .arg(record.offerId);
    }
    return text;
}

Explanation refused(const LaunchRecord &record)
{
    Explanation text = explainReply(record);
    if (record.confirmedAbsent.isValid()) {
        text.means
            = Words::tr("Nothing was rented, and nothing is billed: the list of contracts does not show it.");
        return text;
    }
    text.means
        = Words::tr("Nothing should have been rented; Berth looks once at the list of contracts to be sure.");
    return text;
}

Explanation notSent(const LaunchRecord &record)
{
    Explanation text = explainReply(record);
    if (record.error.kind.isEmpty()) {
        text.happened = Words::tr("Berth ended before the request was sent.");
        text.remedy = Words::tr("Rent again if you still want it.");
    }
    return text;
}

QString lookedSoFar(const LaunchRecord &record)
{
    if (record.looks == 0)
        return Words::tr("Berth has not looked for it yet.");
    return Words::tr("Not found after %1 so far.").arg(looks(record.looks));
}

Explanation unknown(const LaunchRecord &record)
{
    Explanation text = explainReply(record);
    if (record.error.kind.isEmpty())
        text.happened = Words::tr("Berth ended before the answer came.");
    else if (record.error.kind == QLatin1String("transport"))
        text.happened = Words::tr("The request was sent, and no whole answer came back. %1")
                            .arg(sentence(record.error.message))
                            .trimmed();
    text.means
        = Words::tr("A contract was possibly created, and may be billing. %1").arg(lookedSoFar(record));
    text.remedy = record.nextLook.isValid()
        ? Words::tr("Do not rent again yet. Berth does not send twice; it looks again at %1.")
              .arg(clockTime(record.nextLook))
        : Words::tr("Do not rent again yet. Berth does not send twice; it looks again at its next start.");
    text.action = Action::LookAtInstances;
    return text;
}

Explanation absent(const LaunchRecord &record)
{
    Explanation text;
    text.title = Words::tr("Not found");
    text.happened = record.looks == 0
        ? Words::tr("You checked that no contract of this launch exists.")
        : Words::tr("Not found after %1 over %2.").arg(looks(record.looks), over(record));
    text.means
        = Words::tr("Most likely nothing was rented. It is still watched for %1 hours after the launch.")
              .arg(watchedHours);
    text.remedy = Words::tr("Rent again only if you are sure that no contract exists.");
    text.action = Action::LookAtInstances;
    return text;
}

Explanation conflict(const LaunchRecord &record)
{
    Explanation text;
    text.title = Words::tr("Conflict: only you can tell");
    text.happened = Words::tr("Berth found the launch's mark, but not on one contract that fits offer %1: on "
                              "several, or on one that differs.")
                        .arg(record.offerId);
    text.means = Words::tr("At least one contract exists, and is billed.");
    text.remedy = Words::tr("Look at the contracts and say which one it is, or that it is none of them.");
    text.action = Action::LookAtInstances;
    return text;
}

}

Explanation explainRecord(const LaunchRecord &record)
{
    switch (record.state) {
    case LaunchState::Prepared:
    case LaunchState::Sending:
        return underWay(record);
    case LaunchState::Created:
        return created(record);
    case LaunchState::Refused:
        return refused(record);
    case LaunchState::NotSent:
        return notSent(record);
    case LaunchState::Unknown:
        return unknown(record);
    case LaunchState::Absent:
        return absent(record);
    case LaunchState::Conflict:
        return conflict(record);
    }
    Q_UNREACHABLE();
}

}
