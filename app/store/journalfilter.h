// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchstate.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

namespace berth {

// Which launches are asked for. What is empty does not restrict.
struct JournalFilter
{
    QString account;
    QUrl baseUrl;
    QList<LaunchState> states;
    QDateTime updatedSince; // only what was written then or later
    int limit = 0; // at most so many; 0: all
};

}
