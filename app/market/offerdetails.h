// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "api/searchoffers.h"
#include "market/pricestanding.h"
#include "store/spending.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace berth {

struct OfferFact
{
    QString name; // "Download"
    QString words; // "853 Mbps, $0.0029 a GB"; never empty: what isn't known says so
};

struct OfferFactGroup
{
    QString title; // "Network"
    QList<OfferFact> facts;
};

// How the offer's price is worked out, and what it is compared with.
struct OfferView
{
    RentalType type = RentalType::OnDemand;
    double diskGb = 0;
    CostPlan plan{};
    PriceStanding standing{};
    QString experience{}; // with its machine; empty: none
    QDateTime now{}; // for "in 12 days"
};

// Everything that is known of an offer, for a person.
[[nodiscard]] QList<OfferFactGroup> offerDetails(const Offer &offer, const OfferView &view);
// The same as plain text, a fact a line, for the clipboard.
[[nodiscard]] QString offerDetailsText(const Offer &offer, const QList<OfferFactGroup> &groups);

}
