// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace berth {

// A launch for scripts and for the clipboard. Always there: launch_id, offer, state, contract, error and
// advice (null where there is none, "absent_confirmed" with a refusal), then what is known of the machine,
// and the times (UTC, ISO 8601, null where there is none). No secret is in it.
[[nodiscard]] QJsonObject recordJson(const LaunchRecord &record);
// [{"at", "kind", "state", "text", "data"}], in the order given.
[[nodiscard]] QJsonArray timelineJson(const QList<Observation> &timeline);

}
