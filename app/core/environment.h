// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace berth {

// How the program reads the process environment; a test hands in its own.
using EnvironmentLookup = std::function<QString(const char *name)>;
[[nodiscard]] EnvironmentLookup processEnvironment();

// What "~" means, and where the official client looks for its key. Unlike QDir::homePath() it is the
// variable's folder on Windows, too (USERPROFILE), as Python has it; else the folder that the system keeps
// for the user.
[[nodiscard]] QString homeFolder();

}
