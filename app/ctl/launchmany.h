// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/command.h"
#include "ctl/description.h"

#include <chrono>

namespace berth {

// launch --query: --query, --count, --max-price, --order.
void addManyOptions(QCommandLineParser &parser);
// A plan, the question, then one launch after another. Prints an array of every try. Exit status, the first
// that holds: 4 one is unknown, 6 one is absent, 5 one was not sent, 3 fewer than asked for, 0.
Exit launchMany(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context,
    const Description &description, const ApiAccount &account, const QString &stateDir,
    std::chrono::milliseconds lookFor);

}
