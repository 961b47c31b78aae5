// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "selftest/selfcheck.h"

#include <chrono>

namespace berth {

class Vault;

// Keeps a random secret, reads it back and removes it. A vault that says there is no keyring is NotThere; one
// that is locked, refuses, gives back something else or does not answer in time has failed.
[[nodiscard]] SelfCheck checkVaultRoundTrip(Vault &vault, std::chrono::milliseconds patience);

}
