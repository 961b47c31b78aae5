// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDevice>
#include <QString>

namespace berth {

// Why the system could not do the last thing that was asked of a file, to stand within a sentence: Windows'
// own words end with a full stop.
[[nodiscard]] inline QString fileReason(const QFileDevice &file)
{
    QString words = file.errorString();
    while (words.endsWith(u'.') || words.endsWith(u' '))
        words.chop(1);
    return words;
}

}
