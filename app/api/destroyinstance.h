// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/apirequest.h"
#include "api/rawreply.h"
#include "core/expected.h"

namespace berth {

// DELETE /api/v0/instances/{id}/: ends the contract and deletes its disk. Cannot be undone.
[[nodiscard]] ApiRequest destroyInstance(qint64 id);
// That it is really gone shows only in a later read.
[[nodiscard]] Expected<void, ApiError> readDestroyed(const RawReply &reply);

}
