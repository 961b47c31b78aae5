// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wireoutcome.h"

namespace berth {
namespace {

// Qt reports a status of 400 and above as an error too, after the whole answer has come. Anything else in the
// same range, such as ContentReSendError, says that the exchange itself failed.
bool isOnlyTheStatus(QNetworkReply::NetworkError error, int status)
{
    if (status < 400)
        return false;
    switch (error) {
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError: // 400
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

}

Delivery deliveryOf(const WireFacts &facts)
{
    // Where the end of the connection ends the answer, Qt (6.4) often takes that end for a broken connection
    // and tries to send again, after the whole answer has been read; with a body that cannot be rewound that
    // becomes this error. Whether anything is missing only the content can tell, as with any such answer.
    const bool regular = facts.endsWithConnection && facts.error == QNetworkReply::ContentReSendError;
    const bool answered = facts.status >= 200
        && (facts.error == QNetworkReply::NoError || regular || isOnlyTheStatus(facts.error, facts.status));
    if (answered)
        return facts.status >= 300 && facts.status < 400 ? Delivery::Redirected : Delivery::Answered;
    return facts.mayHaveLeft ? Delivery::Broken : Delivery::NotSent;
}

}
