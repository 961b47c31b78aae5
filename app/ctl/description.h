// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/issue.h"
#include "catalog/requestfields.h"
#include "ctl/globaloptions.h"

#include <QCommandLineParser>

namespace berth {

class Terminal;

// What to launch, as described on the command line. Applied in this order: --preset, --from-command,
// --from-json, --set, --env, --port, --unset, --offer.
struct Description
{
    RequestFields fields;
    qint64 offerId = 0;
    std::optional<Money> priceCeiling; // the lowest of the presets', $/hour
    Issues warnings;
};

enum class Completeness : quint8 {
    Whole, // it is going to be sent: there must be an offer, and the checks decide
    Partial, // it is going to be kept: what the checks say are warnings
};

void addDescriptionOptions(QCommandLineParser &parser);
// Every problem is said, one a line, and nothing is returned where there is one. Notes and warnings are said
// too.
[[nodiscard]] std::optional<Description> readDescription(
    const QCommandLineParser &parser, Terminal &terminal, Completeness completeness = Completeness::Whole);

}
