// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/explanation.h"

#include <QCoreApplication>

namespace berth {
namespace {

using Action = Explanation::Action;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)
};

bool says(const CreateOutcome &outcome, const char *words)
{
    return outcome.code.contains(QLatin1String(words), Qt::CaseInsensitive)
        || outcome.message.contains(QLatin1String(words), Qt::CaseInsensitive);
}

Explanation created(const LaunchResult &result)
{
    const QString id = QString::number(result.outcome.contract);
    Explanation text;
    text.title = Words::tr("Contract %1 created").arg(id);
    if (!result.outcome.withError) {
        text.happened
            = Words::tr("Vast.ai accepted offer %1 and made contract %2.").arg(result.offerId).arg(id);
        text.means
            = Words::tr("It is billed from now on: the disk until you destroy it, the GPU while it runs.");
        text.remedy = Words::tr("Watch it start, and connect, on Vast.ai's instances page.");
        text.action = Action::LookAtInstances;
        return text;
    }
    text.title = Words::tr("Contract %1 created, with an error").arg(id);
    text.happened = Words::tr("Vast.ai made contract %1, and reported an error as well.").arg(id);
    text.means = Words::tr(
        "The contract exists, most likely stopped, and its disk is billed. A bid that is too low does "
        "this.");
    text.remedy
        = Words::tr("Raise its bid or destroy it on the instances page. Do not rent again for the same job.");
    text.action = Action::LookAtInstances;
    return text;
}

Explanation notSent(const LaunchResult &)
{
    Explanation text;
    text.title = Words::tr("Not sent");
    text.happened
        = Words::tr("The connection could not be made, and nothing of the request left this computer.");
    text.means = Words::tr("Nothing was rented, and nothing is billed.");
    text.remedy = Words::tr("Check the network and the base URL in Settings, then rent again.");
    text.action = Action::TryAgain;
    return text;
}

Explanation unknown(const LaunchResult &result)
{
    const CreateOutcome &outcome = result.outcome;
    Explanation text;
    text.title = Words::tr("Unknown: possibly created, may be billing");
    if (outcome.delivery == Delivery::Cancelled)
        text.happened = Words::tr("You stopped waiting before Vast.ai answered.");
    else if (outcome.delivery == Delivery::TimedOut)
        text.happened = Words::tr("Vast.ai did not answer in time.");
    else if (outcome.status == 429)
        text.happened = Words::tr("Vast.ai says that requests come too fast (429).");
    else if (outcome.status >= 500)
        text.happened = Words::tr("Vast.ai answered with a server error (%1).").arg(outcome.status);
    else if (outcome.delivery == Delivery::Redirected)
        text.happened
            = Words::tr("The server pointed to another address (%1); Berth does not follow that with a key.")
                  .arg(outcome.status);
    else if (outcome.delivery == Delivery::Answered)
        text.happened = Words::tr("The answer (status %1) can't be read as Vast.ai's.").arg(outcome.status);
    else if (outcome.delivery == Delivery::TooLarge)
        text.happened = Words::tr("The answer was too large to be one of Vast.ai's.");
    else
        text.happened = Words::tr("The connection broke after the request had been sent.");
    text.means = Words::tr("Whether a contract was made is not known. If it was, it is billed.");
    text.remedy
        = Words::tr("Look at your instances on Vast.ai before you rent again. Berth does not send twice.");
    text.action = Action::LookAtInstances;
    return text;
}

Explanation refused(const LaunchResult &result)
{
    const CreateOutcome &outcome = result.outcome;
    const QString offer = QString::number(result.offerId);
    Explanation text;
    text.title = Words::tr("Refused");
    text.happened = Words::tr("Vast.ai refused the request (status %1).").arg(outcome.status);
    text.means = Words::tr("Nothing was rented, and nothing is billed.");
    text.remedy = Words::tr("Read the server's own words below, mend the request and rent again.");
    text.action = Action::EditFields;

    if (says(outcome, "no_such_ask") || outcome.status == 410) {
        text.title = Words::tr("Offer gone");
        text.happened = outcome.status == 410
            ? Words::tr("Offer %1 can't start now, and the request said to cancel then.").arg(offer)
            : Words::tr("Offer %1 is no longer there: somebody else took it, or its host withdrew it.")
                  .arg(offer);
        text.remedy = Words::tr("Find another offer and rent that.");
        text.action = Action::FindOffer;
    } else if (says(outcome, "two factor")) {
        text.title = Words::tr("Key not accepted");
        text.happened
            = Words::tr("The account is protected by a second factor, and this key has not passed it.");
        text.remedy
            = Words::tr("Make an API key on Vast.ai's keys page while logged in, and enter it in Settings.");
        text.action = Action::CheckKey;
    } else if (outcome.status == 401 || says(outcome, "auth_error") || says(outcome, "session expired")) {
        text.title = Words::tr("Key not accepted");
        text.happened = Words::tr("Vast.ai does not accept the API key (status %1).").arg(outcome.status);
        text.remedy = Words::tr("Check the key in Settings; a new one can be made on Vast.ai's keys page.");
        text.action = Action::CheckKey;
    } else if (says(outcome, "not your own")) {
        text.happened
            = Words::tr("This account hosts machines, and may rent only its own; offer %1 is another's.")
                  .arg(offer);
        text.remedy
            = Words::tr("Rent with an account that does not host, or choose an offer of your own machine.");
        text.action = Action::FindOffer;
    } else if (says(outcome, "no_ssh_key_for_vm")) {
        text.title = Words::tr("No SSH key");
        text.happened = Words::tr("A virtual machine needs an SSH key on the account before it is created.");
        text.remedy = Words::tr("Add a public key on Vast.ai's keys page, then rent again.");
        text.action = Action::TryAgain;
    } else if (says(outcome, "invalid_price")) {
        text.title = Words::tr("Bid not accepted");
        text.happened = Words::tr("Vast.ai does not take this bid for offer %1.").arg(offer);
        text.remedy = Words::tr("Raise the bid, or choose on-demand.");
        text.action = Action::EditBid;
    } else if (says(outcome, "credit") || says(outcome, "balance")) {
        text.title = Words::tr("Not enough credit");
        text.happened = Words::tr("The account's credit does not cover this rental.");
        text.remedy = Words::tr("Add credit on Vast.ai's billing page, then rent again.");
        text.action = Action::TryAgain;
    } else if (says(outcome, "spend_rate_limit")) {
        text.title = Words::tr("Spending limit reached");
        text.happened = Words::tr("The account's limit of dollars an hour does not allow this rental.");
        text.remedy = Words::tr(
            "Destroy another instance, or take a cheaper offer. The limit grows with the account's age.");
        text.action = Action::FindOffer;
    } else if (outcome.status == 403) {
        text.happened
            = Words::tr("This account or key is not allowed to rent offer %1 (status 403).").arg(offer);
        text.remedy = Words::tr("Check the key's permissions on Vast.ai's keys page.");
        text.action = Action::CheckKey;
    } else if (outcome.status == 404) {
        text.happened = Words::tr("Vast.ai knows no such offer or address (status 404).");
        text.remedy = Words::tr("Find another offer; if that fails too, check the base URL in Settings.");
        text.action = Action::FindOffer;
    } else if (says(outcome, "invalid_args")) {
        text.happened = Words::tr("Vast.ai does not accept one of the settings.");
    }
    return text;
}

}

Explanation explain(const LaunchResult &result)
{
    switch (result.state) {
    case LaunchState::Created:
        return created(result);
    case LaunchState::NotSent:
        return notSent(result);
    case LaunchState::Refused:
        return refused(result);
    default:
        return unknown(result);
    }
}

}
