// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/offergone.h"

namespace berth {

bool isOfferGone(const CreateOutcome &outcome)
{
    const QString words = outcome.code + u' ' + outcome.message;
    if (words.contains(QLatin1String("no_such_ask")) || outcome.status == 410)
        return true;
    if (outcome.status == 403) // "Offer … is not your own": another person's, or a host's
        return outcome.code != QLatin1String("auth_error");
    return outcome.status == 404 && (outcome.code.isEmpty() || outcome.code == QLatin1String("invalid_args"));
}

}
