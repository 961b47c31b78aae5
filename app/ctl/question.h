// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/offer.h"
#include "api/searchoffers.h"
#include "core/expected.h"
#include "ctl/command.h"

#include <QCommandLineParser>
#include <QList>

#include <optional>

namespace berth {

class OfferSearcher;
class Terminal;

// What commands share that ask the market.

// --type, --order, --limit, --storage.
void addQuestionOptions(QCommandLineParser &parser);
// The query, in the official client's language, with these options. Nothing, and each problem is said with
// its place, where something is wrong. `optionName` is what the query is called then.
[[nodiscard]] std::optional<OfferSearch> readQuestion(
    const QString &query, const QString &optionName, const QCommandLineParser &parser, Terminal &terminal);
// Adds the query to a search; false, and the problem is said, where it can't be read whole.
[[nodiscard]] bool takeQuery(
    const QString &query, const QString &optionName, OfferSearch &search, Terminal &terminal);
// "on-demand", "bid" (or "interruptible"), "reserved".
[[nodiscard]] std::optional<RentalType> rentalTypeNamed(const QString &name);

// Asks and waits for the answer. Where the rate limit makes it wait, that is said.
[[nodiscard]] Expected<QList<Offer>, ApiError> askMarket(
    OfferSearcher &searcher, const OfferSearch &search, Terminal &terminal);
[[nodiscard]] Exit exitFor(const ApiError &error);

}
