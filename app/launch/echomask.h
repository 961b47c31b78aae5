// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/createreply.h"
#include "catalog/requestfields.h"

namespace berth {

// A server may repeat what it was sent in its answer, which is shown, logged and kept. Puts dots in place of
// the secrets of `sent` and of the account's key, wherever the outcome's words, code and body have them, also
// as JSON or an address writes them. Values of fewer than six characters are left: they may be ordinary
// words.
void maskEchoes(CreateOutcome &outcome, const RequestFields &sent, const Secret &apiKey);

}
