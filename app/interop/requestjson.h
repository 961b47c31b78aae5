// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/importresult.h"

#include <QJsonObject>

namespace berth {

// Takes over a create body. Beyond readRequestBody(): what the official client always adds (client_id, extra:
// null) is passed over, and an `env` written as Docker flags or as a list of pairs is understood, each with a
// note.
void applyRequestBody(QJsonObject body, ImportResult &result);

// The number in …/asks/NUMBER/; 0 when there is none.
[[nodiscard]] qint64 offerIdInPath(QStringView path);

// Reads a JSON text: a body, or {"method", "path", "body"}. `position` is where it begins in the pasted text.
void applyRequestJson(const QString &json, qsizetype position, ImportResult &result);

}
