// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/importresult.h"

namespace berth {

// The whole path of the file that --onstart names; ~ is the home folder. A relative one is looked for in each
// of `folders`; empty where none has it.
[[nodiscard]] QString findScriptFile(const QString &name, const QStringList &folders);
// `script`, the content of the file that --onstart names, becomes the on-start script, as the official client
// does it. The problem that said it was not read goes.
void takeScript(ImportResult &import, const QString &script);

}
