// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace berth::test {

// Tests ask no name server: what one says depends on the network they run in, and an answer may come when the
// process has ended. In a test's process (on Linux) only names of this computer are looked up; every other
// one is "not found" at once, and remembered, for which the process fails. Names that can't exist (.invalid,
// .test, .example) are not remembered, so whoever needs a name that is not found takes one of these.

// The names that were asked for since the last call.
[[nodiscard]] QStringList takeNameLookups();

}
