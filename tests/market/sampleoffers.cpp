// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/sampleoffers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace berth::test {
namespace {

Money dollars(double amount)
{
    return Money::fromDollars(amount).value_or(Money());
}

Offer offer(
    qint64 id, int gpus, const char *name, double vramMb, const char *place, double perHour, double bid)
{
    Offer o;
    o.id = id;
    o.machineId = id % 90'000;
    o.hostId = id % 7'000;
    o.numGpus = gpus;
    o.gpuName = QString::fromUtf8(name);
    o.gpuRamMb = vramMb;
    o.geolocation = QString::fromUtf8(place);
    o.cpuCores = 16 * gpus;
    o.cpuRamMb = 64'432 * gpus;
    o.diskSpaceGb = 431.7 * gpus;
    o.reliability = 0.9941;
    o.cudaMax = 12.4;
    o.inetDownMbps = 853.2;
    o.inetUpMbps = 412.6;
    o.directPorts = 100;
    o.dlPerf = 98.3 * gpus;
    o.tflops = 82.6 * gpus;
    o.durationSeconds = 12.5 * 86'400;
    o.verified = true;
    o.dphBase = dollars(perHour);
    o.minBid = dollars(bid);
    o.storageCost = 0.2;
    o.dphTotal = dollars(perHour + 0.2 * 5 / 720);
    o.inetUpCost = 0.02;
    o.inetDownCost = 0.0029;
    return o;
}

}

QList<Offer> sampleOffers()
{
    QList<Offer> offers{
        offer(12'345'678, 2, "RTX 4090", 24'564, "Norway, NO", 0.62, 0.31),
        offer(12'345'001, 1, "RTX 4090", 24'564, "Czechia, CZ", 0.31, 0.16),
        offer(11'002'345, 1, "RTX 3090", 24'576, "Quebec, CA", 0.14, 0.07),
        offer(13'870'010, 8, "H100 SXM", 81'559, "Texas, US", 18.4, 9.2),
        offer(13'870'011, 1, "H100 SXM", 81'559, "Texas, US", 2.3, 1.15),
        offer(9'112'004, 4, "A100 SXM4", 81'920, "Virginia, US", 3.4, 1.6),
        offer(9'112'900, 1, "RTX A6000", 49'140, "", 0.42, 0.2),
        offer(10'450'218, 1, "GTX 1080 Ti", 11'264, "Taiwan, TW", 0.06, 0.03),
        offer(14'002'001, 1, "RTX 5090", 32'607, "Sweden, SE", 0.0, 0.0),
    };
    offers[2].verified = false;
    offers[3].datacenter = true;
    offers[3].inetDownMbps = 9'870;
    offers[3].diskSpaceGb = 14'200;
    offers[7].reliability = 0.9999;
    offers[8].dphTotal = Money();
    return offers;
}

QByteArray offersJson(const QList<Offer> &offers)
{
    QJsonArray list;
    for (const Offer &o : offers) {
        list.append(QJsonObject{
            {QStringLiteral("id"), o.id},
            {QStringLiteral("machine_id"), o.machineId},
            {QStringLiteral("ask_contract_id"), o.id},
            {QStringLiteral("gpu_name"), o.gpuName},
            {QStringLiteral("num_gpus"), o.numGpus},
            {QStringLiteral("gpu_ram"), o.gpuRamMb},
            {QStringLiteral("geolocation"), o.geolocation},
            {QStringLiteral("reliability2"), o.reliability},
            {QStringLiteral("verification"),
                o.verified ? QStringLiteral("verified") : QStringLiteral("unverified")},
            {QStringLiteral("dph_base"), o.dphBase.dollars()},
            {QStringLiteral("dph_total"), o.dphTotal.dollars()},
            {QStringLiteral("min_bid"), o.minBid.dollars()},
            {QStringLiteral("storage_cost"), o.storageCost},
            {QStringLiteral("inet_up_cost"), o.inetUpCost},
            {QStringLiteral("inet_down_cost"), o.inetDownCost},
        });
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("offers"), list}}).toJson(QJsonDocument::Compact);
}

}
