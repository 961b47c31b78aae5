// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/createreply.h"

namespace berth {

// Whether the offer, not the request, is what the server says no to, so that another offer may do: 404, 410
// and no_such_ask at any status, and a host's or another person's offer (403). Of a refusal; see FACTS,
// "Oddities": an empty 400 is no refusal but Unknown.
[[nodiscard]] bool isOfferGone(const CreateOutcome &outcome);

}
