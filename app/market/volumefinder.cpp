// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/volumefinder.h"

#include "api/apiclient.h"

namespace berth {

VolumeFinder::VolumeFinder(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_pacer(pacer)
{
    m_search.endpoint = Endpoint::SearchVolumes;
}

VolumeFinder::~VolumeFinder()
{
    cancel();
}

void VolumeFinder::list()
{
    ask(m_list, showVolumes(), [this](const RawReply &reply) {
        if (const auto volumes = readVolumes(reply))
            Q_EMIT listed(*volumes);
        else
            Q_EMIT listFailed(volumes.error());
    });
}

void VolumeFinder::search(qint64 machineId)
{
    ask(m_search, searchVolumes(machineId), [this, machineId](const RawReply &reply) {
        if (const auto offers = readVolumeOffers(reply, machineId))
            Q_EMIT found(*offers);
        else
            Q_EMIT searchFailed(offers.error());
    });
}

void VolumeFinder::cancel()
{
    drop(m_list);
    drop(m_search);
}

void VolumeFinder::drop(Question &question)
{
    ++question.number;
    if (!question.call)
        return;
    question.call->disconnect(this);
    question.call->cancel();
    question.call = nullptr;
}

void VolumeFinder::ask(
    Question &question, const ApiRequest &request, std::function<void(const RawReply &)> read)
{
    drop(question);
    m_pacer.setServer(m_client.account().baseUrl);
    askNow(question, question.number, request, read);
}

void VolumeFinder::askNow(Question &question, int number, const ApiRequest &request,
    const std::function<void(const RawReply &)> &read)
{
    if (number != question.number)
        return;
    if (const auto wait = m_pacer.waitFor(question.endpoint); wait.count() > 0) {
        m_clock.after(wait, this,
            [this, &question, number, request, read] { askNow(question, number, request, read); });
        return;
    }
    m_pacer.sent(question.endpoint);
    question.call = m_client.send(request);
    connect(question.call, &ApiCall::finished, this, [this, &question, read](const RawReply &reply) {
        m_pacer.answered(question.endpoint, reply);
        question.call = nullptr;
        read(reply);
    });
}

}
