// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/apirequest.h"
#include "api/instance.h"
#include "api/rawreply.h"
#include "core/expected.h"

#include <optional>

namespace berth {

// GET /api/v0/instances/{id}/.
[[nodiscard]] ApiRequest showInstance(qint64 id);
// nullopt: the server says that there is no such contract (200 with "instances" null, [] or {}). A 404 stays
// an error, because bad keys and ended sessions answer 404 too.
[[nodiscard]] Expected<std::optional<Instance>, ApiError> readShownInstance(const RawReply &reply);

}
