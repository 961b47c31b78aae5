// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"

#include <QList>
#include <QString>

namespace berth {

// What a pasted text turned out to be.
enum class ImportKind : quint8 {
    Unknown,
    VastaiCommand,
    CurlCommand,
    Json,
    DockerRun,
    EnvLines, // a `.env` file, NAME=VALUE lines, Docker flags
    Link, // to a template, an offer or both; also the bare number or hash
};

// One thing that was found in a pasted text. Never holds an API key, a token or the value of a secret
// variable.
struct ImportProblem
{
    QString text; // the words concerned, as they were written
    qsizetype position = -1; // offset of the first of them in the text that was read; -1: of none
    QString reason; // a sentence for a person
    bool unreadFile = false; // it is about onstartFile
    friend bool operator==(const ImportProblem &, const ImportProblem &) = default;
};

// What a command or a body means. A problem is something that was asked for and is not in the fields; a note
// is something worth knowing about what is there. What was passed over only told the program it was written
// for how to work: nothing is lost by it.
struct ImportResult
{
    ImportKind kind = ImportKind::Unknown; // set by readAnything()
    RequestFields fields;
    qint64 offerId = 0; // 0: none was named
    QString onstartFile; // --onstart FILE, as long as nobody has read it: see takeScript()
    QList<ImportProblem> problems;
    QList<ImportProblem> notes;
    QList<ImportProblem> passedOver;
};

}
