// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/volumefinder.h"

namespace berth {

VolumeFinder::VolumeFinder(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent)
    : QObject(parent)
    , m_list(client, clock, pacer, Endpoint::Volumes)
    , m_search(client, clock, pacer, Endpoint::SearchVolumes)
{
}

void VolumeFinder::list()
{
    m_list.ask(showVolumes(), [this](const RawReply &reply) -> LatestQuestion::Tell {
        return [this, volumes = readVolumes(reply)] {
            if (volumes)
                Q_EMIT listed(*volumes);
            else
                Q_EMIT listFailed(volumes.error());
        };
    });
}

void VolumeFinder::search(qint64 machineId)
{
    m_search.ask(searchVolumes(machineId), [this, machineId](const RawReply &reply) -> LatestQuestion::Tell {
        return [this, offers = readVolumeOffers(reply, machineId)] {
            if (offers)
                Q_EMIT found(*offers);
            else
                Q_EMIT searchFailed(offers.error());
        };
    });
}

void VolumeFinder::cancel()
{
    m_list.cancel();
    m_search.cancel();
}

}
