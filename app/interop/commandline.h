// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shellwords.h"

namespace berth {

// One command of a shell text, its words in order. Positions are those in the whole text.
using ShellCommand = QList<ShellWord>;

// Splits a shell text into its commands: at line ends that are not continued, and at ; & | and parentheses. A
// redirection and what follows it is cut off. A line that begins with an option still belongs to the command
// before it, because backslashes at line ends get lost in copying. Prompts ("$ ", "% ", "!") are taken off.
[[nodiscard]] Expected<QList<ShellCommand>, ShellError> splitShellCommands(QStringView text);

// The offset just past the line end that a shell would see as the end of the command beginning at `begin`, or
// the end of the text.
[[nodiscard]] qsizetype shellLineEnd(QStringView text, qsizetype begin);

// The name of a program without its folder and without .exe.
[[nodiscard]] QString programName(const QString &word);

// Whether a word is NAME=VALUE as it may stand before a command.
[[nodiscard]] bool isAssignment(const ShellWord &word);

}
