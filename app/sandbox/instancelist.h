// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "sandbox/answer.h"
#include "sandbox/filter.h"

#include <QJsonArray>
#include <QUrlQuery>

#include <optional>

namespace berth::sandbox {

// GET /api/v1/instances/: a page of the caller's contracts.
struct ListQuery
{
    Filter filter;
    QList<SortKey> order; // always ends with the id
    QStringList columns; // empty: all
    int limit = 25;
    std::optional<QJsonObject> after; // the last row of the page before: its sort columns
};

[[nodiscard]] Expected<ListQuery, Refusal> parseListQuery(const QUrlQuery &query);
// `rows` are shown instances. Filters, sorts and cuts; the next page's token names the last row's sort
// columns, so rows that come or go between two pages move nothing else.
[[nodiscard]] QJsonObject listPage(const ListQuery &query, const QList<QJsonObject> &rows);

}
