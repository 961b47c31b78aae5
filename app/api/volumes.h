// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/apirequest.h"
#include "api/rawreply.h"
#include "core/expected.h"
#include "core/money.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace berth {

// One of the account's own (show_volumes.yaml). Disk space on one machine that outlives contracts.
struct Volume
{
    qint64 id = 0;
    qint64 machineId = 0;
    QString name; // may be empty
    double sizeGb = 0;
    Money perHour; // storage_total_cost; zero: not told
    int instances = 0; // that use it now
    QString geolocation;
    QString status;
    QDateTime created; // UTC; may be invalid
};

// Space for a new one (search_volumes.yaml), on one machine.
struct VolumeOffer
{
    qint64 id = 0; // what volume_info.volume_id takes with create_new
    qint64 machineId = 0;
    double freeGb = 0; // the largest volume that can be made
    double storageCost = 0; // $/GB/month; 0: not told
    QString diskName;
    double diskMbps = 0; // disk_bw, MB/s
    double durationSeconds = 0; // how long it can be had
};

// GET /api/v0/volumes/
[[nodiscard]] ApiRequest showVolumes();
[[nodiscard]] Expected<QList<Volume>, ApiError> readVolumes(const RawReply &reply);

// POST /api/v0/volumes/search/, for one machine.
[[nodiscard]] ApiRequest searchVolumes(qint64 machineId);
// Offers of other machines, should the server send any, are left out.
[[nodiscard]] Expected<QList<VolumeOffer>, ApiError> readVolumeOffers(
    const RawReply &reply, qint64 machineId);

}
