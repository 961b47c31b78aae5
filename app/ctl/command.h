// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/globaloptions.h"

#include <QCommandLineParser>
#include <QString>

namespace berth {

class Terminal;

// What the exit status tells a script; the numbers are a promise.
enum class Exit : int {
    Done = 0,
    Broke = 1,
    BadInput = 2,
    Refused = 3,
    Unknown = 4,
    NotSent = 5,
    Absent = 6
};

// One command of berthctl. Given to it: what was typed, and where to write.
struct Context
{
    Terminal &terminal;
    EnvironmentLookup environment;
    QString homeDir;
};

class Command
{
public:
    virtual ~Command() = default;

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString summary() const = 0; // one line, for --help
    // Whether words that are no options may stand behind it.
    [[nodiscard]] virtual bool takesWords() const { return false; }
    virtual void addOptions(QCommandLineParser &parser) const = 0;
    virtual Exit run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context)
        = 0;
};

}
