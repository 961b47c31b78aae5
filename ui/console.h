// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth {

// Call it first of all. A window program on Windows has no standard output of its own: when it was started
// from a console and nothing else takes its output, what it prints goes there. Elsewhere this does nothing.
void printToTheConsole();

}
