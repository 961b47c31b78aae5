// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/rawreply.h"
#include "core/expected.h"

#include <QJsonObject>

namespace berth {

// What every call but create asks of its reply: a complete answer, a 2xx status, one JSON object, and no
// "success": false in it. Everything else becomes the error that it is. (Create has a reader of its own,
// createreply.h: there a lost answer may have cost money.)
[[nodiscard]] Expected<QJsonObject, ApiError> readObject(const RawReply &reply);

// The server's own words in a refusal, wherever it put them: error; msg, message or detail.
struct ServerWords
{
    QString code; // "invalid_args"
    QString message;
};
[[nodiscard]] ServerWords serverWords(const QJsonObject &object);

}
