// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/volumes.h"
#include "market/latestquestion.h"

#include <QObject>

namespace berth {

class ApiClient;

// Asks for the account's volumes and for space for new ones. Only the latest question of each kind counts;
// answers are never told from within the call that asks.
class VolumeFinder : public QObject
{
    Q_OBJECT

public:
    // Whatever else asks this server for volumes uses the same pacer.
    VolumeFinder(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent = nullptr);

    void list(); // ends in listed() or listFailed()
    void search(qint64 machineId); // ends in found() or searchFailed()
    void cancel();

Q_SIGNALS:
    void listed(const QList<berth::Volume> &volumes);
    void listFailed(const berth::ApiError &error);
    void found(const QList<berth::VolumeOffer> &offers);
    void searchFailed(const berth::ApiError &error);

private:
    LatestQuestion m_list;
    LatestQuestion m_search;
};

}
