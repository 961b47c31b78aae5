// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "api/searchoffers.h"
#include "store/spending.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace berth {

// One property of some offers, side by side.
struct ComparedProperty
{
    QString name; // "Download"
    QStringList words; // one for each offer
    QList<bool> best; // whether it is the best there; all false where none is better than another
    bool differs = false;
};

// `experiences`: one text for each offer, empty where there is none.
[[nodiscard]] QList<ComparedProperty> compareOffers(const QList<Offer> &offers,
    const QStringList &experiences, RentalType type, double diskGb, const CostPlan &plan);

}
