// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/importresult.h"

namespace berth {

// Reads a command line of the official client: `vastai create instance ID …`, also `create instances`,
// `launch instance`, `python vast.py …`, after a prompt, after assignments and among other lines (the first
// such command counts). The fields mean what the client would send, with three exceptions, each noted: an
// option that is not there leaves its field alone (the client would send 10 GB of disk and "no" for every
// flag), options are accepted with dashes and underscores alike, and what the client drops without a word is
// a problem here. Unique beginnings of options are understood as argparse does. Global options are passed
// over; an API key is neither kept nor repeated.
[[nodiscard]] ImportResult readVastaiCommand(const QString &text);

}
