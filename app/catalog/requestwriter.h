// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"

#include <QByteArray>
#include <QJsonObject>

namespace berth {

enum class SecretPolicy : quint8 { Mask, Reveal };

// The body of PUT /api/v0/asks/{id}/: only fields that are set, each under its key.
[[nodiscard]] QJsonObject requestBody(const RequestFields &fields, SecretPolicy secrets);
[[nodiscard]] QString createPath(qint64 offerId); // "/api/v0/asks/384826/"

}
