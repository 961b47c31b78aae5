// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/apirequest.h"
#include "api/instance.h"
#include "api/rawreply.h"
#include "core/expected.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace berth {

struct InstancePage
{
    QList<Instance> instances;
    QString nextToken; // empty on the last page
    // Entries that could not be read. With any of these the page does not prove that a contract is absent.
    int unreadable = 0;
};

// GET /api/v1/instances/, one page of at most 25 by ascending id. `afterToken` is the page before's
// nextToken; `filters` is {column: {op: value}}.
[[nodiscard]] ApiRequest showInstances(const QString &afterToken = {}, const QJsonObject &filters = {});
// Fails unless "instances" is an array.
[[nodiscard]] Expected<InstancePage, ApiError> readInstances(const RawReply &reply);

}
