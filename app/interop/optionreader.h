// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shellwords.h"
#include "interop/importresult.h"

#include <span>

namespace berth {

enum class OptionTakes : quint8 { Nothing, One, Rest };

struct OptionSpec
{
    const char *name; // "--disk" or "-d"
    OptionTakes takes;
    int id; // the caller's own
};

struct OptionWord
{
    int id = 0;
    QString name; // in full, as the table has it
    QString value;
    QList<ShellWord> rest; // for OptionTakes::Rest
    qsizetype position = 0;
    bool expands = false; // its value holds something that a shell would replace
};

struct OptionLine
{
    QList<OptionWord> options;
    QList<ShellWord> others; // words that belong to no option
    QList<ImportProblem> problems;
};

struct OptionRules
{
    std::span<const OptionSpec> specs;
    bool underscoresAreDashes = false; // in long names
    bool valuesMayBeginWithDash = false; // curl's way; argparse takes such a word for an option
    // As Docker reads them: long names in full, -x=value means value, and the first word that belongs to no
    // option ends the options.
    bool dockersWay = false;
};

// Takes a command's words apart as getopt_long and argparse do: --name value, --name=value, unique beginnings
// of long names, -x value, -xvalue, clusters of short switches, and "--" for the end of options. An unknown
// option is a problem, together with the word behind it where that is not a number or an option itself.
[[nodiscard]] OptionLine readOptions(const QList<ShellWord> &words, const OptionRules &rules);

}
