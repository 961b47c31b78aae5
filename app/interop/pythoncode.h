// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestwriter.h"

#include <QUrl>

namespace berth {

// The text as a Python 3 string literal in double quotes. Everything that does not print is escaped.
[[nodiscard]] QString pythonString(const QString &text);

// A JSON value as a Python 3 literal, over several lines where it has parts. `indent`: spaces before it.
[[nodiscard]] QString pythonLiteral(const QJsonValue &value, int indent);

// The request as a Python program that sends it with `requests`, once. The key is taken from the environment
// variable VAST_API_KEY when it runs; it is never part of the text. Without an offer (0) its place holds
// OFFER_ID.
[[nodiscard]] QString pythonCode(
    const RequestFields &fields, qint64 offerId, const QUrl &baseUrl, SecretPolicy secrets);

}
