// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QString>
#include <QUrl>

#include <chrono>

namespace berth {

// Where calls go, and as whom.
struct ApiAccount
{
    // http or https; a path in it stands before every request's path; user, query and fragment are dropped.
    QUrl baseUrl{QStringLiteral("https://console.vast.ai")};
    Secret key; // empty: calls go out without one
    std::chrono::milliseconds timeout{60000}; // for the complete answer; 0 or less: no limit
    QString userAgent; // empty: "berth/VERSION"
};

}
