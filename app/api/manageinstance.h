// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/apirequest.h"
#include "api/rawreply.h"
#include "core/expected.h"
#include "core/money.h"

namespace berth {

enum class InstanceState : quint8 { Running, Stopped };

// PUT /api/v0/instances/{id}/: starts or stops the contract's machine. A stopped one still pays for its disk.
[[nodiscard]] ApiRequest setInstanceState(qint64 id, InstanceState state);
// PUT /api/v0/instances/bid_price/{id}/: what an interruptible contract bids from now on, $/hour.
[[nodiscard]] ApiRequest changeBid(qint64 id, Money pricePerHour);
// For both. The server has taken the wish; what the machine does shows only in a later read.
[[nodiscard]] Expected<void, ApiError> readAccepted(const RawReply &reply);

}
