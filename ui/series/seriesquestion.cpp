// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/seriesquestion.h"

#include "market/offerquery.h"
#include "ui/launch/draftcost.h"

#include <algorithm>

namespace berth {

OfferSearch offersLike(const Offer &offer, const RequestFields &fields)
{
    OfferSearch search;
    if (!offer.gpuName.isEmpty())
        search.gpuNames = QStringList{offer.gpuName};
    if (offer.numGpus > 0)
        search.extraFilters.insert(
            QStringLiteral("num_gpus"), QJsonObject{{QStringLiteral("eq"), offer.numGpus}});
    if (!offer.verified)
        search.extraFilters.insert(QStringLiteral("verified"), QJsonValue::Null);
    return forRequest(search, fields, std::nullopt);
}

OfferSearch forRequest(OfferSearch question, const RequestFields &fields, std::optional<Money> ceiling)
{
    const double *disk = fields.get<double>(FieldId::Disk);
    question.storageGb = disk ? *disk : assumedDiskGb;
    if (question.type != RentalType::Reserved || fields.isSet(FieldId::Price))
        question.type = rentalTypeOf(fields);
    question.maxPrice = lowerOf(question.maxPrice, ceiling);
    question.order = {{QStringLiteral("dph_total"), false}};
    question.limit = OfferSearch().limit;
    return question;
}

OfferSearch withConditions(OfferSearch question, const QString &query)
{
    const auto read = readOfferQuery(query);
    if (!read)
        return question;
    const QJsonObject filters = queryFilters(*read);
    for (auto it = filters.begin(); it != filters.end(); ++it) {
        QJsonObject both = question.extraFilters.value(it.key()).toObject();
        const QJsonObject more = it->toObject();
        for (auto op = more.begin(); op != more.end(); ++op)
            both.insert(op.key(), op.value());
        question.extraFilters.insert(it.key(), both);
    }
    return question;
}

QList<SeriesOffer> priced(const QList<Offer> &offers, const RequestFields &fields)
{
    QList<SeriesOffer> all;
    for (const Offer &offer : offers) {
        if (const auto cost = draftCost(offer, fields))
            all.append({offer, cost->cost.total});
    }
    std::stable_sort(all.begin(), all.end(),
        [](const SeriesOffer &a, const SeriesOffer &b) { return a.pricePerHour < b.pricePerHour; });
    return all;
}

std::optional<Money> lowerOf(std::optional<Money> a, std::optional<Money> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

}
