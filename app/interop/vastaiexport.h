// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestwriter.h"

#include <QString>
#include <QStringList>

namespace berth {

struct VastaiExport
{
    QString text; // for a POSIX shell
    // Sentences for a person: what the official client can't express, and what it would send otherwise.
    QStringList notes;
};

// The request as `vastai create instance …`. Without an offer (0) its place holds OFFER_ID.
[[nodiscard]] VastaiExport vastaiCommand(const RequestFields &fields, qint64 offerId, SecretPolicy secrets);

}
