// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace berth {

// Why the journal could not do what it was asked. Whatever the kind: what was asked has not been done.
struct JournalError
{
    enum class Kind : quint8 {
        Full, // no room on the disk
        ReadOnly, // folder or file can't be written
        Locked, // somebody else holds it for longer than we wait
        Corrupt, // the file is damaged
        Newer, // a newer Berth has made it; it can be read only
        Missing, // no launch has this id
        Moved, // the launch is in another state than the caller believed
        NotAllowed, // a step that the launch rule does not know; a mistake of the caller
        Other,
    };

    Kind kind = Kind::Other;
    QString message; // a sentence or two for a person: what is wrong and the remedy
};

}
