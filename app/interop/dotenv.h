// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/envrow.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace berth {

// One entry of a `.env` file.
struct DotenvEntry
{
    qsizetype end = 0; // offset just past the entry and its line end
    std::optional<EnvRow> row; // nothing for blank lines, comments and what is wrong
    bool expands = false; // holds a $NAME that some readers would replace
    QString problem; // a sentence for a person; empty when nothing is wrong
};

// Reads the entry that begins at `begin`, the start of a line. Lines end with LF. What is wrong ends with its
// first line, so that a quote left open does not swallow the rest.
[[nodiscard]] DotenvEntry readDotenvEntry(QStringView text, qsizetype begin);

}
