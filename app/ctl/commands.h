// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/command.h"

#include <memory>
#include <vector>

namespace berth {

[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();
// The whole of berthctl: `arguments` begins with the program's name.
Exit runBerthctl(const QStringList &arguments, const Context &context);

}
