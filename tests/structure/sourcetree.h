// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "structure/rules.h"

namespace berth::test {

// Our own text files: code, CMake, scripts, documents, drawings. What is built or fetched is not among them.
[[nodiscard]] QList<SourceFile> readSourceTree(const QString &top);

// Names of the headers in these folders.
[[nodiscard]] QSet<QString> headerNames(const QStringList &folders);

}
