// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/volumes.h"

#include "api/jsonvalues.h"
#include "api/replyreader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berth::Volumes)
};

Expected<QJsonArray, ApiError> readList(const RawReply &reply, const char *key, const QString &missing)
{
    const Expected<QJsonObject, ApiError> object = readObject(reply);
    if (!object)
        return fail(object.error());
    const QJsonValue list = object->value(QLatin1String(key));
    if (!list.isArray())
        return fail(ApiError(MalformedError{reply.status, missing}));
    return list.toArray();
}

Volume readVolume(const QJsonObject &object)
{
    const auto value = [&object](const char *key) { return object.value(QLatin1String(key)); };
    Volume volume;
    volume.id = jsonId(value("id"));
    volume.machineId = jsonInteger(value("machine_id"));
    volume.name = jsonText(value("label"));
    volume.sizeGb = std::max(jsonNumber(value("disk_space")), 0.0);
    volume.perHour = std::max(jsonMoney(value("storage_total_cost")), Money());
    volume.instances = int(value("instances").toArray().size());
    volume.geolocation = jsonText(value("geolocation"));
    volume.status = jsonText(value("status"));
    if (const double seconds = jsonNumber(value("start_date")); seconds > 0)
        volume.created = QDateTime::fromSecsSinceEpoch(qint64(seconds), Qt::UTC);
    return volume;
}

VolumeOffer readVolumeOffer(const QJsonObject &object)
{
    const auto value = [&object](const char *key) { return object.value(QLatin1String(key)); };
    VolumeOffer offer;
    offer.id = jsonId(value("ask_contract_id"));
    if (offer.id == 0)
        offer.id = jsonId(value("id"));
    offer.machineId = jsonInteger(value("machine_id"));
    offer.freeGb = std::max(jsonNumber(value("disk_space")), 0.0);
    offer.storageCost = std::max(jsonNumber(value("storage_cost")), 0.0);
    offer.diskName = jsonText(value("disk_name"));
    offer.diskMbps = jsonNumber(value("disk_bw"));
    offer.durationSeconds = jsonNumber(value("duration"));
    return offer;
}

}

ApiRequest showVolumes()
{
    ApiRequest request;
    request.path = QStringLiteral("/api/v0/volumes/");
    return request;
}

Expected<QList<Volume>, ApiError> readVolumes(const RawReply &reply)
{
    const auto list = readList(reply, "volumes", Words::tr("There is no list of volumes in it."));
    if (!list)
        return fail(list.error());
    QList<Volume> volumes;
    for (const QJsonValue &one : *list) {
        const Volume volume = readVolume(one.toObject());
        if (volume.id != 0)
            volumes.append(volume);
    }
    return volumes;
}

ApiRequest searchVolumes(qint64 machineId)
{
    const QJsonObject body{
        {QStringLiteral("machine_id"), QJsonObject{{QStringLiteral("eq"), machineId}}},
        {QStringLiteral("limit"), 64},
    };
    ApiRequest request;
    request.method = QByteArrayLiteral("POST");
    request.path = QStringLiteral("/api/v0/volumes/search/");
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

Expected<QList<VolumeOffer>, ApiError> readVolumeOffers(const RawReply &reply, qint64 machineId)
{
    const auto list = readList(reply, "offers", Words::tr("There is no list of volume offers in it."));
    if (!list)
        return fail(list.error());
    QList<VolumeOffer> offers;
    for (const QJsonValue &one : *list) {
        const VolumeOffer offer = readVolumeOffer(one.toObject());
        if (offer.id != 0 && offer.machineId == machineId)
            offers.append(offer);
    }
    return offers;
}

}
