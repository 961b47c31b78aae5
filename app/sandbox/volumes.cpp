// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/volumes.h"

#include "sandbox/filter.h"

#include <QSet>

#include <algorithm>

namespace berth::sandbox {
namespace {

constexpr int offerLimit = 64;

// What is shown of the machine a volume lies on.
QJsonObject machineFacts(const MarketOffer &offer)
{
    QJsonObject shown;
    for (const char *key : {"cpu_arch", "cpu_ghz", "cpu_name", "cuda_max_good", "disk_bw", "disk_name",
             "driver_vers", "driver_version", "external", "geolocation", "gpu_arch", "host_id", "inet_down",
             "inet_up", "machine_id", "mobo_name", "os_version", "public_ipaddr", "reliability",
             "reliability2", "static_ip", "storage_cost", "verification", "vms_enabled", "cluster_id",
             "has_avx", "pci_gen", "pcie_bw", "total_flops", "datacenter", "verified"})
        shown[QLatin1String(key)] = offer.facts.value(QLatin1String(key));
    return shown;
}

QJsonObject shownOffer(const MarketOffer &offer, double start, double storageGb)
{
    QJsonObject shown = machineFacts(offer);
    shown[QLatin1String("id")] = offer.volumeOffer;
    shown[QLatin1String("ask_contract_id")] = offer.volumeOffer;
    shown[QLatin1String("disk_space")] = offer.volumeGb;
    shown[QLatin1String("storage_total_cost")] = diskPerHour(offer.storageCost, storageGb);
    shown[QLatin1String("duration")] = offer.duration;
    shown[QLatin1String("start_date")] = start;
    shown[QLatin1String("end_date")] = start + offer.duration;
    return shown;
}

}

QJsonObject shownVolume(const Volume &volume, const QList<qint64> &instances)
{
    QJsonObject shown = machineFacts(volume.machine);
    QJsonArray users;
    for (const qint64 id : instances)
        users.append(QJsonObject{{QLatin1String("id"), id}});
    shown[QLatin1String("id")] = volume.id;
    shown[QLatin1String("label")] = volume.name.isEmpty() ? QJsonValue() : QJsonValue(volume.name);
    shown[QLatin1String("disk_space")] = volume.sizeGb;
    shown[QLatin1String("storage_total_cost")] = volume.perHour();
    shown[QLatin1String("start_date")] = volume.created;
    shown[QLatin1String("status")] = QStringLiteral("created");
    shown[QLatin1String("instances")] = users;
    return shown;
}

Expected<QJsonArray, Refusal> findVolumeOffers(
    const QJsonObject &body, const QList<MarketOffer> &market, double start)
{
    Filter filter;
    QList<SortKey> order;
    static const QSet<QString> settings{QStringLiteral("order"), QStringLiteral("limit"),
        QStringLiteral("allocated_storage"), QStringLiteral("type"), QStringLiteral("q")};
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (settings.contains(it.key()) || it->isNull())
            continue;
        const auto conditions = parseConditions(it.key(), *it);
        if (!conditions)
            return fail(badSearch(conditions.error()));
        filter += *conditions;
    }
    const QJsonArray wanted = body.value(QLatin1String("order")).toArray();
    for (const QJsonValue &entry : wanted)
        order.append(
            {entry.toArray().at(0).toString(), entry.toArray().at(1).toString() == QLatin1String("desc")});

    QList<QJsonObject> found;
    QSet<qint64> seen;
    const double storage = body.value(QLatin1String("allocated_storage")).toDouble(1);
    for (const MarketOffer &offer : market) {
        if (offer.hostOnly || seen.contains(offer.volumeOffer))
            continue;
        seen.insert(offer.volumeOffer);
        QJsonObject shown = shownOffer(offer, start, storage);
        const auto read = [&](const QString &field) {
            const QJsonValue value = shown.value(field);
            return field == QLatin1String("external") && value.isNull() ? QJsonValue(false) : value;
        };
        if (matches(filter, read))
            found.append(std::move(shown));
    }
    std::stable_sort(found.begin(), found.end(), [&](const QJsonObject &a, const QJsonObject &b) {
        for (const SortKey &key : order) {
            const int compared = compareValues(a.value(key.field), b.value(key.field));
            if (compared != 0)
                return key.descending ? compared > 0 : compared < 0;
        }
        return false;
    });
    const int limit = int(std::clamp(body.value(QLatin1String("limit")).toDouble(offerLimit), 1.0, 64.0));
    QJsonArray result;
    for (const QJsonObject &one : found) {
        if (result.size() < limit)
            result.append(one);
    }
    return result;
}

}
