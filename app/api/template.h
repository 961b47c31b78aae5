// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"

#include <QString>
#include <QStringList>

namespace berth {

// One template, as GET /api/v0/template/ lists it.
struct Template
{
    qint64 id = 0; // of the newest version
    QString hashId; // of this very version
    QString name;
    QString description;
    QString readme; // Markdown by whoever made the template; may be empty
    qint64 creatorId = 0;
    qint64 timesUsed = 0; // count_created
    bool recommended = false; // by Vast.ai
    bool isPrivate = false;
    // What it gives to a request that names it: image, env, on-start script, arguments, access mode, disk
    // (its recommendation, GB). See mergeTemplate().
    RequestFields gives;
    QStringList notUnderstood; // keys, and parts of env, that could not be read into `gives`
};

}
