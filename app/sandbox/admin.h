// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/answer.h"
#include "sandbox/faultqueue.h"
#include "sandbox/world.h"

#include <QList>

namespace berth::sandbox {

// What the real API does not have: faults on request and the whole truth, for programs that test launchers.
//   GET  /sandbox/faults    [{"name", "help"}]
//   POST /sandbox/faults    {"name"}: for the next create call
//   GET  /sandbox/truth     {"contracts": [{"id", "offer", "label", "status", "env"}],
//                            "creates": [{"path", "status", "env"}]}; status 0: no answer was made
//   POST /sandbox/advance   {"seconds"}: moves the contracts' clock on
//   POST /sandbox/turn      {"offer", "what": "taken"|"dearer"}: befalls this offer at once
// Each needs the account's key.
class Admin
{
public:
    Admin(World &world, FaultQueue &faults, const QList<SandboxRequest> &creates)
        : m_world(world)
        , m_faults(faults)
        , m_creates(creates)
    {
    }

    [[nodiscard]] static bool isFor(const Incoming &request)
    {
        return request.target.startsWith("/sandbox/");
    }
    [[nodiscard]] Answer answer(const Incoming &request);

private:
    [[nodiscard]] Answer arm(const QJsonObject &body);
    [[nodiscard]] Answer advance(const QJsonObject &body);
    [[nodiscard]] Answer turn(const QJsonObject &body);
    [[nodiscard]] Answer truth() const;

    World &m_world;
    FaultQueue &m_faults;
    const QList<SandboxRequest> &m_creates;
};

}
