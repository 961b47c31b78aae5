// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace berth {

// How the program reads the process environment; a test hands in its own.
using EnvironmentLookup = std::function<QString(const char *name)>;
[[nodiscard]] EnvironmentLookup processEnvironment();

}
