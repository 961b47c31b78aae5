// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/createurl.h"

#include "catalog/requestwriter.h"

namespace berth {

QString createUrlText(const QUrl &baseUrl, qint64 offerId)
{
    QString base = baseUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    while (base.endsWith(u'/'))
        base.chop(1);
    QString path = createPath(offerId);
    if (offerId <= 0)
        path.replace(QLatin1String("/asks/") + QString::number(offerId), QLatin1String("/asks/OFFER_ID"));
    return base + path;
}

}
