// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpointpacer.h"
#include "api/volumes.h"
#include "core/clock.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace berth {

class ApiCall;
class ApiClient;

// Asks for the account's volumes and for space for new ones. Only the latest question of each kind counts;
// answers are never told from within the call that asks.
class VolumeFinder : public QObject
{
    Q_OBJECT

public:
    // Whatever else asks this server for volumes uses the same pacer.
    VolumeFinder(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent = nullptr);
    ~VolumeFinder() override;

    void list(); // ends in listed() or listFailed()
    void search(qint64 machineId); // ends in found() or searchFailed()
    void cancel();

Q_SIGNALS:
    void listed(const QList<berth::Volume> &volumes);
    void listFailed(const berth::ApiError &error);
    void found(const QList<berth::VolumeOffer> &offers);
    void searchFailed(const berth::ApiError &error);

private:
    struct Question
    {
        Endpoint endpoint = Endpoint::Volumes;
        int number = 0; // the latest
        QPointer<ApiCall> call;
    };

    void ask(Question &question, const ApiRequest &request, std::function<void(const RawReply &)> read);
    void askNow(Question &question, int number, const ApiRequest &request,
        const std::function<void(const RawReply &)> &read);
    void drop(Question &question);

    ApiClient &m_client;
    Clock &m_clock;
    EndpointPacer &m_pacer;
    Question m_list;
    Question m_search;
};

}
