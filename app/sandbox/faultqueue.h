// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/answer.h"
#include "sandbox/dice.h"
#include "sandbox/faults.h"
#include "sandbox/routes.h"

#include <deque>
#include <functional>
#include <optional>

namespace berth::sandbox {

// What is armed, and how it shows. One call at a time: who shares it locks it together with the routes.
class FaultQueue
{
public:
    FaultQueue(World &world, Routes &routes, const SandboxOptions &options)
        : m_world(world)
        , m_routes(routes)
        , m_options(options)
        , m_dice(options.seed ^ 0x7a4bU)
    {
    }

    void armCreate(const SandboxRehearsal &rehearsal) { m_creates.push_back(rehearsal); }
    void armList(const SandboxFault &fault) { m_lists.push_back(fault); }
    [[nodiscard]] qsizetype armed() const { return qsizetype(m_creates.size()); }

    // Whether this create call is to be reset before its body is read. If so, the fault is spent.
    [[nodiscard]] bool takeResetBeforeBody();
    // The answer of the fault that is next for this call; nothing when none is. `locked` runs what comes
    // after the delay under the lock.
    using Locked = std::function<void(const std::function<void()> &)>;
    [[nodiscard]] std::optional<Answer> answer(const Incoming &request, const Locked &locked);

private:
    [[nodiscard]] Answer apply(const SandboxFault &fault, const Incoming &request, const Locked &locked);
    [[nodiscard]] Answer firstPageAgain(const Incoming &request);
    void stop(const Answer &created);
    void spendCreate();
    void turnAtALook(const Incoming &request);
    [[nodiscard]] SandboxTurn chance();

    World &m_world;
    Routes &m_routes;
    const SandboxOptions m_options;
    Dice m_dice;
    std::deque<SandboxRehearsal> m_creates;
    std::deque<SandboxFault> m_lists;
};

}
