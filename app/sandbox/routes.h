// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/answer.h"
#include "sandbox/ratelimit.h"
#include "sandbox/world.h"

#include <QHash>
#include <QJsonObject>
#include <QUrlQuery>

namespace berth::sandbox {

// Which call goes where, and what every call shares: key, rate limit, JSON. One call at a time: who shares it
// locks it together with the world.
class Routes
{
public:
    Routes(World &world, bool rateLimits)
        : m_world(world)
        , m_rateLimits(rateLimits)
    {
    }

    [[nodiscard]] Answer answer(const Incoming &request);
    // Whether it is PUT /api/v0/asks/{id}/.
    [[nodiscard]] static bool isCreate(const Incoming &request);
    // Whether it is GET /api/v1/instances/.
    [[nodiscard]] static bool isList(const Incoming &request);

private:
    // A call with everything read out of it that a handler may want.
    struct Call
    {
        const Incoming &request;
        QUrlQuery query;
        QJsonObject body;
        Caller caller; // account 0 where no key is asked for
        QString id; // what stands for {id} in the path
        QString secondId;
    };
    using Handler = Answer (Routes::*)(const Call &);
    struct Route
    {
        const char *method;
        const char *path; // {id} stands for one segment; a slash at the end does not matter
        Handler handler;
        RateClass rate = RateClass::None;
        bool needsKey = true;
        bool contractKey = false; // a contract's own key will do
    };
    struct Match;

    [[nodiscard]] static std::span<const Route> table();
    [[nodiscard]] static Match find(const QByteArray &method, const QStringList &path);
    [[nodiscard]] Answer dispatch(const Route &route, Call &call);

    // routesinstances.cpp
    Answer create(const Call &call);
    Answer listInstances(const Call &call);
    Answer oldList(const Call &call);
    Answer showInstance(const Call &call);
    Answer manageInstance(const Call &call);
    Answer destroyInstance(const Call &call);
    Answer rebootInstance(const Call &call);
    Answer recycleInstance(const Call &call);
    Answer changeBid(const Call &call);
    Answer showInstanceKeys(const Call &call);
    Answer attachKey(const Call &call);
    Answer requestLogs(const Call &call);
    Answer sendLog(const Call &call);
    // routesaccount.cpp
    Answer showUser(const Call &call);
    Answer listKeys(const Call &call);
    Answer addKey(const Call &call);
    Answer deleteKey(const Call &call);
    Answer listSecrets(const Call &call);
    Answer setSecret(const Call &call);
    Answer deleteSecret(const Call &call);
    Answer listTemplates(const Call &call);
    Answer listVolumes(const Call &call);
    Answer searchVolumes(const Call &call);
    Answer createVolume(const Call &call);
    Answer deleteVolume(const Call &call);
    Answer searchOffers(const Call &call);
    Answer searchOffersByQuery(const Call &call);
    Answer listGpuNames(const Call &call);

    [[nodiscard]] Contract *contractOf(const Call &call);
    [[nodiscard]] static Answer offersFor(World &world, const QJsonObject &query);

    struct PendingLog
    {
        QByteArray text;
        double readyAt = 0;
    };

    World &m_world;
    bool m_rateLimits;
    RateLimit m_limit;
    QHash<QString, PendingLog> m_logs; // by the name in result_url
};

}
