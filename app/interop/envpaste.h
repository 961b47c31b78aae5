// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/envrow.h"

#include <QList>
#include <QString>

namespace berth {

struct PasteProblem
{
    int line = 0; // from 1
    QString text; // what stands there; the value of a secret variable is masked
    QString reason; // a sentence for a person
    friend bool operator==(const PasteProblem &, const PasteProblem &) = default;
};

struct EnvPaste
{
    EnvRows rows; // in the order of the text; a name may come twice
    QList<PasteProblem> problems; // what could not be taken over
    QList<PasteProblem> notes; // what was taken over, but may not mean what it seems to
};

// Reads what a person pastes into the environment table: `.env` files, NAME=VALUE lines, Docker flags
// (`-e A=b -p 80:80`, also a whole `docker run …`), and these mixed, line by line. Docker flags are quoted as
// for a POSIX shell. In `.env` lines: comments, `export`, quotes (single: as it stands; double: \n \r \t \"
// \\ \$ \` understood, may span lines), values without quotes up to the end of the line or to " #". A byte
// order mark and CR LF are understood. Nothing is expanded: `$NAME` stays as text, with a note.
[[nodiscard]] EnvPaste readEnvPaste(const QString &text);

}
