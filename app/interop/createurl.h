// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace berth {

// The address of the create call, without user name and query of the base. Without an offer (0) its place
// holds OFFER_ID.
[[nodiscard]] QString createUrlText(const QUrl &baseUrl, qint64 offerId);

}
