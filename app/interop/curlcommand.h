// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestwriter.h"
#include "interop/importresult.h"

#include <QUrl>

namespace berth {

// The request as a command for a POSIX shell. The key is taken from $VAST_API_KEY when it runs; it is never
// part of the text. Without an offer (0) its place holds OFFER_ID.
[[nodiscard]] QString curlCommand(
    const RequestFields &fields, qint64 offerId, const QUrl &baseUrl, SecretPolicy secrets);

// Reads such a command back, and those that browsers and other people write: -X, -d, --data-raw, --json, -H.
// A body in a file (@file) is a problem: it must be opened. The Authorization header is passed over.
[[nodiscard]] ImportResult readCurlCommand(const QString &text);

// Reads the JSON of a create body, or {"method", "path", "body"} as berthctl prints it.
[[nodiscard]] ImportResult readRequestJson(const QString &text);

}
