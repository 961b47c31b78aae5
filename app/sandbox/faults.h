// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"

#include <QList>
#include <QString>

namespace berth {

// A disaster that can be rehearsed: what the next create call meets, and what the lists after it meet.
struct SandboxRehearsal
{
    QString name; // "reset-after-create"
    QString group; // "The server refuses": those of one group follow each other
    QString help; // a sentence for the person who rehearses it
    SandboxFault create;
    QList<SandboxFault>
        lists{}; // one for each call of the list, from the create call on; then lists are right
    // The turn comes already when a search asks for one offer alone, if that is before the create call.
    bool atALook = false;
};

// Every kind of fault that the launch rule names, in its order.
[[nodiscard]] QList<SandboxRehearsal> sandboxRehearsals();

}
