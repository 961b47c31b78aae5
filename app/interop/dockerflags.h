// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/envrow.h"
#include "core/shellwords.h"

namespace berth {

struct FlagRemark
{
    QString text; // what stands there, fit to be shown
    qsizetype position = 0; // of the word in the text that was split
    QString reason; // a sentence for a person
};

struct DockerFlags
{
    EnvRows rows;
    QList<FlagRemark> problems;
    QList<FlagRemark> notes;
};

// Reads -e, -p, -h, -v and -n (the flags that the create call knows, see EnvKind) and Docker's long names for
// them, with the value beside or attached. `docker run` in front is passed over, and the image behind the
// flags is named as a problem.
[[nodiscard]] DockerFlags readDockerFlags(const QList<ShellWord> &words);

}
