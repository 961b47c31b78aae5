// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace berth {

enum class PresetProblem : quint8 {
    NotFound,
    Broken, // the file is no preset; it is left as it is
    Newer, // written by a newer Berth, or built in: it can be used and copied, not changed
    Conflict, // the file was changed or deleted since it was read; nothing was written
    NameTaken,
    BadName,
    Busy, // another Berth writes at this moment
    File, // the system says no
};

struct PresetError
{
    PresetProblem kind = PresetProblem::File;
    QString message; // a sentence for a person
    QString remedy; // what to do; may be empty
};

}
