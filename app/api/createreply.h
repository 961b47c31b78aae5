// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rawreply.h"
#include "core/secret.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace berth {

// What a create call has led to, as far as its reply tells.
enum class CreateState : quint8 {
    Created, // a contract exists
    Refused, // the server says no, and named no contract
    NotSent, // nothing of the request's body left this computer
    Unknown, // a contract may exist; only the list of contracts can tell
};

struct CreateOutcome
{
    CreateState state = CreateState::Unknown;
    qint64 contract = 0; // 1…2^53 when created, else 0
    // Created, and yet the server reports an error: the contract exists, often stopped (a bid that is too low
    // does this).
    bool withError = false;
    Delivery delivery = Delivery::Answered;
    int status = 0; // HTTP; 0 when none came
    std::optional<std::chrono::milliseconds> retryAfter{}; // the header, as a time from when it came
    QString code; // the server's, "no_such_ask"; may be empty
    QString message; // the server's words, else those of the wire; may be empty
    Secret instanceApiKey; // can start, stop and destroy the instance; may be empty
    QByteArray maskedBody; // the answer, indented when it is JSON, with every API key in it masked
};

// The rule, in this order:
//   Created  a contract id in a complete JSON object, whatever the status
//   NotSent  the body never left
//   Refused  a complete JSON object without an id, and a status of 400, 401, 403, 404 or 410, or 200 with
//            "success": false
//   Unknown  everything else; also when the answer contradicts itself (the same key twice with no way to tell
//            which holds, a refusal with "success": true, a refusal with a new_contract that is no id but not
//            nothing either)
// A byte order mark before the object is let pass; anything after it is not.
[[nodiscard]] CreateOutcome classifyCreateReply(const RawReply &reply);

}
