// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apirequest.h"

#include <QJsonObject>

namespace berth {

// PUT /api/v0/asks/{id}/: accepts an offer and so makes a contract, which costs money. Sent at most once.
// `body` is what RequestWriter makes; the reply is read by classifyCreateReply().
[[nodiscard]] ApiRequest createInstance(qint64 offerId, const QJsonObject &body);

}
