// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rawreply.h"

#include <QNetworkReply>

namespace berth {

// What is known when QNetworkAccessManager calls an exchange finished.
struct WireFacts
{
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    int status = 0; // 0: no status line came
    // Something of the request, or of its body where that can be watched, may have left this computer.
    bool mayHaveLeft = true;
    // The answer had neither a length nor chunks: its body goes on until the connection ends.
    bool endsWithConnection = false;
};

// Errors that can only come before a connection stands: name, refusal, TLS, proxy. Worth something only
// together with the knowledge that nothing was sent earlier, because Qt reports the last of its attempts.
[[nodiscard]] bool isBeforeSending(QNetworkReply::NetworkError error);

// NotSent only where it is certain; everything doubtful is Broken.
[[nodiscard]] Delivery deliveryOf(const WireFacts &facts);

}
