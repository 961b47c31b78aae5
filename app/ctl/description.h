// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/issue.h"
#include "catalog/requestfields.h"
#include "ctl/globaloptions.h"

#include <QCommandLineParser>

namespace berth {

class Terminal;

// What to launch, as described on the command line. Applied in this order: --from-command, --from-json,
// --set, --env,
// --port, --unset, --offer.
struct Description
{
    RequestFields fields;
    qint64 offerId = 0;
    Issues warnings;
};

void addDescriptionOptions(QCommandLineParser &parser);
// Every problem is said, one a line, and nothing is returned where there is one. Notes and warnings are said
// too.
[[nodiscard]] std::optional<Description> readDescription(
    const QCommandLineParser &parser, Terminal &terminal);

}
