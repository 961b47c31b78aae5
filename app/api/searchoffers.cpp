// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/searchoffers.h"

#include "api/jsonvalues.h"
#include "api/replyreader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace berth {
namespace {

constexpr int mostOffers = 64;

QString typeName(RentalType type)
{
    switch (type) {
    case RentalType::Interruptible:
        return QStringLiteral("bid");
    case RentalType::Reserved:
        return QStringLiteral("reserved");
    case RentalType::OnDemand:
        break;
    }
    return QStringLiteral("on-demand");
}

QJsonObject filter(const char *op, const QJsonValue &value)
{
    return {{QLatin1String(op), value}};
}

// On the wire GPU names have spaces.
QJsonObject gpuFilter(QStringList names)
{
    names.replaceInStrings(QStringLiteral("_"), QStringLiteral(" "));
    return names.size() == 1 ? filter("eq", names.first()) : filter("in", QJsonArray::fromStringList(names));
}

}

QJsonObject searchOffersBody(const OfferSearch &search)
{
    QJsonObject body{
        {QStringLiteral("verified"), filter("eq", true)},
        {QStringLiteral("external"), filter("eq", false)},
        {QStringLiteral("rentable"), filter("eq", true)},
        {QStringLiteral("rented"), filter("eq", false)},
    };
    if (!search.gpuNames.isEmpty())
        body.insert(QStringLiteral("gpu_name"), gpuFilter(search.gpuNames));
    if (search.minGpus > 0)
        body.insert(QStringLiteral("num_gpus"), filter("gte", search.minGpus));
    if (search.maxPrice)
        body.insert(QStringLiteral("dph_total"), filter("lte", search.maxPrice->dollars()));
    for (auto it = search.extraFilters.begin(); it != search.extraFilters.end(); ++it) {
        if (it.value().isNull()) {
            body.remove(it.key());
        } else {
            body.insert(it.key(), it.value());
        }
    }
    QJsonArray order;
    for (const auto &[field, descending] : search.order)
        order.append(QJsonArray{field, descending ? QStringLiteral("desc") : QStringLiteral("asc")});
    body.insert(QStringLiteral("type"), typeName(search.type));
    body.insert(QStringLiteral("order"), order);
    body.insert(QStringLiteral("limit"), std::clamp(search.limit, 1, mostOffers));
    body.insert(QStringLiteral("allocated_storage"), search.storageGb);
    return body;
}

ApiRequest searchOffers(const OfferSearch &search)
{
    ApiRequest request;
    request.method = QByteArrayLiteral("POST");
    request.path = QStringLiteral("/api/v0/bundles/");
    request.body = QJsonDocument(searchOffersBody(search)).toJson(QJsonDocument::Compact);
    return request;
}

Offer readOffer(const QJsonObject &object, bool interruptible)
{
    const auto value = [&object](const char *key) { return object.value(QLatin1String(key)); };
    const auto either = [&value](const char *first, const char *second) {
        return value(first).isNull() || value(first).isUndefined() ? value(second) : value(first);
    };
    Offer offer;
    offer.id = jsonId(value("ask_contract_id"));
    if (offer.id == 0)
        offer.id = jsonId(value("id"));
    offer.machineId = jsonInteger(value("machine_id"));
    offer.hostId = jsonInteger(value("host_id"));
    offer.gpuName = jsonText(value("gpu_name"));
    offer.numGpus = static_cast<int>(std::clamp<qint64>(jsonInteger(value("num_gpus")), 0, 1'000'000));
    offer.gpuRamMb = jsonNumber(value("gpu_ram"));
    offer.cpuCores = jsonNumber(either("cpu_cores_effective", "cpu_cores"));
    offer.cpuRamMb = jsonNumber(value("cpu_ram"));
    offer.diskSpaceGb = jsonNumber(value("disk_space"));
    offer.geolocation = jsonText(value("geolocation"));
    offer.reliability = jsonNumber(either("reliability2", "reliability"));
    offer.cudaMax = jsonNumber(value("cuda_max_good"));
    offer.inetDownMbps = jsonNumber(value("inet_down"));
    offer.inetUpMbps = jsonNumber(value("inet_up"));
    offer.directPorts
        = static_cast<int>(std::clamp<qint64>(jsonInteger(value("direct_port_count")), 0, 1'000'000));
    offer.dlPerf = jsonNumber(value("dlperf"));
    offer.durationSeconds = jsonNumber(value("duration"));
    const QJsonValue verification = value("verification");
    offer.verified = verification.isString() ? verification.toString() == QLatin1String("verified")
                                             : jsonFlag(value("verified"));
    // hosting_type 1 is a datacenter, 0 anything else.
    offer.datacenter = jsonFlag(either("datacenter", "hosting_type"));
    offer.staticIp = jsonFlag(value("static_ip"));
    offer.isBid = interruptible;
    offer.dphBase = jsonMoney(value("dph_base"));
    offer.dphTotal = jsonMoney(value("dph_total"));
    offer.minBid = jsonMoney(value("min_bid"));
    offer.storageCost = jsonNumber(value("storage_cost"));
    offer.inetUpCost = jsonNumber(value("inet_up_cost"));
    offer.inetDownCost = jsonNumber(value("inet_down_cost"));
    return offer;
}

Expected<QList<Offer>, ApiError> readOffers(const RawReply &reply, bool interruptible)
{
    const Expected<QJsonObject, ApiError> object = readObject(reply);
    if (!object)
        return fail(object.error());
    QJsonValue list = object->value(QLatin1String("offers"));
    // The documentation's own example has a single object here.
    if (list.isObject())
        list = QJsonArray{list};
    if (!list.isArray()) {
        return fail(ApiError(MalformedError{reply.status,
            QCoreApplication::translate("berth::SearchOffers", "There is no list of offers in it.")}));
    }
    QList<Offer> offers;
    for (const QJsonValue &one : list.toArray()) {
        const Offer offer = readOffer(one.toObject(), interruptible);
        if (offer.id != 0)
            offers.append(offer);
    }
    return offers;
}

}
