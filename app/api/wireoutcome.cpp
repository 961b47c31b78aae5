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

bool isBeforeSending(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return true;
    default:
        return false;
    }
}

Delivery deliveryOf(const WireFacts &facts)
{
    // With a body that cannot be rewound, Qt (6.4) reports two exchanges as failed to send again whose answer
    // has been read to its end: a 307 or 308 that nobody wants to follow, and an answer that the end of the
    // connection ends, which Qt often takes for a broken one. Whether the latter is whole only its content
    // can tell.
    const bool redirected = facts.status >= 300 && facts.status < 400;
    const bool read
        = facts.error == QNetworkReply::ContentReSendError && (redirected || facts.endsWithConnection);
    const bool answered = facts.status >= 200
        && (facts.error == QNetworkReply::NoError || read || isOnlyTheStatus(facts.error, facts.status));
    if (answered)
        return redirected ? Delivery::Redirected : Delivery::Answered;
    return facts.mayHaveLeft ? Delivery::Broken : Delivery::NotSent;
}

}
