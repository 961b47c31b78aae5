// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace berth {

// One call, as a value: what endpoint functions make and ApiClient sends.
struct ApiRequest
{
    QByteArray method = QByteArrayLiteral("GET");
    QString path; // from the first '/', with the query, percent-encoded: "/api/v0/asks/5/"
    QByteArray body; // JSON; empty for none
    bool withKey = true; // false: no Authorization header
    // The body leaves this computer at most once, whatever the network does. For calls that spend money; such
    // a call needs a body.
    bool once = false;
    std::optional<std::chrono::milliseconds> timeout; // unset: the account's
    // Bytes of the answer, after unpacking; one that is larger is not read.
    qint64 answerLimit = 8 * 1024 * 1024;
};

}
