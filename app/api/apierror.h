// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <variant>

namespace berth {

// The closed set of ways in which a call fails. Whoever handles it visits every one.
struct NotSentError
{
    QString detail;
};
// Something may have been sent; no readable answer came.
struct TransportError
{
    QString detail;
    bool timedOut = false;
    bool cancelled = false;
};
// The server refused, in JSON (or in plain text where it does, as for 429).
struct RefusalError
{
    int status = 0;
    QString code; // "invalid_args"; may be empty
    QString message; // the server's own words; may be empty
};
// An answer that is not what the call promises: HTML, cut JSON, missing keys.
struct MalformedError
{
    int status = 0;
    QString detail;
};
using ApiError = std::variant<NotSentError, TransportError, RefusalError, MalformedError>;

// One sentence for a person: what happened.
[[nodiscard]] QString describe(const ApiError &error);

}
