// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/searchoffers.h"

#include "api/jsonvalues.h"
#include "api/replyreader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace berth {
namespace {

constexpr int mostOffers = 64;
// 64 offers take about 150 KB; a server that gives tens of thousands is read, too.
constexpr qint64 largestAnswer = 96 * 1024 * 1024;

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
    request.answerLimit = largestAnswer;
    request.body = QJsonDocument(searchOffersBody(search)).toJson(QJsonDocument::Compact);
    return request;
}

namespace {

// Thousands of offers have the same few dozen names: one text for all that are equal.
class SharedTexts
{
public:
    QString shared(const QString &text) { return text.isEmpty() ? text : *m_texts.insert(text); }

private:
    QSet<QString> m_texts;
};

void readMachine(Offer &offer, const QJsonObject &object)
{
    const auto value = [&object](const char *key) { return object.value(QLatin1String(key)); };
    offer.tflops = jsonNumber(value("total_flops"));
    offer.computeCap = static_cast<int>(std::clamp<qint64>(jsonInteger(value("compute_cap")), 0, 100'000));
    offer.gpuMemoryGbps = jsonNumber(value("gpu_mem_bw"));
    offer.gpuFraction = jsonNumber(value("gpu_frac"));
    offer.nvlinkGbps = jsonNumber(value("bw_nvlink"));
    offer.gpuWatts = jsonNumber(value("gpu_max_power"));
    offer.cpuName = jsonText(value("cpu_name"));
    offer.cpuGhz = jsonNumber(value("cpu_ghz"));
    offer.board = jsonText(value("mobo_name"));
    offer.pciGeneration = jsonNumber(value("pci_gen"));
    offer.pcieGbps = jsonNumber(value("pcie_bw"));
    offer.diskName = jsonText(value("disk_name"));
    offer.diskMbps = jsonNumber(value("disk_bw"));
    offer.driver = jsonText(value("driver_version"));
    offer.osVersion = jsonText(value("os_version"));
    offer.verification = jsonText(value("verification"));
    offer.virtualMachines = jsonFlag(value("vms_enabled"));
    offer.endDate = jsonNumber(value("end_date"));
}

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
    readMachine(offer, object);
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
    const QJsonArray array = list.toArray();
    offers.reserve(array.size());
    SharedTexts texts;
    for (const QJsonValue &one : array) {
        Offer offer = readOffer(one.toObject(), interruptible);
        if (offer.id == 0)
            continue;
        for (QString Offer::*text : {&Offer::gpuName, &Offer::geolocation, &Offer::cpuName, &Offer::board,
                 &Offer::diskName, &Offer::driver, &Offer::osVersion, &Offer::verification})
            offer.*text = texts.shared(offer.*text);
        offers.append(std::move(offer));
    }
    return offers;
}

}
