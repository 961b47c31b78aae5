// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "sandbox/answer.h"
#include "sandbox/market.h"

#include <QJsonArray>
#include <QString>

namespace berth::sandbox {

// Disk space that outlives contracts, on one machine.
struct Volume
{
    qint64 id = 0;
    int account = 0;
    QString name;
    double sizeGb = 0;
    MarketOffer machine; // any offer of the machine it lies on
    double created = 0;
    [[nodiscard]] double perHour() const { return diskPerHour(machine.storageCost, sizeGb); }
};

[[nodiscard]] QJsonObject shownVolume(const Volume &volume, const QList<qint64> &instances);

// POST /api/v0/volumes/search/: offers of volume space, one for each machine.
[[nodiscard]] Expected<QJsonArray, Refusal> findVolumeOffers(
    const QJsonObject &body, const QList<MarketOffer> &market, double start);

}
