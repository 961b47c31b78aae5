// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/apirequest.h"
#include "api/offer.h"
#include "api/rawreply.h"
#include "core/expected.h"

#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QStringList>

#include <optional>

namespace berth {

enum class RentalType : quint8 { OnDemand, Interruptible, Reserved };

// What to look for. What is not set does not filter.
struct OfferSearch
{
    QStringList gpuNames; // any of these; "RTX 4090" or, as the official client writes it, "RTX_4090"
    int minGpus = 0;
    std::optional<Money> maxPrice; // $/hour for everything, with the storage below
    RentalType type = RentalType::OnDemand;
    double storageGb = 5; // the prices that come back hold this much disk; 5 as in the official client
    int limit = 64; // the server gives no more than 64 a call
    QList<QPair<QString, bool>> order{{QStringLiteral("score"), true}}; // field, descending
    // {field: {op: value}}, in the units of the wire (MB, seconds). Takes the place of the filter of the same
    // field, also of the four that are always there: verified, external, rentable, rented. null takes one
    // away.
    QJsonObject extraFilters;
};

// POST /api/v0/bundles/. Works without a key too.
[[nodiscard]] QJsonObject searchOffersBody(const OfferSearch &search);
[[nodiscard]] ApiRequest searchOffers(const OfferSearch &search);
// `interruptible`: what the search asked for; the offers are marked with it. Offers without a usable id are
// left out; keys that are missing, null or of an odd type count as 0, false or empty.
[[nodiscard]] Expected<QList<Offer>, ApiError> readOffers(const RawReply &reply, bool interruptible);
[[nodiscard]] Offer readOffer(const QJsonObject &object, bool interruptible);

}
