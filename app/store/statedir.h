// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment.h"
#include "core/expected.h"

#include <QString>

namespace berth {

// Where settings and the unfinished form live: `given` (--state-dir), else BERTH_STATE_DIR, else
// berth-data beside a program that has a file berth.portable beside it, else the system's place for an
// application's own data. The folder is made, readable by its owner only; the error is a sentence for a
// person.
[[nodiscard]] Expected<QString, QString> prepareStateDir(
    const QString &given, const EnvironmentLookup &environment);

}
