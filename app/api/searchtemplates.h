// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/apirequest.h"
#include "api/rawreply.h"
#include "api/template.h"
#include "core/expected.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace berth {

// What to look for. What is not set does not filter. Found are the account's own templates and public ones.
struct TemplateSearch
{
    std::optional<qint64> id;
    QString hashId;
    std::optional<bool> recommended;
    std::optional<qint64> creatorId;
    std::optional<qint64> minTimesUsed;
    QJsonObject extraFilters; // {field: {op: value}}; takes the place of the filter of the same field
};

// GET /api/v0/template/?select_filters=…
[[nodiscard]] ApiRequest searchTemplates(const TemplateSearch &search);
// Templates without a usable id are left out; keys that are missing, null or of an odd type count as not
// given.
[[nodiscard]] Expected<QList<Template>, ApiError> readTemplates(const RawReply &reply);
[[nodiscard]] Template readTemplate(const QJsonObject &object);

}
