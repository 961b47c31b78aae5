// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/target.h"
#include "market/offerfilters.h"
#include "market/offerquery.h"

using namespace berth;

namespace {

void checkProblem(const QueryProblem &problem, const QString &text)
{
    fuzz::check(!problem.message.isEmpty(), "a refusal has a reason", text);
    fuzz::check(
        problem.position >= 0 && problem.length >= 0 && problem.position + problem.length <= text.size(),
        "a refusal points into the text", text);
}

void offerquery(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (const auto order = readOfferOrder(text); !order)
        checkProblem(order.error(), text);
    const auto query = readOfferQuery(text);
    if (!query) {
        checkProblem(query.error(), text);
        return;
    }
    for (const QueryClause &clause : query->clauses)
        fuzz::check(clause.begin >= 0 && clause.length > 0 && clause.begin + clause.length <= text.size(),
            "a comparison stands in the text", text);
    const QString written = writeOfferQuery(*query);
    const auto again = readOfferQuery(written);
    fuzz::check(again && *again == *query, "what is written reads back", text);
    const SplitQuery split = splitQuery(*query);
    OfferSearch asked;
    applyQuery(*query, asked);
    const OfferQuery joined = joinQuery(split.filters, split.rest);
    const SplitQuery twice = splitQuery(joined);
    fuzz::check(twice.filters == split.filters, "filters come back", text);
    fuzz::check(readOfferQuery(writeOfferQuery(joined)).has_value(), "filters write what can be read", text);
}

}

BERTH_FUZZ_TARGET(offerquery, offerquery)
