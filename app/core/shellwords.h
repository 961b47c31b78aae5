// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace berth {

// One word of a command line after quote removal, with where it came from.
struct ShellWord
{
    QString text;
    qsizetype begin = 0; // offset of its first character in the line, quotes included
    qsizetype end = 0; // one past its last
    bool quoted = false; // any part stood in quotes or behind a backslash
    bool expands = false; // holds a $name, ${…}, $(…) or `…` that a shell would replace; kept here as text
    friend bool operator==(const ShellWord &, const ShellWord &) = default;
};

struct ShellError
{
    QString message; // a sentence for a person
    qsizetype position = 0; // offset of the character that is wrong
};

// Splits as a POSIX shell does (IEEE 1003.1, 2.2 Quoting and 2.3 Token recognition): quotes, also $'…',
// backslashes, continued lines, comments at the start of a word. Nothing is expanded or run. Operators (| & ;
// < > parentheses) outside quotes end up as words of their own.
[[nodiscard]] Expected<QList<ShellWord>, ShellError> splitShellWords(QStringView line);

// Quotes so that a POSIX shell reads back exactly `word`; leaves plain words as they are.
[[nodiscard]] QString quoteShellWord(const QString &word);
[[nodiscard]] QString joinShellWords(const QStringList &words);

}
