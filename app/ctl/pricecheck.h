// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/description.h"

namespace berth {

class ApiClient;
class Clock;

// Whether the offer costs no more than the preset allows, running and with its disk. It asks the market,
// where there is a ceiling, and says what is wrong; a price that can't be had is wrong too, because a ceiling
// that can't be checked would not be kept.
[[nodiscard]] bool keepsCeiling(
    ApiClient &client, Clock &clock, const Description &description, Terminal &terminal);

}
